package dev.anneal.numerics.sampled;

/**
 * The family q = sum_k w_k N(m_k, S_k).
 *
 * @param components K, at least 1
 * @param dimension d, at least 1
 * @param trainableWeights whether the weights follow the flow; otherwise they stay as they start
 * @param covariance what the S_k are
 */
public record SampledModel(int components, int dimension, boolean trainableWeights, ComponentCovariance covariance) {
    /** Checks the ranges. */
    public SampledModel {
        if (components < 1 || dimension < 1) {
            throw new IllegalArgumentException("A mixture has at least one component and one dimension.");
        }
    }

    boolean isFull() {
        return covariance == ComponentCovariance.FULL;
    }
}
