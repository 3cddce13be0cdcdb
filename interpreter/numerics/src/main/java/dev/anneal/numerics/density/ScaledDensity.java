package dev.anneal.numerics.density;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.LUDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The density of A times a random point y of another density: log p(A^-1 x) - log |det A|. Its gradient is the transpose
 * of A^-1 times the gradient of the other.
 */
public final class ScaledDensity implements LogDensity {
    private final LogDensity inner;

    /** A^-1: its diagonal alone, or row by row. */
    private final double[] inverse;

    private final boolean full;
    private final double logDeterminant;

    private ScaledDensity(LogDensity inner, double[] inverse, boolean full, double logDeterminant) {
        this.inner = inner;
        this.inverse = inverse;
        this.full = full;
        this.logDeterminant = logDeterminant;
    }

    /**
     * The density with each coordinate multiplied by a number of its own.
     *
     * @param factors d finite numbers, none of them 0
     */
    public static ScaledDensity byFactors(LogDensity inner, double[] factors) {
        double[] sizes = Arrays.stream(factors).map(Math::abs).toArray();
        Points.requireScale("factor", sizes, inner.dimension());
        double logs = Arrays.stream(sizes).map(Math::log).sum();
        return new ScaledDensity(
                inner, Arrays.stream(factors).map(factor -> 1 / factor).toArray(), false, logs);
    }

    /**
     * The density of a matrix times a point.
     *
     * @param matrix d times d numbers row by row
     * @throws IllegalArgumentException if the matrix has no inverse
     */
    public static ScaledDensity byMatrix(LogDensity inner, double[] matrix) {
        int d = inner.dimension();
        if (matrix.length != d * d) {
            throw new IllegalArgumentException("`factor` must have " + d + " rows and columns.");
        }
        Points.requireFinite("factor", matrix);
        LUDecomposition_F64<DMatrixRMaj> parts = DecompositionFactory_DDRM.lu(d, d);
        boolean decomposed = parts.decompose(new DMatrixRMaj(d, d, true, matrix.clone()));
        if (!decomposed || parts.isSingular()) {
            throw new IllegalArgumentException("`factor` must have an inverse.");
        }
        DMatrixRMaj upper = parts.getUpper(null);
        double logs = 0;
        for (int i = 0; i < d; i++) {
            logs += Math.log(Math.abs(upper.get(i, i)));
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(d);
        DMatrixRMaj inverse = new DMatrixRMaj(d, d);
        if (!Double.isFinite(logs) || !solver.setA(new DMatrixRMaj(d, d, true, matrix.clone()))) {
            throw new IllegalArgumentException("`factor` must have an inverse.");
        }
        solver.invert(inverse);
        return new ScaledDensity(inner, inverse.data, true, logs);
    }

    @Override
    public int dimension() {
        return inner.dimension();
    }

    @Override
    public Evaluator evaluator(int capacity) {
        return new Workspace(capacity);
    }

    private final class Workspace implements Evaluator {
        private final int capacity;
        private final Evaluator evaluator;
        private final double[] original;
        private final double[] slopes;

        Workspace(int capacity) {
            this.capacity = capacity;
            this.evaluator = inner.evaluator(capacity);
            this.original = new double[dimension() * capacity];
            this.slopes = new double[dimension() * capacity];
        }

        @Override
        public void values(double[] points, int count, double[] values) {
            apply(points, count, original, false);
            evaluator.values(original, count, values);
            subtractDeterminant(values, count);
        }

        @Override
        public void valuesAndGradients(double[] points, int count, double[] values, double[] gradients) {
            apply(points, count, original, false);
            evaluator.valuesAndGradients(original, count, values, slopes);
            apply(slopes, count, gradients, true);
            subtractDeterminant(values, count);
        }

        private void subtractDeterminant(double[] values, int count) {
            for (int n = 0; n < count; n++) {
                values[n] -= logDeterminant;
            }
        }

        private void apply(double[] from, int count, double[] to, boolean transposed) {
            int d = dimension();
            for (int i = 0; i < d; i++) {
                Arrays.fill(to, i * capacity, i * capacity + count, 0);
                for (int j = full ? 0 : i; j < (full ? d : i + 1); j++) {
                    double factor = full ? inverse[transposed ? j * d + i : i * d + j] : inverse[i];
                    Points.addScaled(from, j * capacity, factor, to, i * capacity, count);
                }
            }
        }
    }
}
