package dev.anneal.numerics.mixture;

import dev.anneal.numerics.quadrature.LogisticTable;
import dev.anneal.numerics.quadrature.PiecewisePolynomial;
import dev.anneal.numerics.quadrature.SmoothedLogistic;
import dev.anneal.numerics.simd.ArrayKernels;

/**
 * What pulls the means of two components of fixed weights on two modes: the run that is made most often, by far. Every
 * step is a loop over the lanes, and the responsibilities come from tables, so it costs a fraction of the general case
 * in {@link MixtureSystem}. One thread owns an instance.
 */
final class PairPull {

    private final PiecewisePolynomial distanceTable;
    private final LogisticTable meanTable;
    private ArrayKernels kernels = ArrayKernels.plain();
    private final double logTargetRatio;
    private final double targetDistance;
    /** w_l / w_k over both components of the pair, 1 for the lighter one: detailed balance w_k R_kl = w_l R_lk. */
    private final double[] balance = new double[2];

    private final double[] mobility = new double[2];
    private double[] argument = new double[0];
    private double[] share = new double[0];
    private double[] scale = new double[0];
    private double[] map = new double[0];

    /**
     * @param logWeights log w
     * @param logTargetWeights log pi
     * @param targetSquaredDistance |mu_1 - mu_2|^2
     * @param distanceTable see {@link PairTables#distances}, made for these weights
     * @param meanTable of the deviation of the target's logit where the variance is 1
     */
    PairPull(
            Geometry geometry,
            double[] logWeights,
            double[] logTargetWeights,
            double targetSquaredDistance,
            PiecewisePolynomial distanceTable,
            LogisticTable meanTable) {
        this.distanceTable = distanceTable;
        this.meanTable = meanTable;
        logTargetRatio = logTargetWeights[0] - logTargetWeights[1];
        targetDistance = Math.sqrt(targetSquaredDistance);
        double lighter = Math.min(logWeights[0], logWeights[1]);
        for (int k = 0; k < 2; k++) {
            balance[k] = Math.exp(lighter - logWeights[k]);
            mobility[k] = geometry == Geometry.WASSERSTEIN ? 1 : Math.exp(logWeights[k]);
        }
    }

    /**
     * Writes the coefficients of dm_k/dt.
     *
     * @param ownDistances |m_k - m_l|^2 by pair and lane; the pair (1, 0) is read
     * @param toTarget |m_k - mu_j|^2 by pair and lane
     * @param ownPull receives the coefficients of m_l in dm_k/dt
     * @param targetPull receives those of mu_j
     */
    void evaluate(
            int lanes,
            double[] beta,
            double[] variance,
            double[] ownDistances,
            double[] toTarget,
            double[] ownPull,
            double[] targetPull,
            int stride) {
        if (argument.length < lanes) {
            argument = new double[stride];
            share = new double[stride];
            scale = new double[stride];
            map = new double[stride];
            kernels = ArrayKernels.of(stride);
        }
        int pair = 2 * stride;
        for (int lane = 0; lane < lanes; lane++) {
            argument[lane] = Math.sqrt(ownDistances[pair + lane] / variance[lane]);
        }
        distanceTable.values(argument, share, lanes);
        for (int k = 0; k < 2; k++) {
            pushApart(lanes, mobility[k] * balance[k], mobility[k], beta, variance, ownPull, k, stride);
        }
        for (int k = 0; k < 2; k++) {
            int first = 2 * k * stride;
            int second = first + stride;
            for (int lane = 0; lane < lanes; lane++) {
                argument[lane] = logTargetRatio + 0.5 * (toTarget[second + lane] - toTarget[first + lane]);
            }
            shares(lanes, variance);
            double factor = mobility[k];
            for (int lane = 0; lane < lanes; lane++) {
                double total = factor * beta[lane];
                double part = total * share[lane];
                targetPull[first + lane] = part;
                targetPull[second + lane] = total - part;
            }
        }
    }

    private void pushApart(
            int lanes,
            double responsibility,
            double confinement,
            double[] beta,
            double[] variance,
            double[] ownPull,
            int k,
            int stride) {
        int self = 3 * k * stride;
        int other = (k + 1) * stride;
        for (int lane = 0; lane < lanes; lane++) {
            double push = responsibility * share[lane] / variance[lane];
            ownPull[other + lane] = -push;
            ownPull[self + lane] = push - confinement * beta[lane];
        }
    }

    private void shares(int lanes, double[] variance) {
        meanTable.values(kernels, argument, share, scale, map, lanes);
        for (int lane = 0; lane < lanes; lane++) {
            // Away from a variance of 1 the table does not hold.
            if (variance[lane] != 1) {
                share[lane] = SmoothedLogistic.logistic(argument[lane], Math.sqrt(variance[lane]) * targetDistance);
            }
        }
    }
}
