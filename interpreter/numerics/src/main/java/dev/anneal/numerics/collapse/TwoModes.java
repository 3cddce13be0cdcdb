package dev.anneal.numerics.collapse;

import dev.anneal.numerics.mixture.Covariance;
import dev.anneal.numerics.mixture.Geometry;
import dev.anneal.numerics.schedule.Schedule;

/**
 * The problem whose collapse can be computed: two components of equal, fixed weight on the target
 * {@code N(mu, I)/2 + N(-mu, I)/2}, started from means drawn independently from {@code N(0, sigma^2 I)} (Anneal's
 * mathematics, "Symmetric two modes").
 *
 * @param squaredDistance |mu|^2, the squared distance of a mode from the origin; above 0 and at most
 *     {@value #FARTHEST_SQUARED}
 * @param dimension d, at least 1
 * @param initialDeviation sigma, above 0 and finite
 * @param covariance what the variance s of the components is: 1, or 1/beta; a trained one has no closed start
 * @param geometry the metric of the flow
 */
public record TwoModes(
        double squaredDistance, int dimension, double initialDeviation, Covariance covariance, Geometry geometry) {

    /** The largest |mu|^2: modes this far apart exchange nothing that doubles can hold. */
    public static final double FARTHEST_SQUARED = 1e4;

    /** Checks the ranges. */
    public TwoModes {
        if (!(squaredDistance > 0 && squaredDistance <= FARTHEST_SQUARED)) {
            throw new IllegalArgumentException("`squaredDistance` must be above 0 and at most " + FARTHEST_SQUARED
                    + ", it is " + squaredDistance + ".");
        }
        if (dimension < 1) {
            throw new IllegalArgumentException("`dimension` must be at least 1, it is " + dimension + ".");
        }
        if (!(initialDeviation > 0 && Double.isFinite(initialDeviation))) {
            throw new IllegalArgumentException(
                    "`initialDeviation` must be above 0 and finite, it is " + initialDeviation + ".");
        }
        if (covariance == Covariance.SHARED) {
            throw new IllegalArgumentException("`covariance` must not be trained.");
        }
    }

    /** s, the variance of the components at an inverse temperature. */
    double variance(double beta) {
        return covariance == Covariance.TEMPERED ? 1 / beta : 1;
    }

    /** The factor that the geometry puts before every rate: the mobility of a mean of weight one half. */
    double mobility() {
        return geometry == Geometry.WASSERSTEIN ? 1 : 0.5;
    }

    /** The mean of D = |m_1 - m_2|^2 / 4 at the start. */
    public double initialSpread() {
        return 0.5 * initialDeviation * initialDeviation * dimension;
    }

    /** The smallest variance between time 0 and the horizon, roughly: an end of the range that tables cover. */
    double smallestVariance(Schedule schedule, double horizon) {
        return extremeVariance(schedule, horizon, -1);
    }

    /** The largest variance between time 0 and the horizon, roughly. */
    double largestVariance(Schedule schedule, double horizon) {
        return extremeVariance(schedule, horizon, 1);
    }

    private double extremeVariance(Schedule schedule, double horizon, int sign) {
        double extreme = variance(schedule.beta(0));
        int points = covariance == Covariance.TEMPERED ? 256 : 0;
        for (int i = 1; i <= points; i++) {
            double variance = variance(schedule.beta(horizon * i / points));
            extreme = sign > 0 ? Math.max(extreme, variance) : Math.min(extreme, variance);
        }
        return extreme;
    }
}
