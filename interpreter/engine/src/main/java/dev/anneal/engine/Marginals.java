package dev.anneal.engine;

import dev.anneal.plan.Datum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Projections of the densities of the language onto some of their coordinates, where these are densities of the language
 * too: of normals with any covariance, of densities with independent coordinates, and of their mixtures, products, shifts
 * and diagonal scalings. Nothing is approximated.
 */
final class Marginals {
    private Marginals() {}

    /**
     * The projection of a density.
     *
     * @param density a density on R^dimension
     * @param coordinates the coordinates that are kept, from 0, in their new order, none twice
     * @return empty if this is no density of the language
     */
    static Optional<Datum> of(Datum density, int dimension, int[] coordinates) {
        if (!(density instanceof Datum.Term term)) {
            return Optional.empty();
        }
        return switch (term.name()) {
            case "normal", "student_t", "laplace", "uniform" -> picked(term, dimension, coordinates);
            case "mixture" -> mixture(term, dimension, coordinates);
            case "independent" -> product(term, coordinates);
            case "shifted", "scaled" -> inner(term, dimension, coordinates);
            default -> Optional.empty();
        };
    }

    /** A density whose arguments each belong to a coordinate, or to a pair of them. */
    private static Optional<Datum> picked(Datum.Term term, int dimension, int[] coordinates) {
        Map<String, Datum> arguments = new LinkedHashMap<>();
        for (Map.Entry<String, Datum> argument : term.arguments().entrySet()) {
            Optional<Datum> part = picked(argument.getValue(), dimension, coordinates);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            arguments.put(argument.getKey(), part.get());
        }
        return Optional.of(with(term, arguments, coordinates.length));
    }

    private static Optional<Datum> picked(Datum argument, int dimension, int[] coordinates) {
        int size = coordinates.length;
        if (argument instanceof Datum.Vector vector) {
            if (vector.entries().length != dimension) {
                return Optional.empty();
            }
            double[] entries = new double[size];
            for (int i = 0; i < size; i++) {
                entries[i] = vector.entries()[coordinates[i]];
            }
            return Optional.of(new Datum.Vector(entries));
        }
        if (argument instanceof Datum.Matrix matrix) {
            if (matrix.rows() != dimension || matrix.columns() != dimension) {
                return Optional.empty();
            }
            double[] entries = new double[size * size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    entries[i * size + j] = matrix.entries()[coordinates[i] * dimension + coordinates[j]];
                }
            }
            return Optional.of(new Datum.Matrix(size, size, entries));
        }
        return Optional.of(argument);
    }

    private static Optional<Datum> mixture(Datum.Term mixture, int dimension, int[] coordinates) {
        if (!(mixture.argument("components") instanceof Datum.Sequence parts)) {
            return Optional.empty();
        }
        List<Datum> components = new ArrayList<>();
        for (Datum part : parts.elements()) {
            Optional<Datum> component = of(part, dimension, coordinates);
            if (component.isEmpty()) {
                return Optional.empty();
            }
            components.add(component.get());
        }
        return Optional.of(with(mixture, Map.of("components", new Datum.Sequence(components)), coordinates.length));
    }

    /** Of a product of two densities: one coordinate at a time, since coordinates of different factors are independent. */
    private static Optional<Datum> product(Datum.Term product, int[] coordinates) {
        int size = product.number("first_dim").orElse(-1.0).intValue();
        int rest = product.number("second_dim").orElse(-1.0).intValue();
        int below = 0;
        for (int coordinate : coordinates) {
            below += coordinate < size ? 1 : 0;
        }
        if (size < 1 || rest < 1 || (below > 0 && below < coordinates.length && coordinates.length > 2)) {
            return Optional.empty();
        }
        if (below == coordinates.length) {
            return of(product.argument("first"), size, coordinates);
        }
        if (below == 0) {
            int[] moved = coordinates.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] -= size;
            }
            return of(product.argument("second"), rest, moved);
        }
        Optional<Datum> first = of(product, size + rest, new int[] {coordinates[0]});
        Optional<Datum> second = of(product, size + rest, new int[] {coordinates[1]});
        return first.isEmpty() || second.isEmpty()
                ? Optional.empty()
                : Optional.of(with(
                        product,
                        Map.of(
                                "first",
                                first.get(),
                                "second",
                                second.get(),
                                "first_dim",
                                new Datum.Number(1),
                                "second_dim",
                                new Datum.Number(1)),
                        2));
    }

    /** A shift, or a scaling of each coordinate for itself. */
    private static Optional<Datum> inner(Datum.Term term, int dimension, int[] coordinates) {
        Datum factor = term.argument("factor");
        if (factor instanceof Datum.Matrix matrix && !isDiagonal(matrix)) {
            return Optional.empty();
        }
        return of(term.argument("inner"), dimension, coordinates).flatMap(inner -> {
            String name = term.name().equals("shifted") ? "by" : "factor";
            return picked(term.argument(name), dimension, coordinates)
                    .map(part -> with(term, Map.of("inner", inner, name, part), coordinates.length));
        });
    }

    private static boolean isDiagonal(Datum.Matrix matrix) {
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.columns(); j++) {
                if (i != j && matrix.entries()[i * matrix.columns() + j] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Datum.Term with(Datum.Term term, Map<String, Datum> changed, int dimension) {
        Map<String, Datum> arguments = new LinkedHashMap<>(term.arguments());
        arguments.putAll(changed);
        return new Datum.Term(
                term.kind(), term.name(), arguments, term.dimension().map(any -> (long) dimension));
    }
}
