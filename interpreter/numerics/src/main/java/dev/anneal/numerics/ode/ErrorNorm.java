package dev.anneal.numerics.ode;

/**
 * The error of one step of every lane, as a multiple of what the tolerance allows. Each group of variables is measured
 * by its Euclidean norm against {@code tolerance * (1 + norm of the state)}, and the worst group counts: so the result
 * depends neither on the coordinate system inside a group nor on how many other groups there are.
 */
final class ErrorNorm {

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
            for (int lane = 0; lane < lanes; lane++) {
                double scale = tolerance * (1 + Math.sqrt(Math.max(before[lane], after[lane])));
                double relative = step[lane] * Math.sqrt(first[lane]) / scale;
                if (tempered && relative > 0) {
                    relative *= Math.sqrt(first[lane] / (first[lane] + 0.01 * second[lane]));
                }
                // Math.max would turn nothing but NaN into NaN; an infinite state has an error of 0 or NaN here.
                out[lane] = after[lane] < Double.POSITIVE_INFINITY ? Math.max(out[lane], relative) : Double.NaN;
            }
            begin = end;
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
