package dev.anneal.numerics.quadrature;

/**
 * The principal axes of a few points given by their squared distances: eigenvectors of the centred Gram matrix by
 * Jacobi rotations. Written here because it runs inside right-hand sides, on matrices of a handful of rows and without
 * allocation. Not thread-safe: one workspace, one thread.
 */
final class PrincipalAxes {

    private static final int MOST_SWEEPS = 40;

    private double[] matrix = new double[0];
    private double[] vectors = new double[0];
    private double[] rowMean = new double[0];
    private int[] order = new int[0];
    private int size;

    /**
     * Finds the axes.
     *
     * @param squaredDistances the squared distances, row-major, {@code n} by {@code n}
     * @param n the number of points
     */
    void decompose(double[] squaredDistances, int n) {
        size = n;
        if (order.length < n) {
            matrix = new double[n * n];
            vectors = new double[n * n];
            rowMean = new double[n];
            order = new int[n];
        }
        double mean = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += squaredDistances[i * n + j];
            }
            rowMean[i] = sum / n;
            mean += rowMean[i] / n;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i * n + j] = -0.5 * (squaredDistances[i * n + j] - rowMean[i] - rowMean[j] + mean);
                vectors[i * n + j] = i == j ? 1 : 0;
            }
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && rotateAll(n); sweep++) {}
        for (int i = 0; i < n; i++) {
            int place = i;
            while (place > 0 && matrix[order[place - 1] * (n + 1)] < matrix[i * (n + 1)]) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = i;
        }
    }

    /** The variance along the axis of the given rank, the largest first. */
    double variance(int rank) {
        return matrix[order[rank] * (size + 1)];
    }

    /** The coordinate of a point along the axis of the given rank. */
    double coordinate(int point, int rank) {
        return vectors[point * size + order[rank]] * Math.sqrt(Math.max(0, variance(rank)));
    }

    private boolean rotateAll(int n) {
        double off = 0;
        double diagonal = 0;
        for (int i = 0; i < n; i++) {
            diagonal += matrix[i * n + i] * matrix[i * n + i];
            for (int j = 0; j < i; j++) {
                off += matrix[i * n + j] * matrix[i * n + j];
            }
        }
        if (!(off > 1e-30 * diagonal)) {
            return false;
        }
        for (int p = 0; p < n; p++) {
            for (int q = p + 1; q < n; q++) {
                rotate(n, p, q);
            }
        }
        return true;
    }

    private void rotate(int n, int p, int q) {
        double off = matrix[p * n + q];
        if (off == 0) {
            return;
        }
        double theta = (matrix[q * n + q] - matrix[p * n + p]) / (2 * off);
        double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        for (int k = 0; k < n; k++) {
            double a = matrix[k * n + p];
            double b = matrix[k * n + q];
            matrix[k * n + p] = cosine * a - sine * b;
            matrix[k * n + q] = sine * a + cosine * b;
        }
        for (int k = 0; k < n; k++) {
            double a = matrix[p * n + k];
            double b = matrix[q * n + k];
            matrix[p * n + k] = cosine * a - sine * b;
            matrix[q * n + k] = sine * a + cosine * b;
            double c = vectors[k * n + p];
            double d = vectors[k * n + q];
            vectors[k * n + p] = cosine * c - sine * d;
            vectors[k * n + q] = sine * c + cosine * d;
        }
    }
}
