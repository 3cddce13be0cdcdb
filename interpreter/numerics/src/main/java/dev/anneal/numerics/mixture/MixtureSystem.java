package dev.anneal.numerics.mixture;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.ode.LaneSystem;

/**
 * The right-hand side of the flow for a block of runs, in the coordinates of the means. Each evaluation takes the
 * squared distances of all lanes, then what {@link MixturePull} makes of them, then moves the means by linear
 * combinations; the first and last run along the lanes. The variables of a lane are the means and the scalars of
 * {@link MixturePull}.
 */
final class MixtureSystem implements LaneSystem {

    private final int components;
    private final int modes;
    private final int coordinates;
    private final double[] targetMeans;
    private final MixturePull pull;

    /**
     * @param components K
     * @param coordinates the number of coordinates that each mean is integrated in
     * @param targetMeans the target's means in those coordinates, P times {@code coordinates}
     * @param pull what moves the means; of this system alone
     */
    MixtureSystem(int components, int coordinates, double[] targetMeans, MixturePull pull) {
        this.components = components;
        this.modes = targetMeans.length / coordinates;
        this.coordinates = coordinates;
        this.targetMeans = targetMeans;
        this.pull = pull;
    }

    @Override
    public int variables() {
        return components * coordinates + pull.scalars();
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
    public int rising() {
        return pull.betaScalar() < 0 ? -1 : components * coordinates + pull.betaScalar();
    }

    @Override
    public void interruptible(Checkpoint checkpoint) {
        pull.interruptible(checkpoint);
    }

    @Override
    public void derivative(int lanes, double[] time, double[] y, double[] dydt, int stride) {
        pull.allocate(stride);
        measureDistances(lanes, y, stride);
        pull.evaluate(lanes, time, y, dydt, components * coordinates, stride);
        moveMeans(lanes, y, dydt, stride);
    }

    private void measureDistances(int lanes, double[] y, int stride) {
        for (int k = 0; k < components; k++) {
            for (int l = 0; l < k; l++) {
                int out = (k * components + l) * stride;
                java.util.Arrays.fill(pull.ownByLane, out, out + lanes, 0);
                for (int i = 0; i < coordinates; i++) {
                    addSquares(
                            pull.ownByLane,
                            out,
                            y,
                            (k * coordinates + i) * stride,
                            (l * coordinates + i) * stride,
                            lanes);
                }
            }
            for (int j = 0; j < modes; j++) {
                int out = (k * modes + j) * stride;
                java.util.Arrays.fill(pull.toTargetByLane, out, out + lanes, 0);
                for (int i = 0; i < coordinates; i++) {
                    double mean = targetMeans[j * coordinates + i];
                    addSquares(pull.toTargetByLane, out, y, (k * coordinates + i) * stride, mean, lanes);
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
                            pull.ownPull,
                            (k * components + l) * stride,
                            y,
                            (l * coordinates + i) * stride,
                            lanes);
                }
                for (int j = 0; j < modes; j++) {
                    double mean = targetMeans[j * coordinates + i];
                    if (mean != 0) {
                        addProducts(dydt, out, pull.targetPull, (k * modes + j) * stride, mean, lanes);
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
