package dev.anneal.numerics.mixture;

import dev.anneal.numerics.RecentlyUsed;
import dev.anneal.numerics.quadrature.LogisticTable;
import dev.anneal.numerics.quadrature.PiecewisePolynomial;
import dev.anneal.numerics.quadrature.SmoothedLogistic;
import org.jspecify.annotations.Nullable;

/**
 * Tables of the responsibilities of two components or two modes. With two components of fixed weights they depend on
 * one number, the distance of the means; with two modes and a fixed variance, on the difference of two squared
 * distances. The most common runs evaluate nothing else, and a table answers in the time of ten multiplications. All
 * agree with the quadrature to 2e-12.
 *
 * <p>An instance keeps the tables it has made, as many as are worth it, for all flows that it is given to. Thread-safe.
 */
public final class PairTables {

    private static final double CELL = 0.125;
    private static final double LARGEST_RATIO = 600;

    private static final int MOST = 64;

    private final RecentlyUsed<Double, PiecewisePolynomial> distances =
            new RecentlyUsed<>(MOST, PairTables::ofDistance);
    private final RecentlyUsed<Double, LogisticTable> means = new RecentlyUsed<>(MOST, LogisticTable::of);

    /** What pulls two components of fixed weights on two modes; null if that is not what there is. */
    @Nullable
    PairPull pull(MixtureModel model, Geometry geometry, TargetGeometry target, double[] logWeights) {
        boolean paired = model.components() == 2
                && target.logWeights().length == 2
                && !model.trainableWeights()
                && model.covariance() != Covariance.SHARED;
        double logRatio = Math.abs(logWeights[0] - logWeights[logWeights.length - 1]);
        if (!paired || logRatio > LARGEST_RATIO) {
            return null;
        }
        double squaredDistance = target.squaredDistances()[1];
        return new PairPull(
                geometry,
                logWeights,
                target.logWeights(),
                squaredDistance,
                distances(logRatio),
                means(Math.sqrt(squaredDistance)));
    }

    /**
     * The responsibility of the other component under the one whose weight is not larger, as a function of the distance
     * of their means over the square root of the variance: E sigma(logRatio - D/2 + sqrt(D) z).
     *
     * @param logRatio log(w_other / w), at least 0 and finite
     */
    PiecewisePolynomial distances(double logRatio) {
        return distances.get(logRatio);
    }

    /**
     * The responsibility of a mode as a function of the mean of the logit, at a fixed deviation: E sigma(mean + deviation
     * z).
     */
    LogisticTable means(double deviation) {
        return means.get(deviation);
    }

    private static PiecewisePolynomial ofDistance(double logRatio) {
        // The value is below Phi((logRatio - D/2) / sqrt(D)) and the like: exp(-D/8) when D is large.
        double high = 16 + 2 * Math.sqrt(2 * logRatio);
        return PiecewisePolynomial.of(
                distance -> SmoothedLogistic.logistic(logRatio - 0.5 * distance * distance, distance), 0, high, (int)
                        Math.ceil(high / CELL));
    }
}
