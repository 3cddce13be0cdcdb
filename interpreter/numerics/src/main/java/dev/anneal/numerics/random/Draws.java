package dev.anneal.numerics.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Single numbers drawn from densities on the line. */
public final class Draws {
    private Draws() {}

    /** A number from the Laplace density exp(-|x|) / 2, by a random sign and an exponential distance. */
    public static double laplace(UniformRandomProvider random) {
        double distance = ZigguratSampler.Exponential.of(random).sample();
        return random.nextBoolean() ? distance : -distance;
    }

    /**
     * A number from Student's t: a standard normal number over the root of an independent chi-squared one, which is
     * divided by its degrees of freedom.
     *
     * @param degrees degrees of freedom, above 0
     */
    public static double studentT(UniformRandomProvider random, double degrees) {
        double normal = ZigguratSampler.NormalizedGaussian.of(random).sample();
        double gamma = AhrensDieterMarsagliaTsangGammaSampler.of(random, degrees / 2, 2 / degrees)
                .sample();
        return normal / Math.sqrt(gamma);
    }
}
