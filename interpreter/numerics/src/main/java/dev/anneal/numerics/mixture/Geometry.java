package dev.anneal.numerics.mixture;

/** The metric in which the gradient of the free energy is taken (Anneal's mathematics, "Flow geometries"). */
public enum Geometry {
    /** Components move as particles of unit mobility and weights by Fisher–Rao. */
    WASSERSTEIN,
    /** Plain gradient descent on means, softmax weights and the logarithm of the variance. */
    EUCLIDEAN
}
