package dev.anneal.engine;

import dev.anneal.numerics.density.Covariances;
import dev.anneal.plan.Datum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/** Reads the densities of the catalogue as mixtures of normals with independent coordinates, where they are such. */
final class DensityBinding {
    private static final int MOST_COMPONENTS = 10_000;

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

        boolean isIsotropic() {
            for (double deviation : sd) {
                if (deviation != sd[0]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What is wrong with the arguments of a density that this version knows; empty if nothing is. */
    static Optional<String> objection(Datum.Term term) {
        if (term.name().equals("scaled")) {
            return scaleObjection(term.argument("factor"));
        }
        if (term.name().equals("tempered")) {
            double beta = term.number("beta").orElse(Double.NaN);
            return beta > 0 && Double.isFinite(beta)
                    ? Optional.empty()
                    : Optional.of(
                            "`beta` must be above 0 and finite, it is " + dev.anneal.evaluate.ValueText.number(beta));
        }
        if (!term.name().equals("normal")) {
            return CoordinateDensities.objection(term);
        }
        if (!isFinite(term.argument("mean"))) {
            return Optional.of("`mean` must be finite");
        }
        if (term.argument("cov") instanceof Datum.Matrix covariance) {
            boolean both = !term.number("sd").equals(Optional.of(1.0));
            return both
                    ? Optional.of("a normal density has either `sd` or `cov`, not both")
                    : covarianceObjection(covariance);
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

    private static Optional<String> scaleObjection(Datum factor) {
        if (factor instanceof Datum.Matrix matrix) {
            return matrix.rows() == matrix.columns()
                    ? Optional.empty()
                    : Optional.of("`factor` must be a number or a square matrix");
        }
        if (!(factor instanceof Datum.Number number)) {
            return Optional.of("`factor` must be a number or a square matrix");
        }
        return number.value() != 0 && Double.isFinite(number.value())
                ? Optional.empty()
                : Optional.of("`factor` must be finite and not 0");
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

    static boolean isFinite(Datum datum) {
        for (double number : numbers(datum)) {
            if (!Double.isFinite(number)) {
                return false;
            }
        }
        return true;
    }

    static double[] numbers(Datum datum) {
        if (datum instanceof Datum.Vector vector) {
            return vector.entries();
        }
        return datum instanceof Datum.Number number ? new double[] {number.value()} : new double[0];
    }

    /** The components of a density on R^dimension; empty if it is no mixture of such normals. */
    static Optional<List<Component>> components(Datum density, int dimension) {
        if (!(density instanceof Datum.Term term)) {
            return Optional.empty();
        }
        return switch (term.name()) {
            case "normal" -> normal(term, dimension);
            case "mixture" -> mixture(term, dimension);
            case "independent" -> product(term, dimension);
            case "shifted" -> shifted(term, dimension);
            case "scaled" -> scaled(term, dimension);
            default -> Optional.empty();
        };
    }

    private static Optional<List<Component>> normal(Datum.Term normal, int dimension) {
        double[] sd = deviations(normal, dimension);
        double[] mean = spread(normal.argument("mean"), dimension);
        return sd.length == dimension && mean.length == dimension
                ? Optional.of(List.of(new Component(1, mean, sd)))
                : Optional.empty();
    }

    private static Optional<List<Component>> mixture(Datum.Term mixture, int dimension) {
        if (!(mixture.argument("components") instanceof Datum.Sequence parts)
                || !(mixture.argument("weights") instanceof Datum.Vector weights)
                || weights.entries().length != parts.elements().size()) {
            return Optional.empty();
        }
        List<Component> found = new ArrayList<>();
        for (int i = 0; i < parts.elements().size(); i++) {
            Optional<List<Component>> part = components(parts.elements().get(i), dimension);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            double weight = weights.entries()[i];
            part.get().forEach(one -> found.add(new Component(weight * one.weight(), one.mean(), one.sd())));
        }
        return Optional.of(found);
    }

    /** A product of mixtures is the mixture of the products of their components. */
    private static Optional<List<Component>> product(Datum.Term product, int dimension) {
        int size = product.number("first_dim").orElse(-1.0).intValue();
        int rest = product.number("second_dim").orElse(-1.0).intValue();
        if (size < 1 || rest < 1 || size + rest != dimension) {
            return Optional.empty();
        }
        Optional<List<Component>> first = components(product.argument("first"), size);
        Optional<List<Component>> second = components(product.argument("second"), rest);
        boolean tooMany = first.isPresent()
                && second.isPresent()
                && (long) first.get().size() * second.get().size() > MOST_COMPONENTS;
        if (first.isEmpty() || second.isEmpty() || tooMany) {
            return Optional.empty();
        }
        List<Component> found = new ArrayList<>();
        for (Component a : first.get()) {
            for (Component b : second.get()) {
                found.add(new Component(a.weight() * b.weight(), joined(a.mean(), b.mean()), joined(a.sd(), b.sd())));
            }
        }
        return Optional.of(found);
    }

    private static double[] joined(double[] first, double[] second) {
        double[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static Optional<List<Component>> shifted(Datum.Term shifted, int dimension) {
        double[] by = spread(shifted.argument("by"), dimension);
        if (by.length != dimension) {
            return Optional.empty();
        }
        return components(shifted.argument("inner"), dimension)
                .map(inner -> inner.stream()
                        .map(one -> new Component(one.weight(), combined(one.mean(), by, Double::sum), one.sd()))
                        .toList());
    }

    /** The density of a matrix times a point; only a diagonal one leaves the coordinates independent. */
    private static Optional<List<Component>> scaled(Datum.Term scaled, int dimension) {
        Datum factor = scaled.argument("factor");
        double[] by = factor instanceof Datum.Matrix matrix ? diagonal(matrix) : spread(factor, dimension);
        if (by.length != dimension) {
            return Optional.empty();
        }
        return components(scaled.argument("inner"), dimension)
                .map(inner -> inner.stream()
                        .map(one -> new Component(
                                one.weight(),
                                combined(one.mean(), by, (x, a) -> a * x),
                                combined(one.sd(), by, (x, a) -> Math.abs(a) * x)))
                        .toList());
    }

    private static double[] combined(double[] left, double[] right, DoubleBinaryOperator operation) {
        double[] combined = new double[left.length];
        for (int i = 0; i < combined.length; i++) {
            combined[i] = operation.applyAsDouble(left[i], right[i]);
        }
        return combined;
    }

    private static double[] deviations(Datum.Term normal, int dimension) {
        return normal.argument("cov") instanceof Datum.Matrix covariance
                ? Arrays.stream(diagonal(covariance)).map(Math::sqrt).toArray()
                : spread(normal.argument("sd"), dimension);
    }

    /** The diagonal of a matrix that has nothing beside it; no entries if it is another one. */
    private static double[] diagonal(Datum.Matrix matrix) {
        double[] diagonal = new double[matrix.rows()];
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.columns(); j++) {
                double entry = matrix.entries()[i * matrix.columns() + j];
                if (i != j && entry != 0) {
                    return new double[0];
                }
                diagonal[i] = i == j ? entry : diagonal[i];
            }
        }
        return diagonal;
    }

    /** A number stands for as many coordinates as are needed. */
    static double[] spread(Datum datum, int dimension) {
        double[] numbers = numbers(datum);
        if (datum instanceof Datum.Number number) {
            double[] entries = new double[dimension];
            Arrays.fill(entries, number.value());
            return entries;
        }
        return numbers;
    }
}
