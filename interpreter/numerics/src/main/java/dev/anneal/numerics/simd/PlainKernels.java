package dev.anneal.numerics.simd;

import java.util.Arrays;

/** The kernels as plain loops, shaped so that the compiler finds vector instructions for many of them by itself. */
final class PlainKernels implements ArrayKernels {

    static final PlainKernels INSTANCE = new PlainKernels();

    private PlainKernels() {}

    @Override
    public void polynomial(double[] coefficients, double[] x, double[] out, int count) {
        int power = coefficients.length - 1;
        Arrays.fill(out, 0, count, coefficients[power--]);
        // Four powers in one pass: fewer passes, and short enough for the compiler to vectorise.
        for (; power >= 3; power -= 4) {
            double a = coefficients[power];
            double b = coefficients[power - 1];
            double c = coefficients[power - 2];
            double d = coefficients[power - 3];
            for (int i = 0; i < count; i++) {
                double at = x[i];
                out[i] = (((out[i] * at + a) * at + b) * at + c) * at + d;
            }
        }
        for (; power >= 0; power--) {
            double a = coefficients[power];
            for (int i = 0; i < count; i++) {
                out[i] = out[i] * x[i] + a;
            }
        }
    }

    @Override
    public void weightedSum(double[] weights, double[][] terms, double[] out, int from, int count) {
        int end = from + count;
        Arrays.fill(out, from, end, 0);
        int term = 0;
        for (; term < weights.length % 4; term++) {
            double weight = weights[term];
            double[] values = terms[term];
            for (int i = from; i < end; i++) {
                out[i] += weight * values[i];
            }
        }
        for (; term < weights.length; term += 4) {
            addFour(weights, terms, term, out, from, end);
        }
    }

    private static void addFour(double[] weights, double[][] terms, int term, double[] out, int from, int end) {
        double a = weights[term];
        double b = weights[term + 1];
        double c = weights[term + 2];
        double d = weights[term + 3];
        double[] first = terms[term];
        double[] second = terms[term + 1];
        double[] third = terms[term + 2];
        double[] fourth = terms[term + 3];
        for (int i = from; i < end; i++) {
            out[i] += a * first[i] + b * second[i] + (c * third[i] + d * fourth[i]);
        }
    }

    @Override
    public void weightedStep(
            double[] weights, double[][] terms, double[] y, double[] step, double[] out, int from, int count) {
        weightedSum(weights, terms, out, from, count);
        for (int i = 0; i < count; i++) {
            out[from + i] = y[from + i] + step[i] * out[from + i];
        }
    }

    @Override
    public void step(
            double[] coefficients, double square, double[] x, double[] out, double[] scale, double[] map, int count) {
        // One array written by each loop: the compiler vectorises no other.
        for (int i = 0; i < count; i++) {
            scale[i] = 1 / Math.sqrt(square + x[i] * x[i]);
        }
        for (int i = 0; i < count; i++) {
            map[i] = 1 - 2 * square * (scale[i] * scale[i]);
        }
        polynomial(coefficients, map, out, count);
        for (int i = 0; i < count; i++) {
            out[i] = 0.5 + x[i] * scale[i] * out[i];
        }
    }

    @Override
    public void squaredDistances(
            double[] points, int apart, double[] centre, double[] weights, double[] out, int at, int count) {
        Arrays.fill(out, at, at + count, 0);
        for (int i = 0; i < centre.length; i++) {
            addSquares(points, i * apart, centre[i], weights[i], out, at, count);
        }
    }

    private static void addSquares(
            double[] points, int from, double centre, double weight, double[] out, int at, int count) {
        for (int n = 0; n < count; n++) {
            double distance = points[from + n] - centre;
            out[at + n] += distance * distance * weight;
        }
    }

    @Override
    public void subtractPulls(
            double[] points,
            int apart,
            double[] centre,
            double[] weights,
            double[] shares,
            int at,
            double[] gradients,
            int count) {
        for (int i = 0; i < centre.length; i++) {
            subtractPull(points, i * apart, centre[i], weights[i], shares, at, gradients, count);
        }
    }

    private static void subtractPull(
            double[] points,
            int from,
            double centre,
            double weight,
            double[] shares,
            int at,
            double[] gradients,
            int count) {
        for (int n = 0; n < count; n++) {
            gradients[from + n] -= shares[at + n] * weight * (points[from + n] - centre);
        }
    }

    @Override
    public void normalPairs(int[] radii, int[] angles, float[] first, float[] second, int at, int count) {
        FloatNormals.pairs(radii, angles, first, second, at, 0, count);
    }
}
