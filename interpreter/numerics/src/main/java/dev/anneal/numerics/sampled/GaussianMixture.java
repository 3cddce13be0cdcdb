package dev.anneal.numerics.sampled;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Pace;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.density.MixtureDensity;
import dev.anneal.numerics.density.NormalDensity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A mixture of normal densities on R^d with covariances of their own. Arrays are not to be written to.
 *
 * @param dimension d
 * @param weights w, K numbers of at least 0 that sum to 1
 * @param means m, K times d numbers, component after component
 * @param scales for independent coordinates K times d standard deviations; otherwise K lower triangular matrices L, row by
 *     row, whose product with their transposed is the covariance
 * @param full whether the scales are matrices
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one result and never compared.
public record GaussianMixture(int dimension, double[] weights, double[] means, double[] scales, boolean full) {
    /** Checks shapes. */
    public GaussianMixture {
        int each = full ? dimension * dimension : dimension;
        if (means.length != weights.length * dimension || scales.length != weights.length * each) {
            throw new IllegalArgumentException("Every component needs a mean and a scale.");
        }
    }

    /** A mixture whose components have one variance. */
    public static GaussianMixture isotropic(int dimension, double[] weights, double[] means, double variance) {
        double[] deviations = new double[means.length];
        Arrays.fill(deviations, Math.sqrt(variance));
        return new GaussianMixture(dimension, weights, means, deviations, false);
    }

    /** K. */
    public int components() {
        return weights.length;
    }

    /** The covariance of a component, row by row. */
    public double[] covariance(int k) {
        double[] covariance = new double[dimension * dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                covariance[i * dimension + j] = covariance(k, i, j);
            }
        }
        return covariance;
    }

    private double covariance(int k, int i, int j) {
        if (!full) {
            double deviation = scales[k * dimension + i];
            return i == j ? deviation * deviation : 0;
        }
        double sum = 0;
        int from = k * dimension * dimension;
        for (int l = 0; l <= Math.min(i, j); l++) {
            sum += scales[from + i * dimension + l] * scales[from + j * dimension + l];
        }
        return sum;
    }

    /** The standard deviation of a coordinate of a component. */
    public double deviation(int k, int i) {
        return full ? Math.sqrt(covariance(k, i, i)) : scales[k * dimension + i];
    }

    /** The density of some coordinates, from 0: those of the means and of the covariances. */
    public GaussianMixture projection(int... coordinates) {
        int size = coordinates.length;
        double[] projectedMeans = new double[components() * size];
        double[] projectedScales = new double[components() * (full ? size * size : size)];
        for (int k = 0; k < components(); k++) {
            for (int i = 0; i < size; i++) {
                projectedMeans[k * size + i] = means[k * dimension + coordinates[i]];
                for (int j = 0; j < size && full; j++) {
                    projectedScales[(k * size + i) * size + j] = covariance(k, coordinates[i], coordinates[j]);
                }
                if (!full) {
                    projectedScales[k * size + i] = scales[k * dimension + coordinates[i]];
                }
            }
            if (full) {
                // A part of a covariance is one.
                Triangles.factor(projectedScales, k * size * size, size, new Pace(Checkpoint.NONE));
            }
        }
        return new GaussianMixture(size, weights, projectedMeans, projectedScales, full);
    }

    /** The same mixture with matrices for scales. */
    GaussianMixture withMatrices() {
        if (full) {
            return this;
        }
        double[] matrices = new double[components() * dimension * dimension];
        for (int k = 0; k < components(); k++) {
            for (int i = 0; i < dimension; i++) {
                matrices[(k * dimension + i) * dimension + i] = scales[k * dimension + i];
            }
        }
        return new GaussianMixture(dimension, weights, means, matrices, true);
    }

    /**
     * Moves a standard normal point to where a component has it.
     *
     * @param noise d numbers
     * @param out receives d numbers from {@code offset} on
     */
    public void place(int k, double[] noise, double[] out, int offset) {
        for (int i = 0; i < dimension; i++) {
            double sum = means[k * dimension + i];
            if (full) {
                int row = (k * dimension + i) * dimension;
                for (int j = 0; j <= i; j++) {
                    sum += scales[row + j] * noise[j];
                }
            } else {
                sum += scales[k * dimension + i] * noise[i];
            }
            out[offset + i] = sum;
        }
    }

    /** Its logarithm. */
    public LogDensity density() {
        List<LogDensity> components = new ArrayList<>();
        for (int k = 0; k < components(); k++) {
            double[] mean = Arrays.copyOfRange(means, k * dimension, (k + 1) * dimension);
            int each = scales.length / components();
            double[] scale = Arrays.copyOfRange(scales, k * each, (k + 1) * each);
            components.add(full ? NormalDensity.withFactor(mean, scale) : NormalDensity.independent(mean, scale));
        }
        return new MixtureDensity(weights, components);
    }
}
