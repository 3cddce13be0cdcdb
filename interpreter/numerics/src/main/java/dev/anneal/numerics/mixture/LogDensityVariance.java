package dev.anneal.numerics.mixture;

import dev.anneal.numerics.quadrature.TwoModeMoments;

/**
 * Var_q[log p] for a mixture q and a target p of one or two modes, from squared distances of means alone (Anneal's
 * mathematics, "Schedules"). With y = x - mu_1 and t its coordinate along the line through both modes, log p is g(t) minus
 * half the squared length of y's rest, up to a constant; under component k the two parts are independent, and
 * {@code Var_k = Var g + s^2 (d - 1) / 2 + s |rest of m_k - mu_1|^2}. The law of total variance does the rest. One thread
 * owns an instance.
 */
final class LogDensityVariance {
    private final int dimension;
    private final int modes;
    private final double distance;
    private final TwoModeMoments along;
    private final double[] means;

    /** Whether the variance of a target's logarithm can be told. */
    static boolean knows(int modes) {
        return modes <= 2;
    }

    /**
     * For a target.
     *
     * @param dimension d
     * @param components K
     */
    LogDensityVariance(int dimension, int components, TargetGeometry target) {
        this.dimension = dimension;
        this.modes = target.logWeights().length;
        if (!knows(modes)) {
            throw new IllegalArgumentException("This variance is known for one mode or two, not for " + modes + ".");
        }
        distance = modes == 2 ? Math.sqrt(target.squaredDistances()[1]) : 0;
        along = new TwoModeMoments(
                target.logWeights()[0], modes == 2 ? target.logWeights()[1] : Double.NEGATIVE_INFINITY, distance);
        means = new double[components];
    }

    /**
     * The variance.
     *
     * @param weights w
     * @param toTarget |m_k - mu_j|^2 for component k and mode j at {@code (k * modes + j) * stride + lane}
     * @param s the variance of the components
     */
    double of(double[] weights, double[] toTarget, double s, int lane, int stride) {
        double within = 0;
        double average = 0;
        for (int k = 0; k < means.length; k++) {
            double square = toTarget[k * modes * stride + lane];
            // Of a single mode, or two in one place, any line will do.
            double t = distance > 0
                    ? 0.5 * (square - toTarget[(k * modes + 1) * stride + lane] + distance * distance) / distance
                    : Math.sqrt(square);
            double rest = Math.max(0, square - t * t);
            along.evaluate(t, Math.sqrt(s));
            within += weights[k] * (along.variance() + 0.5 * s * s * (dimension - 1) + s * rest);
            means[k] = along.mean() - 0.5 * (s * (dimension - 1) + rest);
            average += weights[k] * means[k];
        }
        double between = 0;
        for (int k = 0; k < means.length; k++) {
            between += weights[k] * (means[k] - average) * (means[k] - average);
        }
        return within + between;
    }
}
