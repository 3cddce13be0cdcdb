package dev.anneal.numerics.quadrature;

import java.util.Arrays;

/**
 * Gaussian expectations of softmax: the mean responsibilities, the mean log-sum-exp and the second moments of n logits
 * {@code offset_i + sqrt(scale) v_i·z} with z standard normal and the vectors v known by their squared distances. Only
 * differences of logits matter, so the integral has as many dimensions as the vectors span once a common shift is
 * taken out, and often fewer: logits that cannot come near the largest are left out, and so are axes without spread.
 *
 * <p>One dimension: the trapezoidal rule, to 1e-10 (two logits: {@link SmoothedLogistic}). Two and three: its tensor
 * product, to 1e-8. Beyond: quasi-Monte Carlo across the widest axis and the trapezoidal rule along it, with an error
 * estimate from two halves of the points. Background: Anneal's mathematics, "Accuracy of the expectation".
 */
public final class SoftmaxExpectation {

    /** A logit is left out if, eight standard deviations out, it is still this far below the largest. */
    private static final double OUT_OF_REACH = 34;

    private static final double DEVIATIONS = 8;
    /** An axis whose range of slopes is below this changes an expectation by less than 1e-12. */
    private static final double SMALLEST_RANGE = 3e-6;

    private static final double LINE_RADIUS = 7.25;
    private static final double LINE_DIGITS = 27.6;
    private static final double TENSOR_RADIUS = 7.3;
    private static final double TENSOR_DIGITS = 25.5;
    private static final double LINE_ERROR = 1e-10;
    private static final double TENSOR_ERROR = 1e-8;
    private static final int TENSOR_RANK = 3;

    private SoftmaxExpectation() {}

    /**
     * Evaluates the expectations.
     *
     * @param n the number of logits, at least 1
     * @param offsets the means of the logits; negative infinity and very negative values stand for a weight of 0, but
     *     one at least has to be finite
     * @param squaredDistances |v_i - v_j|^2, row-major, n by n, symmetric with a zero diagonal
     * @param scale multiplies the squared distances, at least 0
     * @param logSumExp whether the mean log-sum-exp is wanted
     * @param second whether the second moments are wanted
     * @param workspace receives the result
     */
    public static void evaluate(
            int n,
            double[] offsets,
            double[] squaredDistances,
            double scale,
            boolean logSumExp,
            boolean second,
            SoftmaxWorkspace workspace) {
        workspace.resize(n);
        Arrays.fill(workspace.mean, 0, n, 0);
        if (second) {
            Arrays.fill(workspace.second, 0, n * n, 0);
        }
        int largest = 0;
        for (int i = 1; i < n; i++) {
            largest = offsets[i] > offsets[largest] ? i : largest;
        }
        int count = 0;
        for (int i = 0; i < n; i++) {
            double deviation = Math.sqrt(scale * squaredDistances[i * n + largest]);
            // Written so that NaN stays in, and comes out.
            if (!(offsets[i] - offsets[largest] + DEVIATIONS * deviation < -OUT_OF_REACH)) {
                workspace.active[count++] = i;
            }
        }
        if (count == 1) {
            single(offsets, second, workspace);
        } else if (count == 2) {
            pair(offsets, squaredDistances, scale, logSumExp, second, workspace);
        } else {
            several(offsets, squaredDistances, scale, logSumExp, second, count, workspace);
        }
    }

