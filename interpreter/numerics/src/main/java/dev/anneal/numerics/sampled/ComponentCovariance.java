package dev.anneal.numerics.sampled;

/** What the covariances of the components are. */
public enum ComponentCovariance {
    /** The identity. */
    IDENTITY,
    /** The identity over beta. */
    TEMPERED,
    /** One trained multiple of the identity for all components. */
    SHARED,
    /** A trained multiple of the identity for each component. */
    ISOTROPIC,
    /** A trained diagonal matrix for each component. */
    DIAGONAL,
    /** A trained matrix for each component. */
    FULL;

    /** Whether it changes by gradients. */
    boolean isTrained() {
        return this != IDENTITY && this != TEMPERED;
    }
}
