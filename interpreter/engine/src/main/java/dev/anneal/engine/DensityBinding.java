package dev.anneal.engine;

import dev.anneal.numerics.density.Covariances;
import dev.anneal.plan.Datum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the densities of the catalogue as mixtures of normals with independent coordinates, where they are such. */
final class DensityBinding {
    private DensityBinding() {}

    /**
     * A weighted normal with independent coordinates.
     *
     * @param weight its weight in the mixture
     * @param mean its mean, one entry for each coordinate
     * @param sd its standard deviation, one entry for each coordinate
     */
    @SuppressWarnings("ArrayRecordComponent") // Made for one computation and never compared.
    record Component(double weight, double[] mean, double[] sd) {
        boolean hasIdentityCovariance() {
            for (double deviation : sd) {
                if (deviation != 1) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What is wrong with the arguments of a density that this version knows; empty if nothing is. */
    static Optional<String> objection(Datum.Term term) {
        if (!term.name().equals("normal")) {
            return Optional.empty();
        }
        if (!isFinite(term.argument("mean"))) {
            return Optional.of("`mean` must be finite");
        }
        if (term.argument("cov") instanceof Datum.Matrix covariance) {
            return covarianceObjection(covariance);
        }
        if (term.argument("sd") instanceof Datum.Missing) {
            return Optional.of("`sd` is missing, and so is `cov`: a normal density needs one of them");
        }
        for (double deviation : numbers(term.argument("sd"))) {
            if (!(deviation > 0) || Double.isInfinite(deviation)) {
                return Optional.of("`sd` is a standard deviation and must be above 0 and finite, it is "
                        + dev.anneal.evaluate.ValueText.number(deviation));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> covarianceObjection(Datum.Matrix covariance) {
        int size = covariance.rows();
        double[] entries = covariance.entries();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                if (entries[i * size + j] != entries[j * size + i]) {
                    return Optional.of("`cov` is a covariance and must be symmetric; entries (" + (i + 1) + ", "
                            + (j + 1) + ") and (" + (j + 1) + ", " + (i + 1) + ") differ");
                }
            }
        }
        return Covariances.isPositiveDefinite(entries, size)
                ? Optional.empty()
                : Optional.of("`cov` is a covariance and must be positive definite");
    }

    private static boolean isFinite(Datum datum) {
        for (double number : numbers(datum)) {
            if (!Double.isFinite(number)) {
                return false;
            }
        }
        return true;
    }

    private static double[] numbers(Datum datum) {
        if (datum instanceof Datum.Vector vector) {
            return vector.entries();
        }
        return datum instanceof Datum.Number number ? new double[] {number.value()} : new double[0];
    }

    /** The components of a density on R^dimension; empty if it is no mixture of such normals. */
    static Optional<List<Component>> components(Datum density, int dimension) {
        List<Component> found = new ArrayList<>();
        return collect(density, 1, dimension, found) ? Optional.of(found) : Optional.empty();
    }

    private static boolean collect(Datum density, double weight, int dimension, List<Component> found) {
        if (!(density instanceof Datum.Term term)) {
            return false;
        }
        if (term.name().equals("normal")) {
            double[] sd = deviations(term, dimension);
            double[] mean = spread(term.argument("mean"), dimension);
            if (sd.length != dimension || mean.length != dimension) {
                return false;
            }
            found.add(new Component(weight, mean, sd));
            return true;
        }
        if (term.name().equals("mixture")
                && term.argument("components") instanceof Datum.Sequence parts
                && term.argument("weights") instanceof Datum.Vector weights
                && weights.entries().length == parts.elements().size()) {
            for (int i = 0; i < parts.elements().size(); i++) {
                if (!collect(parts.elements().get(i), weight * weights.entries()[i], dimension, found)) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }

    private static double[] deviations(Datum.Term normal, int dimension) {
        if (!(normal.argument("cov") instanceof Datum.Matrix covariance)) {
            return spread(normal.argument("sd"), dimension);
        }
        double[] sd = new double[covariance.rows()];
        for (int i = 0; i < covariance.rows(); i++) {
            for (int j = 0; j < covariance.columns(); j++) {
                double entry = covariance.entries()[i * covariance.columns() + j];
                if (i != j && entry != 0) {
                    return new double[0];
                }
                sd[i] = i == j ? Math.sqrt(entry) : sd[i];
            }
        }
        return sd;
    }

    /** A number stands for as many coordinates as are needed. */
    private static double[] spread(Datum datum, int dimension) {
        double[] numbers = numbers(datum);
        if (datum instanceof Datum.Number number) {
            double[] entries = new double[dimension];
            java.util.Arrays.fill(entries, number.value());
            return entries;
        }
        return numbers;
    }
}
