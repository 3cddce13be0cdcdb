package dev.anneal.extension;

/** A number that says something about a fit, computed from points of it. Thread-safe. */
@FunctionalInterface
public interface HostMetric {
    /** The number; NaN if it has none for this fit. What it throws is logged ({@link System.Logger}), and counts as NaN. */
    double measure(FitSample sample);

    /**
     * Points of a fit.
     *
     * @param count how many
     * @param dimension the number of coordinates of each
     * @param points row by row: coordinate i of point n is {@code points[n * dimension + i]}
     * @param logFit the logarithm of the fit's density at each
     * @param logTarget the logarithm of the target's density at each, as it is computed
     */
    @SuppressWarnings("ArrayRecordComponent") // Made for one call.
    record FitSample(int count, int dimension, double[] points, double[] logFit, double[] logTarget) {}
}
