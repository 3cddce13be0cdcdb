package dev.anneal.numerics.quadrature;

import dev.anneal.numerics.simd.ArrayKernels;
import java.util.Arrays;

/**
 * E sigma(mean + deviation z) as a function of the mean, at one deviation, for right-hand sides that would otherwise sum
 * the same quadrature millions of times. With y = mean / sqrt(L^2 + mean^2), which maps the line to the interval from -1
 * to 1, the function is 1/2 + y g(y^2) with one smooth g, so a single polynomial of 29 coefficients serves all
 * means, without a search for a cell, which is what vector instructions need. A length L of five standard deviations of
 * the smoothed step is near the best one at every deviation. The absolute error is below 1e-12. Immutable.
 */
public final class LogisticTable {

    private static final double STEPS = 5;
    /** Square of the standard deviation of the logistic distribution, pi^2/3, for which any number of its size would do. */
    private static final double LOGISTIC_VARIANCE = 3;

    private static final int NODES = 64;
    /** What is left out is below 1e-12. */
    private static final int TERMS = 29;

    /** The logistic function itself is less smooth than what is smoothed. */
    private static final int TERMS_OF_SHARP = 40;

    private static final double SHARP = 0.5;

    private final double square;
    private final double[] coefficients;

    private LogisticTable(double square, double[] coefficients) {
        this.square = square;
        this.coefficients = coefficients;
    }

    /**
     * Tabulates the function.
     *
     * @param deviation at least 0 and finite
     */
    public static LogisticTable of(double deviation) {
        double length = STEPS * Math.sqrt(deviation * deviation + LOGISTIC_VARIANCE);
        double[] values = new double[NODES];
        for (int node = 0; node < NODES; node++) {
            // The node in y^2, from 0 to 1, and not in y: 2 y^2 - 1 is a Chebyshev node.
            double y = Math.abs(Math.cos(Math.PI * (node + 0.5) / (2 * NODES)));
            double mean = length * y / Math.sqrt(1 - y * y);
            values[node] = (SmoothedLogistic.precise(mean, deviation) - 0.5) / y;
        }
        double[] series = Chebyshev.coefficients(values);
        int terms = deviation < SHARP ? TERMS_OF_SHARP : TERMS;
        return new LogisticTable(length * length, Chebyshev.monomials(Arrays.copyOf(series, terms)));
    }

    /**
     * Evaluates the first numbers of an array.
     *
     * @param mean the means
     * @param out receives the expectations; not the same array as {@code mean}
     * @param scale as long as {@code count} at least; overwritten
     * @param map another such array
     */
    public void values(ArrayKernels kernels, double[] mean, double[] out, double[] scale, double[] map, int count) {
        kernels.step(coefficients, square, mean, out, scale, map, count);
    }
}
