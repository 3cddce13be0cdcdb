package dev.anneal.numerics.mixture;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.ode.LaneSystem;

/**
 * The right-hand side of the flow for a block of runs, closed in the overlaps (Anneal's mathematics, "Summary-statistic
 * ODEs"): with g_k = dm_k/dt, which is a linear combination of means, d(m_k·e)/dt = g_k·e for every e of a basis of the
 * target's means, and dQ_kl/dt = g_k·m_l + g_l·m_k. The variables of a lane are the projections, K times the rank of the
 * target, the inner products Q_kl with l at most k, and the scalars of {@link MixturePull}.
 */
final class SummarySystem implements LaneSystem {

    private final int components;
    private final int modes;
    private final int rank;
    private final double[] targetCoordinates;
    private final TargetSummary target;
    private final MixturePull pull;
    private double[] overlaps = new double[0];

    /**
     * @param components K
     * @param pull what moves the means; of this system alone
     */
    SummarySystem(int components, TargetSummary target, MixturePull pull) {
        this.components = components;
        this.modes = target.modes();
        this.rank = target.rank();
        this.targetCoordinates = target.coordinates();
        this.target = target;
        this.pull = pull;
    }

    @Override
    public int variables() {
        return scalarsFrom() + pull.scalars();
    }

    /** The index of the first scalar. */
    int scalarsFrom() {
        return components * rank + components * (components + 1) / 2;
    }

    /** The index of Q_kl among the variables. */
    int inner(int k, int l) {
        return components * rank + (k >= l ? k * (k + 1) / 2 + l : l * (l + 1) / 2 + k);
    }

    /** The projections of each mean are one group, so that the steps do not depend on the basis. */
    @Override
    public int[] errorGroups() {
        int others = variables() - components * rank;
        int vectors = rank == 0 ? 0 : components;
        int[] ends = new int[vectors + others];
        for (int k = 0; k < vectors; k++) {
            ends[k] = (k + 1) * rank;
        }
        for (int i = 0; i < others; i++) {
            ends[vectors + i] = components * rank + i + 1;
        }
        return ends;
    }

    @Override
    public int rising() {
        return pull.betaScalar() < 0 ? -1 : scalarsFrom() + pull.betaScalar();
    }

    @Override
    public void interruptible(Checkpoint checkpoint) {
        pull.interruptible(checkpoint);
    }

    @Override
    public void derivative(int lanes, double[] time, double[] y, double[] dydt, int stride) {
        pull.allocate(stride);
        if (overlaps.length < components * modes * stride) {
            overlaps = new double[components * modes * stride];
        }
        measure(lanes, y, stride);
        pull.evaluate(lanes, time, y, dydt, scalarsFrom(), stride);
        moveProjections(lanes, y, dydt, stride);
        moveInner(lanes, y, dydt, stride);
    }

    private void measure(int lanes, double[] y, int stride) {
        for (int k = 0; k < components; k++) {
            int norm = inner(k, k) * stride;
            for (int l = 0; l < k; l++) {
                int out = (k * components + l) * stride;
                int other = inner(l, l) * stride;
                int both = inner(k, l) * stride;
                for (int lane = 0; lane < lanes; lane++) {
                    // Rounding may leave a little less than nothing where means coincide.
                    pull.ownByLane[out + lane] = Math.max(0, y[norm + lane] + y[other + lane] - 2 * y[both + lane]);
                }
            }
            for (int j = 0; j < modes; j++) {
                int out = (k * modes + j) * stride;
                java.util.Arrays.fill(overlaps, out, out + lanes, 0);
                for (int i = 0; i < rank; i++) {
                    addProducts(overlaps, out, y, (k * rank + i) * stride, targetCoordinates[j * rank + i], lanes);
                }
                double square = target.squaredNorm(j);
                for (int lane = 0; lane < lanes; lane++) {
                    pull.toTargetByLane[out + lane] = Math.max(0, y[norm + lane] - 2 * overlaps[out + lane] + square);
                }
            }
        }
    }

    private void moveProjections(int lanes, double[] y, double[] dydt, int stride) {
        for (int k = 0; k < components; k++) {
            for (int i = 0; i < rank; i++) {
                int out = (k * rank + i) * stride;
                java.util.Arrays.fill(dydt, out, out + lanes, 0);
                for (int l = 0; l < components; l++) {
                    int from = (k * components + l) * stride;
                    addProducts(dydt, out, pull.ownPull, from, y, (l * rank + i) * stride, lanes);
                }
                for (int j = 0; j < modes; j++) {
                    int from = (k * modes + j) * stride;
                    addProducts(dydt, out, pull.targetPull, from, targetCoordinates[j * rank + i], lanes);
                }
            }
        }
    }

    private void moveInner(int lanes, double[] y, double[] dydt, int stride) {
        for (int k = 0; k < components; k++) {
            for (int l = 0; l <= k; l++) {
                int out = inner(k, l) * stride;
                java.util.Arrays.fill(dydt, out, out + lanes, 0);
                addMotion(k, l, lanes, y, dydt, out, stride);
                addMotion(l, k, lanes, y, dydt, out, stride);
            }
        }
    }

    /** Adds g_k·m_l. */
    private void addMotion(int k, int l, int lanes, double[] y, double[] dydt, int out, int stride) {
        for (int i = 0; i < components; i++) {
            int from = (k * components + i) * stride;
            addProducts(dydt, out, pull.ownPull, from, y, inner(i, l) * stride, lanes);
        }
        for (int j = 0; j < modes; j++) {
            int from = (k * modes + j) * stride;
            addProducts(dydt, out, pull.targetPull, from, overlaps, (l * modes + j) * stride, lanes);
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
