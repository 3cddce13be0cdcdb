package dev.anneal.numerics.collapse;

import dev.anneal.numerics.quadrature.Mmse;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * How fast the overlaps grow while they are small (Anneal's mathematics, the linearisation of "Symmetric two modes").
 *
 * @param alignment the rate of a, with which both components go to one mode
 * @param separation the rate of b, with which each goes to its own
 * @param difference the second less the first: what separation is ahead by, in a unit of time
 */
public record GrowthRates(double alignment, double separation, double difference) {

    /**
     * The rates at a = b = 0.
     *
     * @param beta the inverse temperature, above 0
     * @param spread D, a quarter of the squared distance of the components' means; at least 0
     */
    public static GrowthRates at(TwoModes problem, double beta, double spread) {
        double variance = problem.variance(beta);
        double alignment = problem.mobility() * beta * pull(problem.squaredDistance(), variance);
        double difference = problem.mobility() * Mmse.of(spread / variance) / variance;
        return new GrowthRates(alignment, alignment + difference, difference);
    }

    /** kappa |mu|^2 - 1: what the modes do to a small overlap, at beta = 1. */
    private static double pull(double squaredDistance, double variance) {
        return squaredDistance * ModePull.exact(0, Math.sqrt(variance * squaredDistance)) - 1;
    }

    /**
     * The temperature 1/beta below which the alignment grows: infinite if it grows at all of them, 0 if at none. With
     * components of fixed variance the temperature changes how fast, but not whether.
     */
    public static double criticalTemperature(TwoModes problem) {
        double squared = problem.squaredDistance();
        if (problem.covariance() == dev.anneal.numerics.mixture.Covariance.IDENTITY) {
            return pull(squared, 1) > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        if (squared <= 1) {
            return 0;
        }
        // E sech^2(sigma z) is below sqrt(2/pi) / sigma, so there is no growth from 2 |mu|^2 / pi on.
        double highest = 2 * squared / Math.PI;
        return new BrentSolver(1e-13, 1e-13).solve(200, temperature -> pull(squared, temperature), 0, highest);
    }
}
