package dev.anneal.numerics.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Draws points of a density. Stateless. */
@FunctionalInterface
public interface PointSampler {
    /** Independent standard normal coordinates; they are drawn point by point. */
    static PointSampler standardNormal(int dimension) {
        return (random, gaussian, points, capacity, count) -> {
            for (int n = 0; n < count; n++) {
                for (int i = 0; i < dimension; i++) {
                    points[i * capacity + n] = gaussian.sample();
                }
            }
        };
    }

    /**
     * Draws points; the first do not depend on how many there are.
     *
     * @param random where uniform numbers come from
     * @param gaussian normal numbers from the same source
     * @param points receives them coordinate by coordinate
     * @param capacity the distance between coordinates
     * @param count how many points
     */
    void fill(
            UniformRandomProvider random,
            ZigguratSampler.NormalizedGaussian gaussian,
            double[] points,
            int capacity,
            int count);
}