    /**
     * The same from a Gram matrix of the vectors.
     *
     * @param gram v_i·v_j, row-major, n by n
     * @param squaredDistances a buffer of n by n numbers that receives the squared distances
     * @see #evaluate
     */
    public static void evaluateGram(
            int n,
            double[] offsets,
            double[] gram,
            double scale,
            double[] squaredDistances,
            boolean logSumExp,
            boolean second,
            SoftmaxWorkspace workspace) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double square = gram[i * n + i] + gram[j * n + j] - 2 * gram[i * n + j];
                squaredDistances[i * n + j] = i == j ? 0 : Math.max(0, square);
            }
        }
        evaluate(n, offsets, squaredDistances, scale, logSumExp, second, workspace);
    }

    private static void single(double[] offsets, boolean second, SoftmaxWorkspace workspace) {
        int only = workspace.active[0];
        workspace.mean[only] = 1;
        workspace.logSumExp = offsets[only];
        workspace.errorEstimate = LINE_ERROR;
        if (second) {
            workspace.second[only * workspace.size + only] = 1;
        }
    }

    private static void pair(
            double[] offsets,
            double[] squaredDistances,
            double scale,
            boolean logSumExp,
            boolean second,
            SoftmaxWorkspace workspace) {
        int n = workspace.size;
        int i = workspace.active[0];
        int j = workspace.active[1];
        double mean = offsets[i] - offsets[j];
        double deviation = Math.sqrt(scale * squaredDistances[i * n + j]);
        // Both come out relatively accurate, although they add up to 1.
        workspace.mean[i] = SmoothedLogistic.logistic(mean, deviation);
        workspace.mean[j] =
                workspace.mean[i] < 0.5 ? 1 - workspace.mean[i] : SmoothedLogistic.logistic(-mean, deviation);
        workspace.errorEstimate = LINE_ERROR;
        if (logSumExp) {
            workspace.logSumExp = offsets[j] + SmoothedLogistic.softplus(mean, deviation);
        }
        if (second) {
            double product = SmoothedLogistic.slope(mean, deviation);
            workspace.second[i * n + j] = product;
            workspace.second[j * n + i] = product;
            workspace.second[i * n + i] = workspace.mean[i] - product;
            workspace.second[j * n + j] = workspace.mean[j] - product;
        }
    }

    private static void several(
            double[] offsets,
            double[] squaredDistances,
            double scale,
            boolean logSumExp,
            boolean second,
            int count,
            SoftmaxWorkspace workspace) {
        int n = workspace.size;
        double finite = 0;
        for (int a = 0; a < count; a++) {
            workspace.offsets[a] = offsets[workspace.active[a]];
            finite += 0 * workspace.offsets[a];
            for (int b = 0; b < count; b++) {
                double distance = scale * squaredDistances[workspace.active[a] * n + workspace.active[b]];
                workspace.distances[a * count + b] = distance;
                finite += 0 * distance;
            }
        }
        if (finite != 0) {
            // A rule that skips what is negligible would make numbers out of what is not a number.
            Arrays.fill(workspace.mean, 0, n, Double.NaN);
            Arrays.fill(workspace.second, 0, n * n, Double.NaN);
            workspace.logSumExp = Double.NaN;
            return;
        }
        workspace.axes.decompose(workspace.distances, count);
        int rank = 0;
        while (rank < count - 1 && spread(workspace, rank, count) > SMALLEST_RANGE) {
            for (int a = 0; a < count; a++) {
                workspace.slopes[rank * count + a] = workspace.axes.coordinate(a, rank);
            }
            rank++;
        }
        if (rank == 0) {
            Arrays.fill(workspace.slopes, 0, count, 0);
        }
        boolean line = rank <= 1;
        RowRule rows = workspace.rows;
        rows.prepare(
                workspace.slopes,
                count,
                line ? LINE_RADIUS : TENSOR_RADIUS,
                line ? LINE_DIGITS : TENSOR_DIGITS,
                logSumExp,
                second);
        if (line) {
            rows.add(workspace.offsets, 1, LINE_RADIUS);
            workspace.errorEstimate = LINE_ERROR;
        } else if (rank <= TENSOR_RANK) {
            tensor(workspace, count, rank);
            workspace.errorEstimate = TENSOR_ERROR;
        } else {
            quasiMonteCarlo(workspace, count, rank);
        }
        collect(workspace, count, second);
    }

    private static double spread(SoftmaxWorkspace workspace, int rank, int count) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < count; a++) {
            double coordinate = workspace.axes.coordinate(a, rank);
            lowest = Math.min(lowest, coordinate);
            highest = Math.max(highest, coordinate);
        }
        return highest - lowest;
    }

    /** Lines along the widest axis, over the nodes of the other one or two axes that lie inside a ball. */
    private static void tensor(SoftmaxWorkspace workspace, int count, int rank) {
        double outer = rank == TENSOR_RANK ? TrapezoidStep.of(spread(workspace, 2, count), TENSOR_DIGITS) : 1;
        double inner = TrapezoidStep.of(spread(workspace, 1, count), TENSOR_DIGITS);
        int outerReach = rank == TENSOR_RANK ? (int) Math.floor(TENSOR_RADIUS / outer) : 0;
        double square = TENSOR_RADIUS * TENSOR_RADIUS;
        for (int i = -outerReach; i <= outerReach; i++) {
            double x = i * outer;
            for (int a = 0; a < count; a++) {
                double slope = rank == TENSOR_RANK ? workspace.slopes[2 * count + a] : 0;
                workspace.middle[a] = workspace.offsets[a] + slope * x;
            }
            int innerReach = (int) Math.floor(Math.sqrt(square - x * x) / inner);
            for (int j = -innerReach; j <= innerReach; j++) {
                double y = j * inner;
                for (int a = 0; a < count; a++) {
                    workspace.base[a] = workspace.middle[a] + workspace.slopes[count + a] * y;
                }
                double radius = Math.sqrt(Math.max(0, square - x * x - y * y));
                workspace.rows.add(workspace.base, Math.exp(-0.5 * (x * x + y * y)), radius);
            }
        }
    }

    /** Lines along the widest axis, over quasi-random points and their mirror images in the other axes. */
    private static void quasiMonteCarlo(SoftmaxWorkspace workspace, int count, int rank) {
        int dimension = rank - 1;
        double[] points = workspace.points(dimension);
        RowRule rows = workspace.rows;
        for (int point = 0; point < SobolPoints.COUNT; point++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                System.arraycopy(workspace.offsets, 0, workspace.base, 0, count);
                for (int axis = 0; axis < dimension; axis++) {
                    double z = sign * points[point * dimension + axis];
                    for (int a = 0; a < count; a++) {
                        workspace.base[a] += workspace.slopes[(axis + 1) * count + a] * z;
                    }
                }
                rows.add(workspace.base, 1, TENSOR_RADIUS);
            }
            if (point == SobolPoints.HALF - 1) {
                for (int a = 0; a < count; a++) {
                    workspace.half[a] = rows.mean[a] / rows.totalWeight;
                }
            }
        }
        double difference = 0;
        for (int a = 0; a < count; a++) {
            // The halves differ by twice what each differs from the mean of both.
            difference = Math.max(difference, Math.abs(rows.mean[a] / rows.totalWeight - workspace.half[a]));
        }
        workspace.errorEstimate = Math.max(TENSOR_ERROR, difference);
    }

    private static void collect(SoftmaxWorkspace workspace, int count, boolean second) {
        RowRule rows = workspace.rows;
        double inverse = 1 / rows.totalWeight;
        for (int a = 0; a < count; a++) {
            workspace.mean[workspace.active[a]] = rows.mean[a] * inverse;
            for (int b = 0; second && b < count; b++) {
                workspace.second[workspace.active[a] * workspace.size + workspace.active[b]] =
                        rows.second[a * count + b] * inverse;
            }
        }
        workspace.logSumExp = rows.logSumExp * inverse;
    }
}
