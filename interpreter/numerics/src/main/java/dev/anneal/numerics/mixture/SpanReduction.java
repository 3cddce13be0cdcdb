package dev.anneal.numerics.mixture;

import java.util.Arrays;

/**
 * Coordinates in which a flow is integrated. Every derivative of a mean is a linear combination of the means of q and
 * of the target, so a run never leaves the span of its initial means and the target's. In d dimensions it is therefore
 * integrated in an orthonormal basis of that span: a basis of the target's, shared by all runs, and one of what its own
 * start adds. If that is no fewer than d coordinates, the coordinates of the space are kept. The step control does not
 * see the difference.
 */
final class SpanReduction {

    /** What is left of a vector after projection is rounding if it is shorter than this, relative to the vector. */
    private static final double ROUNDING = 1e-13;

    private final int components;
    private final int dimension;
    private final boolean reduced;
    private final int targetRank;
    private final double[] targetBasis;
    private final double[] targetMeans;

    SpanReduction(double[][] means, int components, boolean allowed) {
        this.components = components;
        this.dimension = means[0].length;
        double[] basis = new double[means.length * dimension];
        int rank = 0;
        for (double[] mean : means) {
            System.arraycopy(mean, 0, basis, rank * dimension, dimension);
            rank += orthonormalise(basis, rank, basis, 0) ? 1 : 0;
        }
        reduced = allowed && rank + components < dimension;
        targetRank = reduced ? rank : 0;
        targetBasis = Arrays.copyOf(basis, targetRank * dimension);
        targetMeans = new double[means.length * coordinates()];
        for (int j = 0; j < means.length; j++) {
            for (int i = 0; i < (reduced ? targetRank : dimension); i++) {
                targetMeans[j * coordinates() + i] = reduced ? dot(means[j], 0, targetBasis, i) : means[j][i];
            }
        }
    }

    /** The number of coordinates of each mean. */
    int coordinates() {
        return reduced ? targetRank + components : dimension;
    }

    /** The target's means, the same for every run: P times {@link #coordinates}. */
    double[] targetMeans() {
        return targetMeans;
    }

    /** Writes the coordinates of a start. */
    void reduce(double[] start, double[] out) {
        if (!reduced) {
            System.arraycopy(start, 0, out, 0, start.length);
            return;
        }
        double[] ownBasis = ownBasis(start);
        for (int k = 0; k < components; k++) {
            int to = k * coordinates();
            for (int i = 0; i < targetRank; i++) {
                out[to + i] = dot(start, k, targetBasis, i);
            }
            for (int i = 0; i < components; i++) {
                out[to + targetRank + i] = dot(start, k, ownBasis, i);
            }
        }
    }

    /** The means in the space, K times d, of a run with the given start. */
    double[] expand(double[] start, double[] coordinates) {
        if (!reduced) {
            return Arrays.copyOf(coordinates, components * dimension);
        }
        double[] ownBasis = ownBasis(start);
        double[] means = new double[components * dimension];
        for (int k = 0; k < components; k++) {
            int from = k * coordinates();
            for (int i = 0; i < targetRank; i++) {
                addMultiple(means, k, coordinates[from + i], targetBasis, i);
            }
            for (int i = 0; i < components; i++) {
                addMultiple(means, k, coordinates[from + targetRank + i], ownBasis, i);
            }
        }
        return means;
    }

    /** What a start adds to the target's span. It is found again when it is needed rather than kept for every run. */
    private double[] ownBasis(double[] start) {
        double[] basis = new double[components * dimension];
        for (int k = 0; k < components; k++) {
            System.arraycopy(start, k * dimension, basis, k * dimension, dimension);
            if (!orthonormalise(basis, k, targetBasis, targetRank)) {
                Arrays.fill(basis, k * dimension, (k + 1) * dimension, 0);
            }
        }
        return basis;
    }

    /** Makes one row orthonormal to the rows before it and to another basis, by Gram–Schmidt done twice. */
    private boolean orthonormalise(double[] rows, int row, double[] others, int otherCount) {
        double before = Math.sqrt(dot(rows, row, rows, row));
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < otherCount; i++) {
                addMultiple(rows, row, -dot(rows, row, others, i), others, i);
            }
            for (int i = 0; i < row; i++) {
                addMultiple(rows, row, -dot(rows, row, rows, i), rows, i);
            }
        }
        double after = Math.sqrt(dot(rows, row, rows, row));
        if (!(after > ROUNDING * before)) {
            return false;
        }
        for (int i = 0; i < dimension; i++) {
            rows[row * dimension + i] /= after;
        }
        return true;
    }

    private double dot(double[] left, int leftRow, double[] right, int rightRow) {
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            sum += left[leftRow * dimension + i] * right[rightRow * dimension + i];
        }
        return sum;
    }

    private void addMultiple(double[] to, int toRow, double factor, double[] from, int fromRow) {
        for (int i = 0; i < dimension; i++) {
            to[toRow * dimension + i] += factor * from[fromRow * dimension + i];
        }
    }
}
