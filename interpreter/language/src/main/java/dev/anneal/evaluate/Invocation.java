package dev.anneal.evaluate;

import dev.anneal.catalogue.Kind;
import dev.anneal.catalogue.Signature;
import dev.anneal.core.Core;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.source.Span;
import dev.anneal.syntax.Expr;
import dev.anneal.tape.TapeRecorder;
import dev.anneal.type.Dimension;
import dev.anneal.type.Sizes;
import dev.anneal.type.Type;
import dev.anneal.type.Type.Simple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies something of the catalogue: arguments are converted to what the signature says, sizes are compared exactly,
 * and then a function is computed, or a term made of it.
 */
final class Invocation {
    private static final String ESTIMATE = "Estimate";

    private static final double MAXIMAL_SIZE = 1e9;
    private static final double MAXIMAL_ENTRIES = 1e7;

    private final Evaluator evaluator;
    private final Conversion conversion;

    Invocation(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.conversion = new Conversion(evaluator);
    }

    Value invoke(Core.Invoke invoke, Locals locals) {
        Signature signature = invoke.signature();
        refuseUnavailable(signature, invoke.span());
        Optional<Value> receiver = invoke.receiver().map(core -> receiver(core, locals));
        List<Value> arguments = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < signature.parameters().size(); i++) {
            Signature.Parameter parameter = signature.parameters().get(i);
            Optional<Core> given = invoke.arguments().get(i);
            Span span = given.map(Core::span).orElse(invoke.span());
            Value value =
                    given.isPresent() ? evaluator.evaluate(given.get(), locals) : literal(parameter.defaultValue());
            boolean needed = parameter.defaultValue().isEmpty() && isTerm(signature.kind());
            if (needed && value instanceof Value.Absent) {
                throw Evaluator.error(
                        DiagnosticCode.MISSING_ARGUMENT,
                        span,
                        "`" + parameter.name() + "` of `" + signature.name() + "` cannot be missing");
            }
            arguments.add(argument(parameter, value, span));
            spans.add(span);
        }
        if (receiver.isPresent() && receiver.get() instanceof Value.Absent) {
            return Value.MISSING;
        }
        Sizes sizes = sizes(signature, receiver, arguments, spans);
        return switch (signature.kind()) {
            case VALUE, FUNCTION -> function(invoke, receiver, arguments);
            case DENSITY, FAMILY, SCHEDULE, HORIZON, METHOD, PATH, CHART ->
                term(invoke, receiver, arguments, spans, sizes);
            case AGGREGATE -> new Aggregation(evaluator).aggregate(invoke, arguments);
            case FIELD, SERIES ->
                throw Evaluator.error(
                        DiagnosticCode.NO_BACKEND, invoke.span(), "`" + signature.name() + "` has no meaning here");
        };
    }

    /** Known before anything is computed, so that nobody waits for a fit whose result cannot be used. */
    private void refuseUnavailable(Signature signature, Span span) {
        boolean own = signature.receiver().isEmpty()
                ? StandardFunctions.knows(signature.name())
                : signature.receiver().get().equals(ESTIMATE);
        boolean computed = signature.kind() == Kind.FUNCTION || signature.kind() == Kind.VALUE;
        if (computed && !own && !evaluator.intrinsics().offers(signature)) {
            throw unavailable(signature, span);
        }
    }

    private static EvaluationError unavailable(Signature signature, Span span) {
        return Evaluator.error(
                DiagnosticCode.NO_BACKEND,
                span,
                "this version of the interpreter cannot compute `" + signature.name() + "` yet");
    }

    private static boolean isTerm(Kind kind) {
        return switch (kind) {
            case DENSITY, FAMILY, SCHEDULE, HORIZON, METHOD, PATH -> true;
            case VALUE, FUNCTION, CHART, AGGREGATE, FIELD, SERIES -> false;
        };
    }

    private Value receiver(Core core, Locals locals) {
        Value value = evaluator.evaluate(core, locals);
        if (value instanceof Value.Weighted) {
            return conversion.convert(
                    value, new Type.Density(Dimension.Unsized.UNDETERMINED), "what stands before the dot", core.span());
        }
        return value instanceof Value.Closure
                ? conversion.convert(value, Simple.SCHEDULE, "what stands before the dot", core.span())
                : value;
    }

    private static Value literal(Optional<Expr> defaultValue) {
        if (defaultValue.isEmpty()) {
            return Value.MISSING;
        }
        Expr literal = defaultValue.get();
        if (literal instanceof Expr.NumberLiteral number) {
            return new Value.Number(number.value());
        } else if (literal instanceof Expr.TextLiteral text) {
            return new Value.Text(text.value());
        } else if (literal instanceof Expr.BooleanLiteral flag) {
            return new Value.Flag(flag.value());
        }
        return Value.MISSING;
    }

    private Value argument(Signature.Parameter parameter, Value value, Span span) {
        if (value instanceof Value.OverRows || Symbols.occurIn(value)) {
            return value;
        }
        Value converted = conversion.convert(value, parameter.type(), "`" + parameter.name() + "`", span);
        boolean refused = !parameter.choices().isEmpty()
                && converted instanceof Value.Text text
                && !parameter.choices().contains(text.value());
        if (refused) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.OUT_OF_RANGE,
                            span,
                            "`" + parameter.name() + "` cannot be " + ValueText.of(converted))
                    .help("it is one of \"" + String.join("\", \"", parameter.choices()) + "\""));
        }
        return converted;
    }

    private static Sizes sizes(Signature signature, Optional<Value> receiver, List<Value> arguments, List<Span> spans) {
        Sizes sizes = new Sizes();
        if (receiver.isPresent() && receiver.get() instanceof Value.Term term) {
            sizes.bind("dim", term.dimension());
        }
        List<Signature.Parameter> parameters = signature.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Signature.Parameter parameter = parameters.get(i);
            if (parameter.type() == Simple.REAL && isSize(signature, parameter.name())) {
                Optional<Double> number = Values.number(arguments.get(i));
                if (number.isPresent()) {
                    sizes.bind(
                            parameter.name(), Dimension.known(size(signature, parameter, number.get(), spans.get(i))));
                }
            }
        }
        for (int i = 0; i < parameters.size(); i++) {
            Optional<Sizes.Conflict> conflict =
                    conflict(sizes, parameters.get(i).type(), arguments.get(i));
            if (conflict.isPresent()) {
                throw Evaluator.error(
                        DiagnosticCode.DIMENSION_MISMATCH,
                        spans.get(i),
                        "`" + parameters.get(i).name() + "` has the wrong dimension: "
                                + conflict.get().found() + " instead of "
                                + conflict.get().needed());
            }
        }
        return sizes;
    }

    private static Optional<Sizes.Conflict> conflict(Sizes sizes, Type formal, Value argument) {
        if (formal instanceof Type.Sequence sequence && argument instanceof Value.Sequence list) {
            for (Value element : list.elements()) {
                Optional<Sizes.Conflict> conflict = conflict(sizes, sequence.element(), element);
                if (conflict.isPresent()) {
                    return conflict;
                }
            }
            return Optional.empty();
        }
        return sizes.match(formal, Values.type(argument));
    }

    private static boolean isSize(Signature signature, String name) {
        Dimension size = Dimension.variable(name);
        Type result = signature.result();
        return (result instanceof Type.Vector vector && vector.size().equals(size))
                || (result instanceof Type.Matrix matrix && matrix.rows().equals(size))
                || (result instanceof Type.Density density
                        && density.dimension().equals(size))
                || (result instanceof Type.Family family && family.dimension().equals(size));
    }

    private static long size(Signature signature, Signature.Parameter parameter, double value, Span span) {
        if (value != Math.rint(value)) {
            throw Evaluator.error(
                    DiagnosticCode.NOT_A_WHOLE_NUMBER,
                    span,
                    "`" + parameter.name() + "` must be a whole number, " + ValueText.insteadOf(value));
        }
        if (value < 1 || value > MAXIMAL_SIZE) {
            throw Evaluator.error(
                    DiagnosticCode.OUT_OF_RANGE,
                    span,
                    "`" + parameter.name() + "` must be at least 1 and at most 10^9, " + ValueText.insteadOf(value));
        }
        boolean square = signature.result() instanceof Type.Matrix matrix
                && matrix.rows().equals(matrix.columns());
        double entries = square ? value * value : value;
        boolean filled = signature.result() instanceof Type.Vector || signature.result() instanceof Type.Matrix;
        if (filled && entries > MAXIMAL_ENTRIES) {
            throw Evaluator.error(
                    DiagnosticCode.LIMIT_EXCEEDED,
                    span,
                    "`" + signature.name() + "` would make " + ValueText.number(entries) + " numbers; at most "
                            + ValueText.number(MAXIMAL_ENTRIES) + " are kept in one value");
        }
        return (long) value;
    }

    private Value function(Core.Invoke invoke, Optional<Value> receiver, List<Value> arguments) {
        Signature signature = invoke.signature();
        if (receiver.isEmpty()) {
            Optional<StandardFunctions.Entrywise> entrywise = StandardFunctions.entrywise(signature.name());
            if (entrywise.isPresent()) {
                return entrywise(invoke, entrywise.get(), arguments.get(0));
            }
            if (arguments.stream().anyMatch(Symbols::occurIn)) {
                return symbolic(invoke, arguments);
            }
            Optional<StandardFunctions.Body> body = StandardFunctions.body(signature.name());
            if (body.isPresent()) {
                return standard(invoke, body.get(), arguments);
            }
        }
        if (arguments.stream().anyMatch(Symbols::occurIn)) {
            return symbolic(invoke, arguments);
        }
        if (receiver.isPresent() && signature.receiver().equals(Optional.of(ESTIMATE))) {
            return EstimateMembers.find(receiver.get(), signature.name())
                    .orElseThrow(() -> Evaluator.error(
                            DiagnosticCode.UNKNOWN_MEMBER,
                            invoke.anchor(),
                            ValueText.of(receiver.get()) + " has no `" + signature.name() + "`"));
        }
        Intrinsics.Answer answer = evaluator.intrinsics().call(signature, receiver, arguments, invoke.span());
        if (answer instanceof Intrinsics.Answer.Of of) {
            return of.value();
        }
        if (answer instanceof Intrinsics.Answer.Refused refused) {
            throw Evaluator.error(DiagnosticCode.INVALID_VALUE, invoke.span(), refused.message());
        }
        throw unavailable(signature, invoke.span());
    }

    private static Value standard(Core.Invoke invoke, StandardFunctions.Body body, List<Value> arguments) {
        if (!arguments.isEmpty() && arguments.get(0) instanceof Value.Absent) {
            return Value.MISSING;
        }
        try {
            return body.apply(arguments);
        } catch (StandardFunctions.Refusal refusal) {
            throw Evaluator.error(
                    DiagnosticCode.INVALID_VALUE,
                    invoke.span(),
                    "`" + invoke.signature().name() + "` " + refusal.getMessage());
        }
    }

    private Value entrywise(Core.Invoke invoke, StandardFunctions.Entrywise function, Value argument) {
        if (argument instanceof Value.Absent) {
            return argument;
        }
        if (Symbols.occurIn(argument)) {
            return new SymbolicArithmetic(recorder()).each(function.primitive(), argument, invoke.span());
        }
        return Arithmetic.entrywise(argument, function.function(), function.derivative())
                .orElseThrow(() -> Evaluator.error(
                        DiagnosticCode.TYPE_MISMATCH,
                        invoke.span(),
                        "`" + invoke.signature().name() + "` needs numbers, not " + ValueText.of(argument)));
    }

    private Value symbolic(Core.Invoke invoke, List<Value> arguments) {
        return new SymbolicFunctions(recorder(), invoke.span())
                .apply(invoke.signature().name(), arguments);
    }

    private TapeRecorder recorder() {
        return evaluator.recorder().orElseThrow(() -> new IllegalStateException("a symbol outside of a trace"));
    }

    private Value term(
            Core.Invoke invoke, Optional<Value> receiver, List<Value> arguments, List<Span> spans, Sizes sizes) {
        Signature signature = invoke.signature();
        Map<String, Value> named = new LinkedHashMap<>();
        receiver.ifPresent(value -> named.put("inner", value));
        for (int i = 0; i < arguments.size(); i++) {
            Value value = arguments.get(i);
            if (Symbols.occurIn(value)) {
                throw Symbols.untraceable(
                        spans.get(i),
                        recorder(),
                        " cannot make a `" + signature.name() + "`",
                        SymbolicFunctions.TRACEABLE);
            }
            if (value instanceof Value.Closure closure && signature.kind() == Kind.SCHEDULE) {
                value = new Value.Graph(evaluator.trace(closure, spans.get(i)));
            }
            named.put(signature.parameters().get(i).name(), value);
        }
        if (signature.kind() == Kind.DENSITY && signature.name().equals("density")) {
            Map<String, Span> places = new LinkedHashMap<>();
            for (int i = 0; i < arguments.size(); i++) {
                places.put(signature.parameters().get(i).name(), spans.get(i));
            }
            named.putAll(new WrittenDensity(evaluator, conversion).traced(named, places));
        }
        Value.Term term = evaluator
                .intrinsics()
                .completed(new Value.Term(
                        signature.kind(),
                        signature.name(),
                        named,
                        dimension(sizes.apply(signature.result())),
                        invoke.span()));
        if (term.name().equals("mixture")
                && named.get("weights") instanceof Value.Vector weights
                && named.get("components") instanceof Value.Sequence parts) {
            Conversion.checkWeights(weights.entries(), parts.elements().size(), spans.get(0));
        }
        evaluator.intrinsics().objection(term).ifPresent(objection -> {
            Span span = invoke.span();
            for (int i = 0; i < arguments.size(); i++) {
                if (objection
                        .parameter()
                        .equals(Optional.of(signature.parameters().get(i).name()))) {
                    span = spans.get(i);
                }
            }
            throw new EvaluationError(Diagnostic.of(DiagnosticCode.INVALID_VALUE, span, objection.message())
                    .help(objection.help()));
        });
        return term;
    }

    private static Dimension dimension(Type result) {
        if (result instanceof Type.Density density) {
            return density.dimension();
        }
        return result instanceof Type.Family family ? family.dimension() : Dimension.Unsized.UNDETERMINED;
    }
}
