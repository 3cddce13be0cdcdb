package dev.anneal.run;

/**
 * A number that may have been found by sampling.
 *
 * @param value the number
 * @param standardError its standard error; 0 where it is exact
 * @param low the lower end of its 95 % interval
 * @param high the upper end of its 95 % interval
 * @param count the number of replicates behind it; 1 where it is exact
 */
public record Estimate(double value, double standardError, double low, double high, long count) {
    /** A number without an error. */
    public static Estimate exact(double value) {
        return new Estimate(value, 0, value, value, 1);
    }
}
