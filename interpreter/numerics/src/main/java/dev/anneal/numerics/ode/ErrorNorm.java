package dev.anneal.numerics.ode;

/**
 * The error of one step of every lane, as a multiple of what the tolerance allows. Each group of variables is measured
 * by its Euclidean norm against {@code tolerance * (1 + norm of the state)}, and the worst group counts: so the result
 * depends neither on the coordinate system inside a group nor on how many other groups there are.
 */
final class ErrorNorm {

    /** Keeps 0/0 away; far below the square of any error that matters. */
    private static final double NEARLY_NOTHING = 1e-200;

    private final int[] groupEnds;
    private final double tolerance;
    private final boolean tempered;
    private final double[] before;
    private final double[] after;
    private final double[] first;
    private final double[] second;

    /**
     * @param groupEnds the exclusive ends of the groups of variables
     * @param tolerance the tolerance of the step control
     * @param tempered whether a second estimate tempers the first, as in the method of order eight
     * @param stride the most lanes
     */
    ErrorNorm(int[] groupEnds, double tolerance, boolean tempered, int stride) {
        this.groupEnds = groupEnds;
        this.tolerance = tolerance;
        this.tempered = tempered;
        before = new double[stride];
        after = new double[stride];
        first = new double[stride];
        second = new double[stride];
    }

    /**
     * Writes the relative error of each lane: at most 1 is acceptable, not a number means that the state is not finite.
     *
     * @param error the first estimate per unit of step
     * @param secondError the second estimate per unit of step; ignored unless tempered
     */
    void measure(
            double[] out,
            double[] y,
            double[] yNew,
            double[] error,
            double[] secondError,
            double[] step,
            int lanes,
            int stride) {
        java.util.Arrays.fill(out, 0, lanes, 0);
        int begin = 0;
        for (int end : groupEnds) {
            sumSquares(before, y, begin, end, lanes, stride);
            sumSquares(after, yNew, begin, end, lanes, stride);
            sumSquares(first, error, begin, end, lanes, stride);
            if (tempered) {
                sumSquares(second, secondError, begin, end, lanes, stride);
            }
            compare(out, step, lanes);
            begin = end;
        }
        for (int lane = 0; lane < lanes; lane++) {
            out[lane] = Math.sqrt(out[lane]);
        }
    }

    /** Raises the squared error of each lane to that of a group; without branches, so that the compiler vectorises it. */
    private void compare(double[] out, double[] step, int lanes) {
        if (tempered) {
            for (int lane = 0; lane < lanes; lane++) {
                first[lane] *= first[lane] / (first[lane] + 0.01 * second[lane] + NEARLY_NOTHING);
            }
        }
        for (int lane = 0; lane < lanes; lane++) {
            double scale = tolerance * (1 + Math.sqrt(Math.max(before[lane], after[lane])));
            double relative = step[lane] / scale;
            // What is added is 0, or not a number if the state is infinite: the error may not know of that.
            out[lane] = Math.max(out[lane], relative * relative * first[lane] + 0 * after[lane]);
        }
    }

    /** Writes 0 for the lanes whose state is finite and NaN for the others: the check of a method of fixed step. */
    void checkFinite(double[] out, double[] yNew, int lanes, int stride) {
        sumSquares(after, yNew, 0, groupEnds[groupEnds.length - 1], lanes, stride);
        for (int lane = 0; lane < lanes; lane++) {
            out[lane] = after[lane] < Double.POSITIVE_INFINITY ? 0 : Double.NaN;
        }
    }

    /**
     * The time in which one lane moves by its own size: the smallest, over the groups, of one plus the norm of the state
     * over the norm of its derivative.
     */
    double timeScale(double[] y, double[] derivative, int lane, int stride) {
        double scale = Double.POSITIVE_INFINITY;
        int begin = 0;
        for (int end : groupEnds) {
            double state = 0;
            double speed = 0;
            for (int variable = begin; variable < end; variable++) {
                state += y[variable * stride + lane] * y[variable * stride + lane];
                speed += derivative[variable * stride + lane] * derivative[variable * stride + lane];
            }
            double own = (1 + Math.sqrt(state)) / Math.sqrt(speed);
            scale = own < scale ? own : Double.isNaN(own) || Double.isInfinite(speed) ? Double.NaN : scale;
            if (Double.isNaN(scale)) {
                return Double.NaN;
            }
            begin = end;
        }
        return scale;
    }

    private static void sumSquares(double[] out, double[] values, int begin, int end, int lanes, int stride) {
        java.util.Arrays.fill(out, 0, lanes, 0);
        for (int variable = begin; variable < end; variable++) {
            int from = variable * stride;
            for (int lane = 0; lane < lanes; lane++) {
                out[lane] += values[from + lane] * values[from + lane];
            }
        }
    }
}
