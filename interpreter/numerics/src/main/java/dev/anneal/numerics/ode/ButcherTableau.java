package dev.anneal.numerics.ode;

/**
 * The coefficients of one explicit Runge–Kutta method, in the one form in which {@link LaneBlock} and {@link
 * DenseOutput} use every method. The derivative at the end of a step counts as one more stage (it is the first of the
 * next step), and dense output is a nested polynomial whose first three terms are the cubic Hermite interpolant, so
 * that a method without coefficients of its own still has one.
 *
 * @param order the order of the solution, which the step control uses as its exponent
 * @param nodes the times of the stages as fractions of the step
 * @param stages row i combines the earlier stages into the state of stage i; trailing zeros are left out
 * @param weights combines the stages into the state at the end of the step
 * @param error combines the stages (and the derivative at the end, if it is one longer) into the error estimate; empty
 *     for a method of fixed step
 * @param secondError a second, lower-order estimate that tempers the first, or empty
 * @param extraNodes the times of the stages that only dense output needs
 * @param extraStages their rows; index {@code nodes.length} is the derivative at the end of the step
 * @param dense the coefficients of the terms of dense output beyond the cubic
 */
@SuppressWarnings("ArrayRecordComponent")
record ButcherTableau(
        int order,
        double[] nodes,
        double[][] stages,
        double[] weights,
        double[] error,
        double[] secondError,
        double[] extraNodes,
        double[][] extraStages,
        double[][] dense) {

    private static final double[] NONE = {};
    private static final double[][] NO_ROWS = {};

    boolean adaptive() {
        return error.length > 0;
    }

    int stageCount() {
        return nodes.length;
    }

    /** The explicit Euler method. */
    static ButcherTableau euler() {
        return new ButcherTableau(
                1, new double[] {0}, new double[][] {{}}, new double[] {1}, NONE, NONE, NONE, NO_ROWS, NO_ROWS);
    }

    /** The classical method of order four. */
    static ButcherTableau classical() {
        return new ButcherTableau(
                4,
                new double[] {0, 0.5, 0.5, 1},
                new double[][] {{}, {0.5}, {0, 0.5}, {0, 0, 1}},
                new double[] {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6},
                NONE,
                NONE,
                NONE,
                NO_ROWS,
                NO_ROWS);
    }

    /**
     * The method of order five of Dormand and Prince (1980) with the dense output of order four of Hairer, Nørsett and
     * Wanner.
     */
    static ButcherTableau dormandPrince5() {
        return new ButcherTableau(
                5,
                new double[] {0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1},
                new double[][] {
                    {},
                    {1.0 / 5},
                    {3.0 / 40, 9.0 / 40},
                    {44.0 / 45, -56.0 / 15, 32.0 / 9},
                    {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
                    {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656}
                },
                new double[] {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84},
                new double[] {-71.0 / 57600, 0, 71.0 / 16695, -71.0 / 1920, 17253.0 / 339200, -22.0 / 525, 1.0 / 40},
                NONE,
                NONE,
                NO_ROWS,
                new double[][] {
                    {
                        -12715105075.0 / 11282082432.0,
                        0,
                        87487479700.0 / 32700410799.0,
                        -10690763975.0 / 1880347072.0,
                        701980252875.0 / 199316789632.0,
                        -1453857185.0 / 822651844.0,
                        69997945.0 / 29380423.0
                    }
                });
    }
}
