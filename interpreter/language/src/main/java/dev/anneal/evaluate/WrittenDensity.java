package dev.anneal.evaluate;

import dev.anneal.catalogue.Kind;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.source.Span;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A density that its author gives by functions: its logarithm, the regions of its modes, and how it is sampled. Each
 * function is turned into a graph.
 */
final class WrittenDensity {
    private static final int MOST_COORDINATES = 10_000;
    private static final double MASS_TOLERANCE = 1e-6;
    private static final String MODES_HELP = "write `modes: [{ where: x -> x[1] > 0, mass: 0.8 }, …]`";
    private static final String SAMPLE_HELP =
            "write `sample: normal(0, 1)`, or how to make points from those of another"
                    + " density: `sample: { from: normal(zeros(2), 1), map: z -> [z[1], z[2] + z[1] ^ 2] }`";

    private final Evaluator evaluator;
    private final Conversion conversion;

    WrittenDensity(Evaluator evaluator, Conversion conversion) {
        this.evaluator = evaluator;
        this.conversion = conversion;
    }

    /**
     * Arguments of a density with graphs in place of functions.
     *
     * @param places where each argument stands
     */
    Map<String, Value> traced(Map<String, Value> arguments, Map<String, Span> places) {
        int dimension = dimension(arguments, places);
        Map<String, Value> traced = new LinkedHashMap<>(arguments);
        traced.computeIfPresent("log_density", (name, value) -> {
            if (value instanceof Value.Closure closure) {
                return graph(closure, dimension, OptionalInt.empty(), place(places, name));
            }
            throw Evaluator.error(
                    DiagnosticCode.TYPE_MISMATCH,
                    place(places, name),
                    "`log_density` must be a function of a point, not " + ValueText.of(value));
        });
        traced.computeIfPresent("modes", (name, value) -> modes(value, dimension, place(places, name)));
        traced.computeIfPresent("sample", (name, value) -> sample(value, dimension, place(places, name)));
        return traced;
    }

    private static Span place(Map<String, Span> places, String name) {
        return Optional.ofNullable(places.get(name)).orElseThrow();
    }

    private static int dimension(Map<String, Value> arguments, Map<String, Span> places) {
        double dimension = Optional.ofNullable(arguments.get("dim"))
                .flatMap(Values::number)
                .orElse(1.0);
        if (dimension > MOST_COORDINATES) {
            throw Evaluator.error(
                    DiagnosticCode.LIMIT_EXCEEDED,
                    place(places, "dim"),
                    "a density that is given by a function has at most " + MOST_COORDINATES + " coordinates, "
                            + ValueText.insteadOf(dimension));
        }
        return (int) dimension;
    }

    private Value.Graph graph(Value.Closure closure, int dimension, OptionalInt size, Span span) {
        return new Value.Graph(evaluator.traceOfPoint(closure, dimension, size, span));
    }

    /** Modes as lists of regions; several lists are several ways to divide the space. */
    private Value modes(Value value, int dimension, Span span) {
        if (value instanceof Value.Absent) {
            return value;
        }
        List<Value> elements = Values.elements(value).orElse(List.of());
        if (elements.isEmpty()) {
            throw modesError(span, "`modes` must be a list of regions with their masses, not " + ValueText.of(value));
        }
        List<Value> divisions = new ArrayList<>();
        if (elements.get(0) instanceof Value.Fields) {
            divisions.add(division(elements, dimension, span));
        } else {
            for (Value element : elements) {
                divisions.add(division(Values.elements(element).orElse(List.of(element)), dimension, span));
            }
        }
        return new Value.Sequence(divisions);
    }

    private Value division(List<Value> modes, int dimension, Span span) {
        List<Value> regions = new ArrayList<>();
        double sum = 0;
        for (Value mode : modes) {
            if (!(mode instanceof Value.Fields record)
                    || !record.fields().keySet().equals(Set.of("where", "mass"))
                    || !(record.fields().get("where") instanceof Value.Closure region)) {
                throw modesError(
                        span,
                        "a mode is a record of `where`, a condition on a point, and `mass`, not " + ValueText.of(mode));
            }
            double mass = Values.number(record.fields().getOrDefault("mass", Value.MISSING))
                    .orElse(Double.NaN);
            if (!(mass > 0 && mass <= 1)) {
                throw modesError(
                        span, "the mass of a mode must be above 0 and at most 1, " + ValueText.insteadOf(mass));
            }
            sum += mass;
            Map<String, Value> fields = new LinkedHashMap<>();
            fields.put("where", graph(region, dimension, OptionalInt.empty(), span));
            fields.put("mass", new Value.Number(mass));
            regions.add(new Value.Fields(fields));
        }
        if (regions.isEmpty() || Math.abs(sum - 1) > MASS_TOLERANCE) {
            throw modesError(span, "the masses of the modes must sum to 1; these sum to " + ValueText.number(sum));
        }
        return new Value.Sequence(regions);
    }

    private static EvaluationError modesError(Span span, String message) {
        return new EvaluationError(
                Diagnostic.of(DiagnosticCode.INVALID_VALUE, span, message).help(MODES_HELP));
    }

    private Value sample(Value value, int dimension, Span span) {
        if (value instanceof Value.Absent) {
            return value;
        }
        if (value instanceof Value.Fields record) {
            boolean known = record.fields().keySet().equals(Set.of("from", "map"));
            if (!known || !(record.fields().get("map") instanceof Value.Closure map)) {
                throw sampleError(
                        span, "`sample` must be a density, or a record of `from`, a density, and `map`, a function");
            }
            Value.Term from = density(record.fields().getOrDefault("from", Value.MISSING), span);
            int size = (int) from.dimension().size().orElse((long) dimension).longValue();
            Map<String, Value> fields = new LinkedHashMap<>();
            fields.put("from", from);
            fields.put("size", new Value.Number(size));
            fields.put("map", graph(map, size, OptionalInt.of(dimension), span));
            return new Value.Fields(fields);
        }
        Value.Term density = density(value, span);
        if (Dimension.compare(density.dimension(), Dimension.known(dimension)) == Dimension.Comparison.DIFFERENT) {
            throw Evaluator.error(
                    DiagnosticCode.DIMENSION_MISMATCH,
                    span,
                    "`sample` must be a density on R^" + dimension + ", not on R^" + density.dimension());
        }
        return density;
    }

    private Value.Term density(Value value, Span span) {
        Value converted = value instanceof Value.Weighted
                ? conversion.convert(value, new Type.Density(Dimension.Unsized.UNDETERMINED), "`sample`", span)
                : value;
        if (converted instanceof Value.Term term && term.kind() == Kind.DENSITY) {
            return term;
        }
        throw sampleError(span, "`sample` must be a density, not " + ValueText.of(value));
    }

    private static EvaluationError sampleError(Span span, String message) {
        return new EvaluationError(
                Diagnostic.of(DiagnosticCode.INVALID_VALUE, span, message).help(SAMPLE_HELP));
    }
}
