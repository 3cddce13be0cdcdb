package dev.anneal.numerics.quadrature;

import java.util.function.DoubleUnaryOperator;

/** Slow and simple quadrature, independent of what it checks. */
final class BruteForce {

    private BruteForce() {}

    /** E f(z) by a trapezoidal rule so fine that logits with these slopes are resolved far beyond double precision. */
    static double expectation(DoubleUnaryOperator function, double range) {
        double step = Math.min(0.05, 0.25 / range);
        int reach = (int) Math.ceil(9.5 / step);
        double sum = 0;
        double total = 0;
        for (int i = -reach; i <= reach; i++) {
            double z = i * step;
            double weight = Math.exp(-0.5 * z * z);
            total += weight;
            sum += weight * function.applyAsDouble(z);
        }
        return sum / total;
    }

    static double logistic(double x) {
        return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
    }

    static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** Means, second moments (row-major) and the mean log-sum-exp of softmax under logits offset + slopes z. */
    static double[] softmax(double[] offsets, double[][] slopes, double step) {
        int n = offsets.length;
        double[] sums = new double[n + n * n + 1];
        double[] logits = new double[n];
        double total = accumulate(offsets, slopes, step, 0, 1, logits.clone(), sums);
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= total;
        }
        return sums;
    }

    private static double accumulate(
            double[] offsets, double[][] slopes, double step, int axis, double weight, double[] shift, double[] sums) {
        int n = offsets.length;
        if (axis == slopes[0].length) {
            double[] logits = new double[n];
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                logits[i] = offsets[i] + shift[i];
                largest = Math.max(largest, logits[i]);
            }
            double sum = 0;
            for (int i = 0; i < n; i++) {
                logits[i] = Math.exp(logits[i] - largest);
                sum += logits[i];
            }
            for (int i = 0; i < n; i++) {
                sums[i] += weight * logits[i] / sum;
                for (int j = 0; j < n; j++) {
                    sums[n + i * n + j] += weight * logits[i] * logits[j] / (sum * sum);
                }
            }
            sums[n + n * n] += weight * (largest + Math.log(sum));
            return weight;
        }
        int reach = (int) Math.ceil(7.5 / step);
        double total = 0;
        double[] shifted = new double[n];
        for (int k = -reach; k <= reach; k++) {
            double z = k * step;
            for (int i = 0; i < n; i++) {
                shifted[i] = shift[i] + slopes[i][axis] * z;
            }
            total += accumulate(offsets, slopes, step, axis + 1, weight * Math.exp(-0.5 * z * z), shifted, sums);
        }
        return total;
    }
}
