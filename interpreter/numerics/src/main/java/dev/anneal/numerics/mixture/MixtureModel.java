package dev.anneal.numerics.mixture;

/**
 * The family q = sum_k w_k N(m_k, s I).
 *
 * @param components K, at least 1
 * @param dimension d, at least 1
 * @param trainableWeights whether the weights w follow the flow; otherwise they stay as they start
 * @param covariance what s is
 */
public record MixtureModel(int components, int dimension, boolean trainableWeights, Covariance covariance) {

    /** Checks the ranges. */
    public MixtureModel {
        if (components < 1) {
            throw new IllegalArgumentException("`components` must be at least 1, it is " + components + ".");
        }
        if (dimension < 1) {
            throw new IllegalArgumentException("`dimension` must be at least 1, it is " + dimension + ".");
        }
    }
}
