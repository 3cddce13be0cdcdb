package dev.anneal.numerics.metric;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Distances between two densities from as many samples of each, d numbers for a point, row by row (Anneal's mathematics,
 * "Metrics"). Standard errors are those of a jackknife that leaves out a tenth of the samples of both at a time.
 */
public final class SampleDistance {
    private static final int GROUPS = 10;

    private SampleDistance() {}

    /**
     * The squared maximum mean discrepancy with the kernel exp(-|x - y|^2 / (2 h^2)), h being the median distance of the
     * target's samples: the U-statistic, which is unbiased and may therefore be below 0. Takes n^2 time.
     *
     * @param fit samples of the fit
     * @param target samples of the target, as many; at least 20
     */
    public static SampleEstimate squaredMmd(double[] fit, double[] target, int dimension) {
        int count = target.length / dimension;
        double precision = 1 / (2 * medianSquare(target, dimension));
        // Sums of kernels between groups, from which those without a group follow.
        double[][] sums = new double[GROUPS][GROUPS];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                double term = kernel(fit, i, fit, j, dimension, precision)
                        + kernel(target, i, target, j, dimension, precision)
                        - kernel(fit, i, target, j, dimension, precision)
                        - kernel(fit, j, target, i, dimension, precision);
                sums[i % GROUPS][j % GROUPS] += term;
            }
        }
        return jackknife(left -> {
            double sum = 0;
            double points = 0;
            for (int g = 0; g < GROUPS; g++) {
                points += g == left ? 0 : (count - g + GROUPS - 1) / GROUPS;
                for (int h = 0; h < GROUPS; h++) {
                    sum += g == left || h == left ? 0 : sums[g][h];
                }
            }
            return sum / (0.5 * points * (points - 1));
        });
    }

    private static double kernel(double[] a, int i, double[] b, int j, int dimension, double precision) {
        return Math.exp(-precision * square(a, i, b, j, dimension));
    }

    private static double square(double[] a, int i, double[] b, int j, int dimension) {
        double sum = 0;
        for (int at = 0; at < dimension; at++) {
            double difference = a[i * dimension + at] - b[j * dimension + at];
            sum += difference * difference;
        }
        return sum;
    }

    private static double medianSquare(double[] points, int dimension) {
        // A few hundred points have enough pairs.
        int count = Math.min(points.length / dimension, 400);
        double[] squares = new double[count * (count - 1) / 2];
        int next = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                squares[next++] = square(points, i, points, j, dimension);
            }
        }
        Arrays.sort(squares);
        return Math.max(Double.MIN_NORMAL, squares[next / 2]);
    }

    /**
     * The sliced Wasserstein distance of order two: the root of the mean, over directions, of the squared distance of the
     * projections, which is that of their sorted values.
     *
     * @param fit samples of the fit
     * @param target samples of the target, as many; at least 20
     * @param directions unit vectors, row by row
     */
    public static SampleEstimate slicedWasserstein(double[] fit, double[] target, int dimension, double[] directions) {
        int count = target.length / dimension;
        double[] squares = new double[GROUPS + 1];
        int number = directions.length / dimension;
        Projection a = new Projection(count);
        Projection b = new Projection(count);
        for (int direction = 0; direction < number; direction++) {
            a.project(fit, dimension, directions, direction);
            b.project(target, dimension, directions, direction);
            for (int left = 0; left <= GROUPS; left++) {
                squares[left] += a.squaredDistance(b, left) / number;
            }
        }
        return jackknife(left -> Math.sqrt(squares[left < 0 ? GROUPS : left]));
    }

    /** Samples along a direction, sorted, with the group that each belongs to. */
    private static final class Projection {
        private final double[] values;
        private final long[] keys;

        Projection(int count) {
            values = new double[count];
            keys = new long[count];
        }

        void project(double[] points, int dimension, double[] directions, int direction) {
            for (int n = 0; n < values.length; n++) {
                double sum = 0;
                for (int i = 0; i < dimension; i++) {
                    sum += points[n * dimension + i] * directions[direction * dimension + i];
                }
                values[n] = sum;
            }
            double[] unsorted = values.clone();
            // The order of doubles as that of whole numbers, with the group in the last bits, which no projection
            // needs.
            for (int n = 0; n < values.length; n++) {
                long bits = Double.doubleToLongBits(unsorted[n]);
                long ordered = bits ^ ((bits >> 63) & Long.MAX_VALUE);
                keys[n] = (ordered & ~15L) | (n % GROUPS);
            }
            Arrays.sort(keys);
            for (int n = 0; n < values.length; n++) {
                long ordered = keys[n] & ~15L;
                values[n] = Double.longBitsToDouble(ordered ^ ((ordered >> 63) & Long.MAX_VALUE));
            }
        }

        /** With one group left out of both, or none. */
        double squaredDistance(Projection other, int left) {
            double sum = 0;
            int count = 0;
            int theirs = 0;
            for (int n = 0; n < values.length; n++) {
                if ((keys[n] & 15) == left) {
                    continue;
                }
                while ((other.keys[theirs] & 15) == left) {
                    theirs++;
                }
                double difference = values[n] - other.values[theirs++];
                sum += difference * difference;
                count++;
            }
            return sum / count;
        }
    }

    /** A statistic, given which group is left out; -1 for none. */
    private static SampleEstimate jackknife(ToDoubleFunction<Integer> statistic) {
        double[] without = new double[GROUPS];
        double mean = 0;
        for (int g = 0; g < GROUPS; g++) {
            without[g] = statistic.applyAsDouble(g);
            mean += without[g] / GROUPS;
        }
        double squares = 0;
        for (double value : without) {
            squares += (value - mean) * (value - mean);
        }
        double variance = squares * (GROUPS - 1) / GROUPS;
        return new SampleEstimate(statistic.applyAsDouble(-1), Math.sqrt(variance));
    }
}
