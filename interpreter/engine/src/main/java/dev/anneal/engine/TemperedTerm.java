package dev.anneal.engine;

import dev.anneal.plan.Datum;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Powers of densities that are, up to a factor, densities of the catalogue themselves. The power of a mixture is none.
 */
final class TemperedTerm {
    private TemperedTerm() {}

    /** The density that is proportional to {@code density ^ beta}; empty if the catalogue has none. */
    static Optional<Datum> of(Datum density, double beta) {
        if (!(density instanceof Datum.Term term) || !(beta > 0)) {
            return Optional.empty();
        }
        return switch (term.name()) {
            case "normal" -> Optional.of(normal(term, beta));
            case "laplace" -> Optional.of(with(term, Map.of("scale", times(term.argument("scale"), 1 / beta))));
            case "student_t" -> studentT(term, beta);
            case "uniform" -> Optional.of(term);
            case "tempered" ->
                of(term.argument("inner"), beta * term.number("beta").orElse(Double.NaN));
            case "shifted", "scaled" ->
                of(term.argument("inner"), beta).map(inner -> with(term, Map.of("inner", inner)));
            case "independent" ->
                of(term.argument("first"), beta)
                        .flatMap(first -> of(term.argument("second"), beta)
                                .map(second -> with(term, Map.of("first", first, "second", second))));
            default -> Optional.empty();
        };
    }

    private static Datum normal(Datum.Term term, double beta) {
        return term.argument("cov") instanceof Datum.Missing
                ? with(term, Map.of("sd", times(term.argument("sd"), 1 / Math.sqrt(beta))))
                : with(term, Map.of("cov", times(term.argument("cov"), 1 / beta)));
    }

    /** (1 + z^2 / v)^(-beta (v + 1) / 2) has v' = beta (v + 1) - 1 degrees of freedom, in units of sqrt(v / v'). */
    private static Optional<Datum> studentT(Datum.Term term, double beta) {
        double degrees = term.number("degrees").orElse(Double.NaN);
        double other = beta * (degrees + 1) - 1;
        if (!(other > 0)) {
            return Optional.empty();
        }
        Datum scale = times(term.argument("scale"), Math.sqrt(degrees / other));
        return Optional.of(with(term, Map.of("degrees", new Datum.Number(other), "scale", scale)));
    }

    private static Datum.Term with(Datum.Term term, Map<String, Datum> changed) {
        Map<String, Datum> arguments = new TreeMap<>(term.arguments());
        arguments.putAll(changed);
        return new Datum.Term(term.kind(), term.name(), arguments, term.dimension());
    }

    private static Datum times(Datum numbers, double factor) {
        if (numbers instanceof Datum.Number number) {
            return new Datum.Number(factor * number.value());
        }
        if (numbers instanceof Datum.Vector vector) {
            return new Datum.Vector(times(vector.entries(), factor));
        }
        return numbers instanceof Datum.Matrix matrix
                ? new Datum.Matrix(matrix.rows(), matrix.columns(), times(matrix.entries(), factor))
                : numbers;
    }

    private static double[] times(double[] numbers, double factor) {
        return Arrays.stream(numbers).map(number -> factor * number).toArray();
    }
}
