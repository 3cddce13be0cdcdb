package dev.anneal.numerics.mixture;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.schedule.AdaptiveSchedule;
import org.jspecify.annotations.Nullable;

/**
 * What pulls the means, the weights and the variance of a block of runs, from the distances of their means (Anneal's
 * mathematics, "Gaussian mixtures: gradient flow"). Every dm_k/dt is a linear combination of the means of q and of the
 * target, and its coefficients are the same whether the means themselves are integrated ({@link MixtureSystem}) or
 * their inner products ({@link SummarySystem}). The scalars behind the means are variables of the lane here: the softmax
 * parameters of the weights if those are trainable, and the logarithm of the variance if that is.
 */
final class MixturePull {

    private final MixtureModel model;
    private final Geometry geometry;
    private final Annealing annealing;
    private final @Nullable LogDensityVariance logDensityVariance;
    private final int components;
    private final int modes;
    private final double[] fixedLogWeights;
    private final boolean trainableWeights;
    private final boolean sharedVariance;
    private final @Nullable PairPull pairPull;
    private final MixtureExpectations expectations;

    private final double[] logWeights;
    private final double[] weights;
    private final double[] ownDistances;
    private final double[] toTargetDistances;

    private double[] beta = new double[0];
    private double[] variance = new double[0];

    /** |m_k - m_l|^2 by pair and lane, to be written before {@link #evaluate}; read where l is below k. */
    double[] ownByLane = new double[0];
    /** |m_k - mu_j|^2 by pair and lane, to be written before {@link #evaluate}. */
    double[] toTargetByLane = new double[0];
    /** The coefficients of m_l in dm_k/dt by pair and lane. */
    double[] ownPull = new double[0];
    /** The coefficients of mu_j in dm_k/dt by pair and lane. */
    double[] targetPull = new double[0];

    /**
     * @param model the family; its dimension is that of the space, which the variance feels
     * @param annealing gives beta, or makes it the last scalar
     * @param target the target's weights and distances
     * @param fixedLogWeights log w of every lane; not read if the weights are trainable
     * @param pairPull takes the place of the general case, if it applies
     */
    MixturePull(
            MixtureModel model,
            Geometry geometry,
            Annealing annealing,
            TargetGeometry target,
            double[] fixedLogWeights,
            @Nullable PairPull pairPull) {
        this.model = model;
        this.geometry = geometry;
        this.annealing = annealing;
        this.logDensityVariance = annealing.adaptive() == null
                ? null
                : new LogDensityVariance(model.dimension(), model.components(), target);
        this.components = model.components();
        this.modes = target.logWeights().length;
        this.fixedLogWeights = fixedLogWeights;
        this.trainableWeights = model.trainableWeights();
        this.sharedVariance = model.covariance() == Covariance.SHARED;
        this.pairPull = pairPull;
        expectations = new MixtureExpectations(components, target.logWeights(), target.squaredDistances());
        logWeights = new double[components];
        weights = new double[components];
        ownDistances = new double[components * components];
        toTargetDistances = new double[components * modes];
    }

    /** The number of scalar variables. */
    int scalars() {
        return ofModel(model) + (annealing.adaptive() == null ? 0 : 1);
    }

    private static int ofModel(MixtureModel model) {
        return (model.trainableWeights() ? model.components() : 0) + (model.covariance() == Covariance.SHARED ? 1 : 0);
    }

    /** The index of beta among the scalars, if it is one; -1 otherwise. */
    int betaScalar() {
        return annealing.adaptive() == null ? -1 : ofModel(model);
    }

    /** Writes the scalars of a start from an index on. */
    static void writeScalars(
            MixtureModel model,
            Annealing annealing,
            double[] startWeights,
            double startVariance,
            double[] out,
            int from) {
        int next = from;
        if (model.trainableWeights()) {
            double[] logs = Weights.logarithms(startWeights);
            System.arraycopy(logs, 0, out, next, logs.length);
            next += logs.length;
        }
        if (model.covariance() == Covariance.SHARED) {
            out[next] = Math.log(startVariance);
            next++;
        }
        AdaptiveSchedule adaptive = annealing.adaptive();
        if (adaptive != null) {
            out[next] = adaptive.from();
        }
    }

    /** The weights of a run whose scalars stand at an index. */
    static double[] readWeights(MixtureModel model, double[] startWeights, double[] variables, int from) {
        if (!model.trainableWeights()) {
            return startWeights;
        }
        double[] logs = java.util.Arrays.copyOfRange(variables, from, from + model.components());
        double[] weights = new double[logs.length];
        Weights.normalise(logs, weights);
        return weights;
    }

    /** The variance of a run at an inverse temperature whose scalars stand at an index; if it is trained, it is one. */
    static double readVariance(MixtureModel model, double[] variables, double beta, int from) {
        return switch (model.covariance()) {
            case IDENTITY -> 1;
            case TEMPERED -> 1 / beta;
            case SHARED -> Math.exp(variables[from + ofModel(model) - 1]);
        };
    }

    void interruptible(Checkpoint checkpoint) {
        expectations.checkpoint = checkpoint;
    }

    /** Makes the arrays long enough for blocks of this stride. */
    void allocate(int stride) {
        if (beta.length >= stride) {
            return;
        }
        beta = new double[stride];
        variance = new double[stride];
        ownByLane = new double[components * components * stride];
        toTargetByLane = new double[components * modes * stride];
        ownPull = new double[components * components * stride];
        targetPull = new double[components * modes * stride];
    }

