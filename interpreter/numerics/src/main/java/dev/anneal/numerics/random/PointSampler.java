package dev.anneal.numerics.random;

/** Draws points of a density. Stateless. */
@FunctionalInterface
public interface PointSampler {
    /**
     * Draws points; the first do not depend on how many there are.
     *
     * @param random where numbers come from
     * @param points receives them coordinate by coordinate
     * @param capacity the distance between coordinates
     * @param count how many points
     */
    void fill(KeyedStream random, double[] points, int capacity, int count);
}
