package dev.anneal.numerics.mixture;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.quadrature.SoftmaxExpectation;
import dev.anneal.numerics.quadrature.SoftmaxWorkspace;

/**
 * The expectations under each component of q that the flow and the free energy are made of (Anneal's mathematics,
 * "Gaussian mixtures: gradient flow"). They depend on squared distances between means only, so they are computed from
 * those: distances keep their relative accuracy where inner products of far-away means would cancel. One thread owns an
 * instance; results hold until the next evaluation.
 */
final class MixtureExpectations {

    private final int components;
    private final int modes;
    private final double[] logTargetWeights;
    private final double[] targetDistances;
    private final double[] offsets;
    private final SoftmaxWorkspace workspace = new SoftmaxWorkspace();

    /** R_kl = E_k[r_l], the responsibilities of the components of q for each other. */
    final double[] own;
    /** P_kj = E_k[rho_j], the responsibilities of the modes of the target for the components. */
    final double[] target;
    /** E_k of the log-sum-exp of the own logits log w_l - |x - m_l|^2 / 2s, without the part common to all of them. */
    final double[] ownLog;
    /** The same of the target's logits log pi_j - |x - mu_j|^2 / 2. */
    final double[] targetLog;
    /** E_k[Var_r(m)]. */
    final double[] ownSpread;
    /** E_k[Var_rho(mu)]. */
    final double[] targetSpread;

    /** Asked before each expectation: in many dimensions one takes milliseconds. */
    Checkpoint checkpoint = Checkpoint.NONE;

    /** The largest error estimate of the quadrature since this was created. */
    double errorEstimate;

    /**
     * @param components K
     * @param logTargetWeights the logarithms of the P weights of the target
     * @param targetDistances the squared distances of its means, P by P
     */
    MixtureExpectations(int components, double[] logTargetWeights, double[] targetDistances) {
        this.components = components;
        this.modes = logTargetWeights.length;
        this.logTargetWeights = logTargetWeights;
        this.targetDistances = targetDistances;
        offsets = new double[Math.max(components, modes)];
        own = new double[components * components];
        target = new double[components * modes];
        ownLog = new double[components];
        targetLog = new double[components];
        ownSpread = new double[components];
        targetSpread = new double[components];
    }

    /**
     * Evaluates {@link #own}, and on demand {@link #ownLog} and {@link #ownSpread}.
     *
     * @param logWeights log w
     * @param distances |m_k - m_l|^2, K by K
     * @param variance s
     */
    void evaluateOwn(double[] logWeights, double[] distances, double variance, boolean logs, boolean spreads) {
        for (int k = 0; k < components; k++) {
            Interruption.check(checkpoint);
            for (int l = 0; l < components; l++) {
                offsets[l] = logWeights[l] - distances[k * components + l] / (2 * variance);
            }
            SoftmaxExpectation.evaluate(components, offsets, distances, 1 / variance, logs, spreads, workspace);
            collect(k, components, distances, own, ownLog, ownSpread, logs, spreads);
        }
    }

    /**
     * Evaluates {@link #target}, and on demand {@link #targetLog} and {@link #targetSpread}.
     *
     * @param toTarget |m_k - mu_j|^2, K by P
     * @param variance s
     */
    void evaluateTarget(double[] toTarget, double variance, boolean logs, boolean spreads) {
        for (int k = 0; k < components; k++) {
            Interruption.check(checkpoint);
            for (int j = 0; j < modes; j++) {
                offsets[j] = logTargetWeights[j] - toTarget[k * modes + j] / 2;
            }
            SoftmaxExpectation.evaluate(modes, offsets, targetDistances, variance, logs, spreads, workspace);
            collect(k, modes, targetDistances, target, targetLog, targetSpread, logs, spreads);
        }
    }

    private void collect(
            int k,
            int count,
            double[] distances,
            double[] means,
            double[] log,
            double[] spread,
            boolean logs,
            boolean spreads) {
        errorEstimate = Math.max(errorEstimate, workspace.errorEstimate());
        for (int l = 0; l < count; l++) {
            means[k * count + l] = workspace.mean(l);
        }
        if (logs) {
            log[k] = workspace.logSumExp();
        }
        if (spreads) {
            // Var_r(m) = 1/2 sum_{ll'} r_l r_l' |m_l - m_l'|^2, which does not cancel.
            double sum = 0;
            for (int l = 0; l < count; l++) {
                for (int m = 0; m < l; m++) {
                    sum += workspace.second(l, m) * distances[l * count + m];
                }
            }
            spread[k] = sum;
        }
    }

    /**
     * V_k = E_k[log q - beta log p] up to a constant, after both evaluations with logarithms. Add {@link #constant} for
     * the value itself.
     */
    double energy(int k, double beta) {
        return ownLog[k] - beta * targetLog[k];
    }

    /** The part of V_k that is the same for every component; d is the dimension of the space. */
    static double constant(int dimension, double variance, double beta) {
        double half = 0.5 * dimension;
        double entropy = -half - half * Math.log(2 * Math.PI * variance);
        return entropy + beta * half * (variance + Math.log(2 * Math.PI));
    }
}
