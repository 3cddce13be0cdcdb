package dev.anneal.numerics.mixture;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.ode.LaneSystem;
import dev.anneal.numerics.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * The right-hand side of the flow for a block of runs (Anneal's mathematics, "Gaussian mixtures: gradient flow"). Each
 * evaluation takes the squared distances of all lanes, then the expectations lane by lane, then moves the means by
 * linear combinations; the first and last run along the lanes. The variables of a lane are the means, the softmax
 * parameters of the weights if those are trainable, and the logarithm of the variance if that is.
 */
final class MixtureSystem implements LaneSystem {

    private final MixtureModel model;
    private final Geometry geometry;
    private final Schedule schedule;
    private final int components;
    private final int modes;
    private final int coordinates;
    private final double[] targetMeans;
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
    private double[] ownByLane = new double[0];
    private double[] toTargetByLane = new double[0];
    private double[] ownPull = new double[0];
    private double[] targetPull = new double[0];

    /**
     * @param model the family; its dimension is that of the space, which the variance feels
     * @param schedule gives beta
     * @param coordinates the number of coordinates that each mean is integrated in
     * @param targetMeans the target's means in those coordinates, P times {@code coordinates}
     * @param logTargetWeights log pi
     * @param targetDistances |mu_i - mu_j|^2, P by P
     * @param fixedLogWeights log w of every lane; not read if the weights are trainable
     * @param pairPull takes the place of the general case, if it applies
     */
    MixtureSystem(
            MixtureModel model,
            Geometry geometry,
            Schedule schedule,
            int coordinates,
            double[] targetMeans,
            double[] logTargetWeights,
            double[] targetDistances,
            double[] fixedLogWeights,
            @Nullable PairPull pairPull) {
        this.model = model;
        this.geometry = geometry;
        this.schedule = schedule;
        this.components = model.components();
        this.modes = logTargetWeights.length;
        this.coordinates = coordinates;
        this.targetMeans = targetMeans;
        this.fixedLogWeights = fixedLogWeights;
        this.trainableWeights = model.trainableWeights();
        this.sharedVariance = model.covariance() == Covariance.SHARED;
        this.pairPull = pairPull;
        expectations = new MixtureExpectations(components, logTargetWeights, targetDistances);
        logWeights = new double[components];
        weights = new double[components];
        ownDistances = new double[components * components];
        toTargetDistances = new double[components * modes];
    }

    @Override
    public int variables() {
        return components * coordinates + (trainableWeights ? components : 0) + (sharedVariance ? 1 : 0);
    }

    /** Each mean is one group, so that the steps do not depend on the coordinate system. */
    @Override
    public int[] errorGroups() {
        int scalars = variables() - components * coordinates;
        int[] ends = new int[components + scalars];
        for (int k = 0; k < components; k++) {
            ends[k] = (k + 1) * coordinates;
        }
        for (int i = 0; i < scalars; i++) {
            ends[components + i] = components * coordinates + i + 1;
        }
        return ends;
    }

    @Override
    public void interruptible(Checkpoint checkpoint) {
        expectations.checkpoint = checkpoint;
    }

    @Override
    public void derivative(int lanes, double[] time, double[] y, double[] dydt, int stride) {
        if (beta.length < stride) {
            allocate(stride);
        }
        for (int lane = 0; lane < lanes; lane++) {
            beta[lane] = schedule.beta(time[lane]);
            variance[lane] = varianceAt(lane, y, stride);
        }
        measureDistances(lanes, y, stride);
        if (pairPull != null) {
            pairPull.evaluate(lanes, beta, variance, ownByLane, toTargetByLane, ownPull, targetPull, stride);
        } else {
            for (int lane = 0; lane < lanes; lane++) {
                pull(lane, y, dydt, stride);
            }
        }
        moveMeans(lanes, y, dydt, stride);
    }

    private void allocate(int stride) {
        beta = new double[stride];
        variance = new double[stride];
        ownByLane = new double[components * components * stride];
        toTargetByLane = new double[components * modes * stride];
        ownPull = new double[components * components * stride];
        targetPull = new double[components * modes * stride];
    }

    private double varianceAt(int lane, double[] y, int stride) {
        return switch (model.covariance()) {
            case IDENTITY -> 1;
            case TEMPERED -> 1 / beta[lane];
            case SHARED -> Math.exp(y[(variables() - 1) * stride + lane]);
        };
    }

    private void measureDistances(int lanes, double[] y, int stride) {
        for (int k = 0; k < components; k++) {
            for (int l = 0; l < k; l++) {
                int out = (k * components + l) * stride;
                java.util.Arrays.fill(ownByLane, out, out + lanes, 0);
                for (int i = 0; i < coordinates; i++) {
                    addSquares(
                            ownByLane, out, y, (k * coordinates + i) * stride, (l * coordinates + i) * stride, lanes);
                }
            }
            for (int j = 0; j < modes; j++) {
                int out = (k * modes + j) * stride;
                java.util.Arrays.fill(toTargetByLane, out, out + lanes, 0);
                for (int i = 0; i < coordinates; i++) {
                    double mean = targetMeans[j * coordinates + i];
                    addSquares(toTargetByLane, out, y, (k * coordinates + i) * stride, mean, lanes);
                }
            }
        }
    }

    private static void addSquares(double[] out, int to, double[] y, int left, int right, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            double difference = y[left + lane] - y[right + lane];
            out[to + lane] += difference * difference;
        }
    }

    private static void addSquares(double[] out, int to, double[] y, int left, double right, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            double difference = y[left + lane] - right;
            out[to + lane] += difference * difference;
        }
    }

    /** The general case; writes the derivatives of the weights and of the variance too. */
    private void pull(int lane, double[] y, double[] dydt, int stride) {
        double s = variance[lane];
        double b = beta[lane];
        gather(lane, y, stride);
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
            moveWeights(lane, b, dydt, stride);
        }
        if (sharedVariance) {
            moveVariance(lane, s, b, dydt, stride);
        }
    }

    private void gather(int lane, double[] y, int stride) {
        for (int k = 0; k < components; k++) {
            for (int l = 0; l < k; l++) {
                double distance = ownByLane[(k * components + l) * stride + lane];
                ownDistances[k * components + l] = distance;
                ownDistances[l * components + k] = distance;
            }
            for (int j = 0; j < modes; j++) {
                toTargetDistances[k * modes + j] = toTargetByLane[(k * modes + j) * stride + lane];
            }
            logWeights[k] = trainableWeights ? y[(components * coordinates + k) * stride + lane] : fixedLogWeights[k];
        }
        Weights.normalise(logWeights, weights);
    }

    private void moveWeights(int lane, double b, double[] dydt, int stride) {
        double average = 0;
        for (int k = 0; k < components; k++) {
            average += weights[k] * expectations.energy(k, b);
        }
        for (int k = 0; k < components; k++) {
            double mobility = geometry == Geometry.WASSERSTEIN ? 1 : weights[k];
            dydt[(components * coordinates + k) * stride + lane] = -mobility * (expectations.energy(k, b) - average);
        }
    }

    private void moveVariance(int lane, double s, double b, double[] dydt, int stride) {
        int dimension = model.dimension();
        double gradient = dimension * (b - 1 / s);
        for (int k = 0; k < components; k++) {
            gradient += weights[k] * (expectations.ownSpread[k] / (s * s) - b * expectations.targetSpread[k]);
        }
        gradient *= 0.5;
        // In both cases the derivative of log s.
        dydt[(variables() - 1) * stride + lane] =
                geometry == Geometry.WASSERSTEIN ? -4.0 / dimension * gradient : -s * gradient;
    }

    /** dm_k/dt as a linear combination of the means of q and of the target. */
    private void moveMeans(int lanes, double[] y, double[] dydt, int stride) {
        for (int k = 0; k < components; k++) {
            for (int i = 0; i < coordinates; i++) {
                int out = (k * coordinates + i) * stride;
                java.util.Arrays.fill(dydt, out, out + lanes, 0);
                for (int l = 0; l < components; l++) {
                    addProducts(
                            dydt,
                            out,
                            ownPull,
                            (k * components + l) * stride,
                            y,
                            (l * coordinates + i) * stride,
                            lanes);
                }
                for (int j = 0; j < modes; j++) {
                    double mean = targetMeans[j * coordinates + i];
                    if (mean != 0) {
                        addProducts(dydt, out, targetPull, (k * modes + j) * stride, mean, lanes);
                    }
                }
            }
        }
    }

    private static void addProducts(double[] out, int to, double[] a, int left, double[] b, int right, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            out[to + lane] += a[left + lane] * b[right + lane];
        }
    }

    private static void addProducts(double[] out, int to, double[] a, int left, double factor, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            out[to + lane] += a[left + lane] * factor;
        }
    }
}
