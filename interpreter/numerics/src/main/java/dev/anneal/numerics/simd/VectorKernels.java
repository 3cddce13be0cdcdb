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

    @Override
    public void squaredDistances(
            double[] points, int apart, double[] centre, double[] weights, double[] out, int at, int count) {
        int n = 0;
        for (; n <= count - 4 * LANES; n += 4 * LANES) {
            distancesOfFour(points, n, apart, centre, weights, out, at + n);
        }
        for (; n < count; n++) {
            double sum = 0;
            for (int i = 0; i < centre.length; i++) {
                double distance = points[i * apart + n] - centre[i];
                sum += distance * distance * weights[i];
            }
            out[at + n] = sum;
        }
    }

    /** Of four vectors of points, since each addition waits for the one before. */
    private static void distancesOfFour(
            double[] points, int from, int apart, double[] centre, double[] weights, double[] out, int at) {
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        DoubleVector sum2 = DoubleVector.zero(SPECIES);
        DoubleVector sum3 = DoubleVector.zero(SPECIES);
        int row = from;
        for (int i = 0; i < centre.length; i++) {
            DoubleVector middle = DoubleVector.broadcast(SPECIES, centre[i]);
            DoubleVector weight = DoubleVector.broadcast(SPECIES, weights[i]);
            DoubleVector distance0 =
                    DoubleVector.fromArray(SPECIES, points, row).sub(middle);
            DoubleVector distance1 =
                    DoubleVector.fromArray(SPECIES, points, row + LANES).sub(middle);
            DoubleVector distance2 =
                    DoubleVector.fromArray(SPECIES, points, row + 2 * LANES).sub(middle);
            DoubleVector distance3 =
                    DoubleVector.fromArray(SPECIES, points, row + 3 * LANES).sub(middle);
            sum0 = sum0.add(distance0.mul(distance0).mul(weight));
            sum1 = sum1.add(distance1.mul(distance1).mul(weight));
            sum2 = sum2.add(distance2.mul(distance2).mul(weight));
            sum3 = sum3.add(distance3.mul(distance3).mul(weight));
            row += apart;
        }
        sum0.intoArray(out, at);
        sum1.intoArray(out, at + LANES);
        sum2.intoArray(out, at + 2 * LANES);
        sum3.intoArray(out, at + 3 * LANES);
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
        int n = 0;
        for (; n <= count - 4 * LANES; n += 4 * LANES) {
            pullFour(points, n, apart, centre, weights, shares, at + n, gradients);
        }
        for (; n < count; n++) {
            for (int i = 0; i < centre.length; i++) {
                int where = i * apart + n;
                gradients[where] -= shares[at + n] * weights[i] * (points[where] - centre[i]);
            }
        }
    }

    private static void pullFour(
            double[] points,
            int from,
            int apart,
            double[] centre,
            double[] weights,
            double[] shares,
            int at,
            double[] gradients) {
        DoubleVector share0 = DoubleVector.fromArray(SPECIES, shares, at);
        DoubleVector share1 = DoubleVector.fromArray(SPECIES, shares, at + LANES);
        DoubleVector share2 = DoubleVector.fromArray(SPECIES, shares, at + 2 * LANES);
        DoubleVector share3 = DoubleVector.fromArray(SPECIES, shares, at + 3 * LANES);
        int row = from;
        for (int i = 0; i < centre.length; i++) {
            DoubleVector middle = DoubleVector.broadcast(SPECIES, centre[i]);
            DoubleVector weight = DoubleVector.broadcast(SPECIES, weights[i]);
            DoubleVector pull0 = share0.mul(weight)
                    .mul(DoubleVector.fromArray(SPECIES, points, row).sub(middle));
            DoubleVector pull1 = share1.mul(weight)
                    .mul(DoubleVector.fromArray(SPECIES, points, row + LANES).sub(middle));
            DoubleVector pull2 = share2.mul(weight)
                    .mul(DoubleVector.fromArray(SPECIES, points, row + 2 * LANES)
                            .sub(middle));
            DoubleVector pull3 = share3.mul(weight)
                    .mul(DoubleVector.fromArray(SPECIES, points, row + 3 * LANES)
                            .sub(middle));
            DoubleVector.fromArray(SPECIES, gradients, row).sub(pull0).intoArray(gradients, row);
            DoubleVector.fromArray(SPECIES, gradients, row + LANES).sub(pull1).intoArray(gradients, row + LANES);
            DoubleVector.fromArray(SPECIES, gradients, row + 2 * LANES)
                    .sub(pull2)
                    .intoArray(gradients, row + 2 * LANES);
            DoubleVector.fromArray(SPECIES, gradients, row + 3 * LANES)
                    .sub(pull3)
                    .intoArray(gradients, row + 3 * LANES);
            row += apart;
        }
    }

    @Override
    public void normalPairs(int[] radii, int[] angles, float[] first, float[] second, int at, int count) {
        VectorNormals.pairs(radii, angles, first, second, at, count);
    }
}
