package dev.anneal.numerics.mixture;

/** What the variance s of the components is; the covariance is always s times the identity. */
public enum Covariance {
    /** s = 1. */
    IDENTITY,
    /** s = 1/beta: the width of the tempered target. */
    TEMPERED,
    /** One trainable s for all components. */
    SHARED
}
