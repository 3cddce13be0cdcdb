package dev.anneal.evaluate;

import dev.anneal.catalogue.Kind;
import dev.anneal.core.Core;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.source.Span;
import dev.anneal.type.Assignability;
import dev.anneal.type.Dimension;
import dev.anneal.type.Sizes;
import dev.anneal.type.Type;
import dev.anneal.type.Type.Simple;
import dev.anneal.type.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a value into what is needed where it stands: a weighted sum into a mixture, a function into a schedule, a number
 * into a horizon. What cannot be turned is an error of the user.
 */
final class Conversion {
    private static final double WEIGHT_TOLERANCE = 1e-9;

    private final Evaluator evaluator;

    Conversion(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Value convert(Core.Convert convert, Value value) {
        return convert(value, convert.needed(), convert.what(), convert.span());
    }

    Value convert(Value value, Type needed, String what, Span span) {
        if (value instanceof Value.Absent) {
            return value;
        }
        if (needed instanceof Type.Density && value instanceof Value.Weighted weighted) {
            return mixture(weighted);
        }
        if (needed == Simple.SCHEDULE && value instanceof Value.Closure closure) {
            Map<String, Value> arguments = new LinkedHashMap<>();
            arguments.put("beta", new Value.Graph(evaluator.trace(closure, span)));
            arguments.put("end", Value.MISSING);
            return checked(new Value.Term(Kind.SCHEDULE, "custom", arguments, Dimension.Unsized.UNDETERMINED, span));
        }
        if (needed instanceof Type.Sequence && value instanceof Value.Weighted) {
            return value;
        }
        Type type = Values.type(value);
        if (!Assignability.fits(type, needed) && !emptyList(value, needed) && !numbersWithGaps(value, needed)) {
            throw Evaluator.error(
                    DiagnosticCode.TYPE_MISMATCH,
                    span,
                    what + " must be " + Words.a(new Sizes().apply(needed)) + ", not " + ValueText.of(value));
        }
        return value;
    }

    /** Numbers of which some are missing: functions of lists leave those out. */
    private static boolean numbersWithGaps(Value value, Type needed) {
        return needed == Simple.NUMERIC
                && value instanceof Value.Sequence list
                && list.elements().stream()
                        .allMatch(element -> element instanceof Value.Number
                                || element instanceof Value.Estimate
                                || element instanceof Value.Absent);
    }

    private static boolean emptyList(Value value, Type needed) {
        return needed instanceof Type.Sequence && value instanceof Value.Vector vector && vector.entries().length == 0;
    }

    /** Asks the engine whether it can make what a term describes. */
    Value.Term checked(Value.Term term) {
        evaluator.intrinsics().objection(term).ifPresent(objection -> {
            throw new EvaluationError(Diagnostic.of(DiagnosticCode.INVALID_VALUE, term.span(), objection.message()));
        });
        return term;
    }

    private Value mixture(Value.Weighted weighted) {
        Dimension dimension = Dimension.Unsized.OPEN;
        double[] weights = new double[weighted.parts().size()];
        for (int i = 0; i < weights.length; i++) {
            Value.Part part = weighted.parts().get(i);
            weights[i] = part.weight();
            Dimension other = part.density().dimension();
            if (Dimension.compare(dimension, other) == Dimension.Comparison.DIFFERENT) {
                throw new EvaluationError(Diagnostic.of(
                                DiagnosticCode.DIMENSION_MISMATCH,
                                weighted.span(),
                                "the components of a mixture live in different dimensions")
                        .and(part.density().span(), "density on R^" + other));
            }
            dimension = Dimension.join(dimension, other);
        }
        if (weights.length == 1 && Math.abs(weights[0] - 1) > WEIGHT_TOLERANCE) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.WEIGHT_WITHOUT_MIXTURE,
                            weighted.span(),
                            "a weight times a density is a part of a mixture, not a density")
                    .help("add the other parts: `w * a + (1 - w) * b`"));
        }
        checkWeights(weights, weights.length, weighted.span());
        if (weights.length == 1) {
            return weighted.parts().get(0).density();
        }
        List<Value> components =
                weighted.parts().stream().map(part -> (Value) part.density()).toList();
        Map<String, Value> arguments = new LinkedHashMap<>();
        arguments.put("weights", new Value.Vector(weights));
        arguments.put("components", new Value.Sequence(components));
        return checked(new Value.Term(Kind.DENSITY, "mixture", arguments, dimension, weighted.span()));
    }

    /** Throws an {@link EvaluationError} for weights that are not those of a mixture of so many densities. */
    static void checkWeights(double[] weights, int components, Span span) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
            if (!(weight > 0)) {
                throw Evaluator.error(
                        DiagnosticCode.MIXTURE_WEIGHTS,
                        span,
                        "the weights of a mixture must be above 0; one of them is " + ValueText.number(weight));
            }
        }
        if (weights.length != components) {
            throw Evaluator.error(
                    DiagnosticCode.MIXTURE_WEIGHTS,
                    span,
                    "a mixture has a weight for each of its densities; these are " + weights.length + " for "
                            + components);
        }
        if (Math.abs(sum - 1) > WEIGHT_TOLERANCE) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.MIXTURE_WEIGHTS,
                            span,
                            "the weights of a mixture must sum to 1; these sum to " + ValueText.number(sum))
                    .help("change one of the weights " + ValueText.vector(weights)));
        }
    }
}
