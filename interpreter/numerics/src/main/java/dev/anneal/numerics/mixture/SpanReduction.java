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

    private final int components;
    private final int dimension;
    private final boolean reduced;
    private final OrthonormalBasis targetBasis = new OrthonormalBasis();
    private final double[] targetMeans;

    SpanReduction(double[][] means, int components, boolean allowed) {
        this.components = components;
        this.dimension = means[0].length;
        for (double[] mean : means) {
            targetBasis.add(mean, 0, dimension);
        }
        reduced = allowed && targetBasis.size() + components < dimension;
        targetMeans = new double[means.length * coordinates()];
        for (int j = 0; j < means.length; j++) {
            for (int i = 0; i < (reduced ? targetBasis.size() : dimension); i++) {
                targetMeans[j * coordinates() + i] = reduced ? targetBasis.coordinate(i, means[j], 0) : means[j][i];
            }
        }
    }

    /** The number of coordinates of each mean. */
    int coordinates() {
        return reduced ? targetBasis.size() + components : dimension;
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
        OrthonormalBasis basis = basis(start);
        for (int k = 0; k < components; k++) {
            for (int i = 0; i < basis.size(); i++) {
                out[k * basis.size() + i] = basis.coordinate(i, start, k * dimension);
            }
        }
    }

    /** The means in the space, K times d, of a run with the given start. */
    double[] expand(double[] start, double[] coordinates) {
        if (!reduced) {
            return Arrays.copyOf(coordinates, components * dimension);
        }
        OrthonormalBasis basis = basis(start);
        double[] means = new double[components * dimension];
        for (int k = 0; k < components; k++) {
            for (int i = 0; i < basis.size(); i++) {
                basis.addMultiple(coordinates[k * basis.size() + i], i, means, k * dimension);
            }
        }
        return means;
    }

    /** The target's basis and what a start adds. It is found again when it is needed rather than kept for every run. */
    private OrthonormalBasis basis(double[] start) {
        OrthonormalBasis basis = targetBasis.copy();
        for (int k = 0; k < components; k++) {
            if (!basis.add(start, k * dimension, dimension)) {
                basis.addZero(dimension);
            }
        }
        return basis;
    }
}
