package dev.anneal.numerics.ode;

import java.util.Arrays;

/**
 * Finds where a lane's rising variable arrives at 1 (see {@link LaneSystem#rising}). A step that ends beyond is made
 * again, shorter by the secant, until one ends at the arrival; so what a lane computes depends on that lane only. One
 * thread owns it.
 */
final class Arrivals {
    /** How near to 1 is there. */
    private static final double NEAR = 1e-11;

    private final int variable;
    /** The longest step that does not go beyond, as far as is known. */
    private final double[] limit;

    private final boolean[] overshot;
    private final boolean[] arriving;

    /**
     * For the lanes of a block.
     *
     * @param variable the index of the rising variable; -1 if there is none
     */
    Arrivals(int variable, int stride) {
        this.variable = variable;
        limit = new double[stride];
        overshot = new boolean[stride];
        arriving = new boolean[stride];
        Arrays.fill(limit, Double.POSITIVE_INFINITY);
    }

    /** A new trajectory begins in a lane. */
    void forget(int lane) {
        limit[lane] = Double.POSITIVE_INFINITY;
        overshot[lane] = false;
        arriving[lane] = false;
    }

    /** A lane moves into another one's place. */
    void move(int from, int to) {
        limit[to] = limit[from];
        overshot[to] = overshot[from];
        arriving[to] = arriving[from];
    }

    /** A step, or a shorter one. */
    double shortened(int lane, double step) {
        return Math.min(limit[lane], step);
    }

    /** Looks at attempted steps: those that went beyond get an error that does not let them pass. */
    void find(LaneBlock block, int lanes) {
        if (variable < 0) {
            return;
        }
        for (int lane = 0; lane < lanes; lane++) {
            double before = block.y[variable * block.stride + lane];
            double after = block.yNew[variable * block.stride + lane];
            overshot[lane] = false;
            arriving[lane] = false;
            if (!(block.error[lane] <= 1) || before >= 1 || after < 1 - NEAR) {
                continue;
            }
            // Where time has no finer step, that one will do.
            double finest = 4 * Math.ulp(block.time[lane]);
            if (after <= 1 + NEAR || block.step[lane] <= finest) {
                arriving[lane] = true;
            } else {
                overshot[lane] = true;
                limit[lane] = Math.max(finest, block.step[lane] * (1 - before) / (after - before));
                block.error[lane] = Double.POSITIVE_INFINITY;
            }
        }
    }

    /** Whether the last attempt of a lane went beyond. */
    boolean overshot(int lane) {
        return overshot[lane];
    }

    /** After a step was accepted: whether the lane has arrived, and then the variable is 1. */
    boolean settle(LaneBlock block, int lane) {
        limit[lane] = Double.POSITIVE_INFINITY;
        if (arriving[lane]) {
            block.y[variable * block.stride + lane] = 1;
        }
        return arriving[lane];
    }
}
