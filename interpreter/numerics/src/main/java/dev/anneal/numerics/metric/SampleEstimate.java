package dev.anneal.numerics.metric;

import dev.anneal.numerics.Pace;
import java.util.function.IntToDoubleFunction;

/**
 * A number found from samples.
 *
 * @param value the number
 * @param standardError its standard error, to first order in one over the root of the number of samples
 */
public record SampleEstimate(double value, double standardError) {
    /** What a sample costs, an exponential or the shares of a few modes. */
    private static final long OPERATIONS = 20;

    /**
     * A function of means over independent samples, by the delta method.
     *
     * @param value the function's value
     * @param count the number of samples
     * @param influence how far each sample pulls it, up to a constant: the derivative along the sample's terms
     * @param pace asked now and then
     */
    static SampleEstimate of(double value, int count, IntToDoubleFunction influence, Pace pace) {
        double mean = 0;
        for (int n = 0; n < count; n++) {
            mean += influence.applyAsDouble(n) / count;
            pace.spend(OPERATIONS);
        }
        double squares = 0;
        for (int n = 0; n < count; n++) {
            double difference = influence.applyAsDouble(n) - mean;
            squares += difference * difference;
            pace.spend(OPERATIONS);
        }
        return new SampleEstimate(value, Math.sqrt(squares / Math.max(1, count - 1) / count));
    }
}
