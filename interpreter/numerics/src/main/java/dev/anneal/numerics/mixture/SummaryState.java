package dev.anneal.numerics.mixture;

/**
 * What the flow of a mixture depends on, instead of its means: where they lie in the span of the target's means, and
 * their inner products. Its size does not depend on the dimension of the space.
 *
 * @param projections the coordinates of each mean in the basis of {@link TargetSummary}: K times its rank
 * @param gram Q_kl = m_k·m_l, K times K
 * @param weights w, K numbers of at least 0 that sum to 1
 * @param variance s, above 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record SummaryState(double[] projections, double[] gram, double[] weights, double variance) {

    /** Checks shapes; the arrays are taken as they are, so do not write to them afterwards. */
    public SummaryState {
        int components = weights.length;
        if (components == 0 || gram.length != components * components || projections.length % components != 0) {
            throw new IllegalArgumentException("A state of " + components + " components has " + projections.length
                    + " projections and " + gram.length + " inner products.");
        }
    }

    /** K. */
    public int components() {
        return weights.length;
    }

    /** The rank of the target's means. */
    public int rank() {
        return projections.length / weights.length;
    }

    /** |m_k - m_l|^2; rounding may leave a little less than nothing where means coincide, which counts as nothing. */
    double squaredDistance(int k, int l) {
        int components = components();
        double norms = gram[k * components + k] + gram[l * components + l];
        return Math.max(0, norms - 2 * gram[k * components + l]);
    }
}
