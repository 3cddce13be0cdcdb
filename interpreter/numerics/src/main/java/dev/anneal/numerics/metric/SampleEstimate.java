package dev.anneal.numerics.metric;

import java.util.function.IntToDoubleFunction;

/**
 * A number found from samples.
 *
 * @param value the number
 * @param standardError its standard error, to first order in one over the root of the number of samples
 */
public record SampleEstimate(double value, double standardError) {
    /**
     * A function of means over independent samples, by the delta method.
     *
     * @param value the function's value
     * @param count the number of samples
     * @param influence how far each sample pulls it, up to a constant: the derivative along the sample's terms
     */
    static SampleEstimate of(double value, int count, IntToDoubleFunction influence) {
        double mean = 0;
        for (int n = 0; n < count; n++) {
            mean += influence.applyAsDouble(n) / count;
        }
        double squares = 0;
        for (int n = 0; n < count; n++) {
            double difference = influence.applyAsDouble(n) - mean;
            squares += difference * difference;
        }
        return new SampleEstimate(value, Math.sqrt(squares / Math.max(1, count - 1) / count));
    }
}
