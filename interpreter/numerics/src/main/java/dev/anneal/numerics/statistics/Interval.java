package dev.anneal.numerics.statistics;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * An interval that covers the true value in 95 % of all samples.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
    /** The half width of the interval of a normal distribution, in standard deviations: its 97.5 % quantile. */
    public static final double NORMAL = 1.959963984540054;

    private static final double TAIL = 0.025;

    /**
     * The interval of a share after so many successes in so many trials, which need not be whole numbers (Wilson 1927):
     * it stays between 0 and 1, and has a width also where there were no successes or nothing else.
     */
    public static Interval wilson(double successes, double trials) {
        double share = successes / trials;
        double square = NORMAL * NORMAL / trials;
        double centre = (share + square / 2) / (1 + square);
        double half = NORMAL / (1 + square) * Math.sqrt(share * (1 - share) / trials + square / (4 * trials));
        // What is exactly 0 or 1 must not be missed by rounding.
        return new Interval(
                successes == 0 ? 0 : Math.max(0, centre - half), successes == trials ? 1 : Math.min(1, centre + half));
    }

    /** The interval around a mean of so many independent values, by Student's t. */
    public static Interval student(double mean, double standardError, long values) {
        if (values < 2) {
            return new Interval(Double.NaN, Double.NaN);
        }
        double half = new TDistribution(null, values - 1.0).inverseCumulativeProbability(1 - TAIL) * standardError;
        return new Interval(mean - half, mean + half);
    }

    /**
     * The interval of a quantile between two values of the sample, whatever the distribution: how many values lie below
     * the true quantile is binomial.
     *
     * @param sorted the sample in ascending order
     * @param p the share below the quantile, from 0 to 1
     */
    public static Interval quantile(double[] sorted, double p) {
        BinomialDistribution below = new BinomialDistribution(null, sorted.length, p);
        int low = below.inverseCumulativeProbability(TAIL) - 1;
        int high = below.inverseCumulativeProbability(1 - TAIL);
        return new Interval(sorted[Math.max(0, low)], sorted[Math.min(sorted.length - 1, high)]);
    }
}