    /**
     * Writes the coefficients of dm_k/dt, and the derivatives of the scalars.
     *
     * @param y the variables of the lanes; only the scalars are read
     * @param dydt receives the derivatives of the scalars
     * @param scalarsFrom the index of the first scalar among the variables
     */
    void evaluate(int lanes, double[] time, double[] y, double[] dydt, int scalarsFrom, int stride) {
        int log = (scalarsFrom + ofModel(model) - 1) * stride;
        int own = (scalarsFrom + ofModel(model)) * stride;
        AdaptiveSchedule adaptive = annealing.adaptive();
        for (int lane = 0; lane < lanes; lane++) {
            beta[lane] = adaptive == null ? annealing.schedule().beta(time[lane]) : y[own + lane];
            variance[lane] = switch (model.covariance()) {
                case IDENTITY -> 1;
                case TEMPERED -> 1 / beta[lane];
                case SHARED -> Math.exp(y[log + lane]);
            };
        }
        LogDensityVariance spread = logDensityVariance;
        if (adaptive != null && spread != null) {
            for (int lane = 0; lane < lanes; lane++) {
                dydt[own + lane] = cooling(adaptive, spread, lane, y, scalarsFrom, stride);
            }
        }
        if (pairPull != null) {
            pairPull.evaluate(lanes, beta, variance, ownByLane, toTargetByLane, ownPull, targetPull, stride);
            return;
        }
        for (int lane = 0; lane < lanes; lane++) {
            pull(lane, y, dydt, scalarsFrom, stride);
        }
    }

    /** d beta / dt; at 1, where it is put when it arrives, beta stays. */
    private double cooling(
            AdaptiveSchedule adaptive, LogDensityVariance spread, int lane, double[] y, int scalarsFrom, int stride) {
        if (beta[lane] == 1) {
            return 0;
        }
        gatherWeights(lane, y, scalarsFrom, stride);
        return adaptive.rate(spread.of(weights, toTargetByLane, variance[lane], lane, stride));
    }

    /** The general case; writes the derivatives of the weights and of the variance too. */
    private void pull(int lane, double[] y, double[] dydt, int scalarsFrom, int stride) {
        double s = variance[lane];
        double b = beta[lane];
        gather(lane, y, scalarsFrom, stride);
        expectations.evaluateOwn(logWeights, ownDistances, s, trainableWeights, sharedVariance);
        expectations.evaluateTarget(toTargetDistances, s, trainableWeights, sharedVariance);
        for (int k = 0; k < components; k++) {
            double mobility = geometry == Geometry.WASSERSTEIN ? 1 : weights[k];
            double away = 0;
            for (int l = 0; l < components; l++) {
                double responsibility = expectations.own[k * components + l];
                away += l == k ? 0 : responsibility;
                ownPull[(k * components + l) * stride + lane] = -mobility * responsibility / s;
            }
            // R_kk - 1 = -(sum of the others), without cancellation where they are small.
            ownPull[k * (components + 1) * stride + lane] = mobility * (away / s - b);
            for (int j = 0; j < modes; j++) {
                targetPull[(k * modes + j) * stride + lane] = mobility * b * expectations.target[k * modes + j];
            }
        }
        if (trainableWeights) {
            moveWeights(lane, b, dydt, scalarsFrom, stride);
        }
        if (sharedVariance) {
            moveVariance(lane, s, b, dydt, scalarsFrom + ofModel(model) - 1, stride);
        }
    }

    private void gather(int lane, double[] y, int scalarsFrom, int stride) {
        for (int k = 0; k < components; k++) {
            for (int l = 0; l < k; l++) {
                double distance = ownByLane[(k * components + l) * stride + lane];
                ownDistances[k * components + l] = distance;
                ownDistances[l * components + k] = distance;
            }
            for (int j = 0; j < modes; j++) {
                toTargetDistances[k * modes + j] = toTargetByLane[(k * modes + j) * stride + lane];
            }
        }
        gatherWeights(lane, y, scalarsFrom, stride);
    }

    private void gatherWeights(int lane, double[] y, int scalarsFrom, int stride) {
        for (int k = 0; k < components; k++) {
            logWeights[k] = trainableWeights ? y[(scalarsFrom + k) * stride + lane] : fixedLogWeights[k];
        }
        Weights.normalise(logWeights, weights);
    }

    private void moveWeights(int lane, double b, double[] dydt, int scalarsFrom, int stride) {
        double average = 0;
        for (int k = 0; k < components; k++) {
            average += weights[k] * expectations.energy(k, b);
        }
        for (int k = 0; k < components; k++) {
            double mobility = geometry == Geometry.WASSERSTEIN ? 1 : weights[k];
            dydt[(scalarsFrom + k) * stride + lane] = -mobility * (expectations.energy(k, b) - average);
        }
    }

    private void moveVariance(int lane, double s, double b, double[] dydt, int variable, int stride) {
        int dimension = model.dimension();
        double gradient = dimension * (b - 1 / s);
        for (int k = 0; k < components; k++) {
            gradient += weights[k] * (expectations.ownSpread[k] / (s * s) - b * expectations.targetSpread[k]);
        }
        gradient *= 0.5;
        // In both cases the derivative of log s.
        dydt[variable * stride + lane] = geometry == Geometry.WASSERSTEIN ? -4.0 / dimension * gradient : -s * gradient;
    }
}
