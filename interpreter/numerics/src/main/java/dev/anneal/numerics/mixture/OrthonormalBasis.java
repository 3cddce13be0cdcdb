package dev.anneal.numerics.mixture;

import java.util.ArrayList;
import java.util.List;

/** An orthonormal basis that grows by one vector after another, by Gram–Schmidt done twice. */
final class OrthonormalBasis {

    /** What is left of a vector after projection is rounding if it is shorter than this, relative to the vector. */
    private static final double ROUNDING = 1e-13;

    private final List<double[]> vectors;

    OrthonormalBasis() {
        this(List.of());
    }

    private OrthonormalBasis(List<double[]> vectors) {
        this.vectors = new ArrayList<>(vectors);
    }

    /** A basis with the same vectors, which can grow by itself. */
    OrthonormalBasis copy() {
        return new OrthonormalBasis(vectors);
    }

    /** The number of vectors. */
    int size() {
        return vectors.size();
    }

    /** Adds the direction in which a vector leaves the span, and says whether it does. */
    boolean add(double[] values, int from, int dimension) {
        double[] rest = java.util.Arrays.copyOfRange(values, from, from + dimension);
        double before = Math.sqrt(dot(rest, 0, rest));
        for (int pass = 0; pass < 2; pass++) {
            for (double[] vector : vectors) {
                double overlap = dot(rest, 0, vector);
                for (int i = 0; i < dimension; i++) {
                    rest[i] -= overlap * vector[i];
                }
            }
        }
        double after = Math.sqrt(dot(rest, 0, rest));
        if (!(after > ROUNDING * before)) {
            return false;
        }
        for (int i = 0; i < dimension; i++) {
            rest[i] /= after;
        }
        vectors.add(rest);
        return true;
    }

    /** Adds the zero vector, which leaves the span as it is. */
    void addZero(int dimension) {
        vectors.add(new double[dimension]);
    }

    /** The coordinate of a vector along one vector of the basis. */
    double coordinate(int index, double[] values, int from) {
        return dot(values, from, vectors.get(index));
    }

    /** Adds a multiple of a vector of the basis. */
    void addMultiple(double factor, int index, double[] to, int from) {
        double[] vector = vectors.get(index);
        for (int i = 0; i < vector.length; i++) {
            to[from + i] += factor * vector[i];
        }
    }

    private static double dot(double[] values, int from, double[] vector) {
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            sum += values[from + i] * vector[i];
        }
        return sum;
    }
}
