package dev.anneal.numerics.density;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/** Questions to covariance matrices. */
public final class Covariances {
    private Covariances() {}

    /**
     * Whether a symmetric matrix is positive definite, which is whether it has a Cholesky factor.
     *
     * @param entries the matrix row by row, n times n numbers; only the lower triangle is looked at
     * @param n the number of rows, at least 1
     */
    public static boolean isPositiveDefinite(double[] entries, int n) {
        for (double entry : entries) {
            if (!Double.isFinite(entry)) {
                return false;
            }
        }
        return DecompositionFactory_DDRM.chol(n, true).decompose(new DMatrixRMaj(n, n, true, entries));
    }
}
