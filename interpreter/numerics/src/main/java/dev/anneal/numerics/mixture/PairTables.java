package dev.anneal.numerics.mixture;

import dev.anneal.numerics.quadrature.PiecewisePolynomial;
import dev.anneal.numerics.quadrature.SmoothedLogistic;

/**
 * Tables of the responsibilities of two components or two modes. With two components of fixed weights they depend on
 * one number, the distance of the means; with two modes and a fixed variance, on the difference of two squared
 * distances. The most common runs evaluate nothing else, and a table answers in the time of ten multiplications. Both
 * agree with the quadrature to 1e-12.
 */
final class PairTables {

    private static final double CELL = 0.125;
    private static final double SATURATED = 38;

    private PairTables() {}

    /**
     * The responsibility of the other component under the one whose weight is not larger, as a function of the distance
     * of their means over the square root of the variance: E sigma(logRatio - D/2 + sqrt(D) z).
     *
     * @param logRatio log(w_other / w), at least 0 and finite
     */
    static PiecewisePolynomial ofDistance(double logRatio) {
        // The value is below Phi((logRatio - D/2) / sqrt(D)) and the like: exp(-D/8) when D is large.
        double high = 16 + 2 * Math.sqrt(Math.max(0, 2 * logRatio));
        return PiecewisePolynomial.of(
                distance -> SmoothedLogistic.logistic(logRatio - 0.5 * distance * distance, distance), 0, high, (int)
                        Math.ceil(high / CELL));
    }

    /**
     * The responsibility of a mode as a function of the mean of the logit, at a fixed deviation: E sigma(mean + deviation
     * z).
     */
    static PiecewisePolynomial ofMean(double deviation) {
        double high = SATURATED + 7 * deviation;
        double cell = Math.max(0.5, deviation / 2.5);
        return PiecewisePolynomial.of(
                mean -> SmoothedLogistic.logistic(mean, deviation), -high, high, (int) Math.ceil(2 * high / cell));
    }
}
