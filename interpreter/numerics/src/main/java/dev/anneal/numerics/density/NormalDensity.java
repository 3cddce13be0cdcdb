package dev.anneal.numerics.density;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/** The normal density on R^d, with independent coordinates or with a covariance matrix. */
public final class NormalDensity implements LogDensity {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private final double[] mean;

    /** The inverse of the covariance's Cholesky factor: its diagonal alone, or its lower triangle row by row. */
    private final double[] whitening;

    private final boolean full;
    private final double logNormaliser;

    private NormalDensity(double[] mean, double[] whitening, boolean full, double logNormaliser) {
        this.mean = mean;
        this.whitening = whitening;
        this.full = full;
        this.logNormaliser = logNormaliser;
    }

    /**
     * The density with independent coordinates.
     *
     * @param mean d finite numbers
     * @param sd d standard deviations, above 0 and finite
     */
    public static NormalDensity independent(double[] mean, double[] sd) {
        Points.requireFinite("mean", mean);
        Points.requireScale("sd", sd, mean.length);
        double[] whitening = new double[sd.length];
        double logs = 0;
        for (int i = 0; i < sd.length; i++) {
            whitening[i] = 1 / sd[i];
            logs += Math.log(sd[i]);
        }
        return new NormalDensity(mean.clone(), whitening, false, -mean.length * HALF_LOG_TWO_PI - logs);
    }

    /**
     * The density with a covariance matrix.
     *
     * @param mean d finite numbers
     * @param covariance a symmetric positive definite matrix row by row, d times d numbers
     * @throws IllegalArgumentException if it is not positive definite
     */
    public static NormalDensity withCovariance(double[] mean, double[] covariance) {
        return withFactor(mean, choleskyFactor(covariance, mean.length));
    }

    /**
     * The density whose covariance matrix is L times its transpose.
     *
     * @param mean d finite numbers
     * @param factor the lower triangular L row by row, d times d numbers, with a diagonal above 0
     */
    public static NormalDensity withFactor(double[] mean, double[] factor) {
        Points.requireFinite("mean", mean);
        int d = mean.length;
        double logs = 0;
        double[] inverse = new double[d * d];
        for (int j = 0; j < d; j++) {
            logs += Math.log(factor[j * d + j]);
            inverse[j * d + j] = 1 / factor[j * d + j];
            for (int i = j + 1; i < d; i++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum -= factor[i * d + k] * inverse[k * d + j];
                }
                inverse[i * d + j] = sum / factor[i * d + i];
            }
        }
        return new NormalDensity(mean.clone(), inverse, true, -d * HALF_LOG_TWO_PI - logs);
    }

    /**
     * The lower triangular L with L times its transpose the covariance; row by row, zeros above the diagonal.
     *
     * @param covariance a symmetric positive definite matrix row by row
     * @param d the number of rows, at least 1
     * @throws IllegalArgumentException if it is not positive definite
     */
    public static double[] choleskyFactor(double[] covariance, int d) {
        if (covariance.length != d * d) {
            throw new IllegalArgumentException("`cov` must have " + d + " rows and columns.");
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(d, true);
        if (!cholesky.decompose(new DMatrixRMaj(d, d, true, covariance.clone()))) {
            throw new IllegalArgumentException("`cov` must be positive definite.");
        }
        return Arrays.copyOf(cholesky.getT(null).data, d * d);
    }

    @Override
    public int dimension() {
        return mean.length;
    }

    @Override
    public Evaluator evaluator(int capacity) {
        return full ? new Full(capacity) : new Independent(capacity);
    }

    private final class Independent implements Evaluator {
        private final int capacity;

        Independent(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public void values(double[] points, int count, double[] values) {
            Arrays.fill(values, 0, count, 0);
            for (int i = 0; i < mean.length; i++) {
                // Each coordinate with its own constant: what a product of normals on the line adds up, too.
                double constant = HALF_LOG_TWO_PI - Math.log(whitening[i]);
                addCoordinate(points, i * capacity, count, mean[i], whitening[i], constant, values);
            }
        }

        @Override
        public void valuesAndGradients(double[] points, int count, double[] values, double[] gradients) {
            values(points, count, values);
            for (int i = 0; i < mean.length; i++) {
                slope(points, i * capacity, count, mean[i], whitening[i] * whitening[i], gradients);
            }
        }
    }

    private static void addCoordinate(
            double[] points, int offset, int count, double mean, double whitening, double constant, double[] values) {
        for (int n = 0; n < count; n++) {
            double z = (points[offset + n] - mean) * whitening;
            values[n] -= 0.5 * z * z + constant;
        }
    }

    private static void slope(
            double[] points, int offset, int count, double mean, double precision, double[] gradients) {
        for (int n = 0; n < count; n++) {
            gradients[offset + n] = (mean - points[offset + n]) * precision;
        }
    }

    /** The quadratic form by white coordinates z = inverse factor times (x - mean); the gradient is -inverse^T z. */
    private final class Full implements Evaluator {
        private final int capacity;
        private final double[] white;

        Full(int capacity) {
            this.capacity = capacity;
            this.white = new double[mean.length * capacity];
        }

        @Override
        public void values(double[] points, int count, double[] values) {
            int d = mean.length;
            Arrays.fill(values, 0, count, logNormaliser);
            for (int i = 0; i < d; i++) {
                int row = i * capacity;
                Arrays.fill(white, row, row + count, 0);
                for (int j = 0; j <= i; j++) {
                    addCentred(points, j * capacity, count, mean[j], whitening[i * d + j], white, row);
                }
                addCoordinate(white, row, count, 0, 1, 0, values);
            }
        }

        @Override
        public void valuesAndGradients(double[] points, int count, double[] values, double[] gradients) {
            values(points, count, values);
            int d = mean.length;
            for (int j = 0; j < d; j++) {
                Arrays.fill(gradients, j * capacity, j * capacity + count, 0);
                for (int i = j; i < d; i++) {
                    Points.addScaled(white, i * capacity, -whitening[i * d + j], gradients, j * capacity, count);
                }
            }
        }
    }

    private static void addCentred(
            double[] points, int offset, int count, double mean, double factor, double[] out, int row) {
        for (int n = 0; n < count; n++) {
            out[row + n] += factor * (points[offset + n] - mean);
        }
    }
}
