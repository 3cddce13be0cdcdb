package dev.anneal.numerics.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels with vector instructions. Each is one loop over arrays, small enough for the compiler to keep its vectors
 * in registers: a larger one would have them allocated.
 */
final class VectorKernels implements ArrayKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    VectorKernels() {}

    @Override
    public void polynomial(double[] coefficients, double[] x, double[] out, int count) {
        int last = coefficients.length - 1;
        int i = 0;
        // Two vectors at once, since each step of Horner's rule waits for the one before.
        for (; i <= count - 2 * LANES; i += 2 * LANES) {
            DoubleVector left = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector right = DoubleVector.fromArray(SPECIES, x, i + LANES);
            DoubleVector first = DoubleVector.broadcast(SPECIES, coefficients[last]);
            DoubleVector second = first;
            for (int power = last - 1; power >= 0; power--) {
                DoubleVector coefficient = DoubleVector.broadcast(SPECIES, coefficients[power]);
                first = first.mul(left).add(coefficient);
                second = second.mul(right).add(coefficient);
            }
            first.intoArray(out, i);
            second.intoArray(out, i + LANES);
        }
        for (; i < count; i++) {
            double value = coefficients[last];
            for (int power = last - 1; power >= 0; power--) {
                value = value * x[i] + coefficients[power];
            }
            out[i] = value;
        }
    }

    @Override
    public void weightedSum(double[] weights, double[][] terms, double[] out, int from, int count) {
        int single = weights.length % 4;
        int end = from + count;
        int at = from;
        for (; at <= end - LANES; at += LANES) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            int term = 0;
            for (; term < single; term++) {
                sum = sum.add(DoubleVector.fromArray(SPECIES, terms[term], at).mul(weights[term]));
            }
            for (; term < weights.length; term += 4) {
                DoubleVector a =
                        DoubleVector.fromArray(SPECIES, terms[term], at).mul(weights[term]);
                DoubleVector b =
                        DoubleVector.fromArray(SPECIES, terms[term + 1], at).mul(weights[term + 1]);
                DoubleVector c =
                        DoubleVector.fromArray(SPECIES, terms[term + 2], at).mul(weights[term + 2]);
                DoubleVector d =
                        DoubleVector.fromArray(SPECIES, terms[term + 3], at).mul(weights[term + 3]);
                sum = sum.add(a.add(b).add(c.add(d)));
            }
            sum.intoArray(out, at);
        }
        for (; at < end; at++) {
            out[at] = sum(weights, terms, at);
        }
    }

    @Override
    public void weightedStep(
            double[] weights, double[][] terms, double[] y, double[] step, double[] out, int from, int count) {
        int single = weights.length % 4;
        int end = from + count;
        int at = from;
        for (; at <= end - LANES; at += LANES) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            int term = 0;
            for (; term < single; term++) {
                sum = sum.add(DoubleVector.fromArray(SPECIES, terms[term], at).mul(weights[term]));
            }
            for (; term < weights.length; term += 4) {
                DoubleVector a =
                        DoubleVector.fromArray(SPECIES, terms[term], at).mul(weights[term]);
                DoubleVector b =
                        DoubleVector.fromArray(SPECIES, terms[term + 1], at).mul(weights[term + 1]);
                DoubleVector c =
                        DoubleVector.fromArray(SPECIES, terms[term + 2], at).mul(weights[term + 2]);
                DoubleVector d =
                        DoubleVector.fromArray(SPECIES, terms[term + 3], at).mul(weights[term + 3]);
                sum = sum.add(a.add(b).add(c.add(d)));
            }
            DoubleVector along = sum.mul(DoubleVector.fromArray(SPECIES, step, at - from));
            DoubleVector.fromArray(SPECIES, y, at).add(along).intoArray(out, at);
        }
        for (; at < end; at++) {
            out[at] = y[at] + step[at - from] * sum(weights, terms, at);
        }
    }

    private static double sum(double[] weights, double[][] terms, int at) {
        double sum = 0;
        int term = 0;
        for (; term < weights.length % 4; term++) {
            sum += weights[term] * terms[term][at];
        }
        for (; term < weights.length; term += 4) {
            sum += weights[term] * terms[term][at]
                    + weights[term + 1] * terms[term + 1][at]
                    + (weights[term + 2] * terms[term + 2][at] + weights[term + 3] * terms[term + 3][at]);
        }
        return sum;
    }

    @Override
    public void step(
            double[] coefficients, double square, double[] x, double[] out, double[] scale, double[] map, int count) {
        int last = coefficients.length - 1;
        int i = 0;
        for (; i <= count - 2 * LANES; i += 2 * LANES) {
            DoubleVector left = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector right = DoubleVector.fromArray(SPECIES, x, i + LANES);
            DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
            DoubleVector leftScale = one.div(left.mul(left).add(square).sqrt());
            DoubleVector rightScale = one.div(right.mul(right).add(square).sqrt());
            DoubleVector leftMap = one.sub(leftScale.mul(leftScale).mul(2 * square));
            DoubleVector rightMap = one.sub(rightScale.mul(rightScale).mul(2 * square));
            DoubleVector first = DoubleVector.broadcast(SPECIES, coefficients[last]);
            DoubleVector second = first;
            for (int power = last - 1; power >= 0; power--) {
                DoubleVector coefficient = DoubleVector.broadcast(SPECIES, coefficients[power]);
                first = first.mul(leftMap).add(coefficient);
                second = second.mul(rightMap).add(coefficient);
            }
            left.mul(leftScale).mul(first).add(0.5).intoArray(out, i);
            right.mul(rightScale).mul(second).add(0.5).intoArray(out, i + LANES);
        }
        for (; i < count; i++) {
            double own = 1 / Math.sqrt(square + x[i] * x[i]);
            double at = 1 - 2 * square * (own * own);
            double value = coefficients[last];
            for (int power = last - 1; power >= 0; power--) {
                value = value * at + coefficients[power];
            }
            out[i] = 0.5 + x[i] * own * value;
        }
    }
}
