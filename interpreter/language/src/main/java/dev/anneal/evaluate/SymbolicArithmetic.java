package dev.anneal.evaluate;

import dev.anneal.core.Core;
import dev.anneal.core.Operator;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.source.Span;
import dev.anneal.tape.Primitive;
import dev.anneal.tape.TapeRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Operators and conditions on symbols of a graph: entry by entry on vectors, where a number goes with every entry. */
final class SymbolicArithmetic {
    private final TapeRecorder recorder;

    SymbolicArithmetic(TapeRecorder recorder) {
        this.recorder = recorder;
    }

    Value apply(Core.Operate operation, List<Value> operands) {
        if (operands.size() == 1) {
            return entrywise(operands.get(0), value -> operate(operation, List.of(value)));
        }
        Value left = operands.get(0);
        Value right = operands.get(1);
        boolean whole = operation.operator() == Operator.EQUAL || operation.operator() == Operator.NOT_EQUAL;
        if (whole
                && (Values.elements(left).isPresent() || Values.elements(right).isPresent())) {
            throw Symbols.untraceable(
                    operation.anchor(),
                    recorder,
                    " cannot compare whole lists",
                    "compare them entry by entry: `all([abs(x[i] - y[i]) < 0.1 for i in 1..length(x)])`");
        }
        return entrywise(left, right, operation, (a, b) -> operate(operation, List.of(a, b)));
    }

    /** One of two values, which a condition chooses. */
    Value choose(Core.Choose choose, Value condition, Value yes, Value no) {
        int test = Symbols.node(condition, choose.condition().span(), recorder);
        return select(test, yes, no, choose);
    }

    private Value select(int test, Value yes, Value no, Core.Choose choose) {
        Optional<List<Value>> first = Values.elements(yes);
        Optional<List<Value>> second = Values.elements(no);
        if (first.isPresent()
                && second.isPresent()
                && first.get().size() == second.get().size()) {
            List<Value> chosen = new ArrayList<>();
            for (int i = 0; i < first.get().size(); i++) {
                chosen.add(select(test, first.get().get(i), second.get().get(i), choose));
            }
            return new Value.Sequence(chosen);
        }
        int a = Symbols.node(yes, choose.consequence().span(), recorder);
        int b = Symbols.node(no, choose.alternative().span(), recorder);
        return new Value.Symbol(recorder, recorder.apply(Primitive.SELECT, test, a, b));
    }

    /** A primitive of one operand on each entry. */
    Value each(Primitive primitive, Value operand, Span span) {
        return entrywise(
                operand,
                value -> new Value.Symbol(recorder, recorder.apply(primitive, Symbols.node(value, span, recorder))));
    }

    private static Value entrywise(Value operand, UnaryOperator<Value> function) {
        return Values.elements(operand)
                .map(entries -> Values.list(entries.stream()
                        .map(entry -> entrywise(entry, function))
                        .toList()))
                .orElseGet(() -> function.apply(operand));
    }

    private static Value entrywise(Value left, Value right, Core.Operate operation, BinaryOperator<Value> function) {
        Optional<List<Value>> a = Values.elements(left);
        Optional<List<Value>> b = Values.elements(right);
        if (a.isEmpty() && b.isEmpty()) {
            return function.apply(left, right);
        }
        if (a.isPresent() && b.isPresent() && a.get().size() != b.get().size()) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.DIMENSION_MISMATCH,
                            operation.anchor(),
                            "`" + operation.operator().symbol() + "` joins entries of different sizes")
                    .and(operation.operands().get(0).span(), a.get().size() + " entries")
                    .and(operation.operands().get(1).span(), b.get().size() + " entries"));
        }
        int size = a.or(() -> b).orElseThrow().size();
        List<Value> result = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Value first = a.isPresent() ? a.get().get(i) : left;
            Value second = b.isPresent() ? b.get().get(i) : right;
            result.add(entrywise(first, second, operation, function));
        }
        return Values.list(result);
    }

    private Value operate(Core.Operate operation, List<Value> operands) {
        if (operands.stream().noneMatch(Symbols::occurIn)) {
            return Arithmetic.apply(operation, operands, Optional.empty());
        }
        Integer[] nodes = new Integer[operands.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = Symbols.node(operands.get(i), operation.operands().get(i).span(), recorder);
        }
        int node = switch (operation.operator()) {
            case NEGATE -> recorder.apply(Primitive.NEGATE, nodes);
            case NOT -> recorder.apply(Primitive.NOT, nodes);
            case ADD -> recorder.apply(Primitive.ADD, nodes);
            case SUBTRACT -> recorder.apply(Primitive.SUBTRACT, nodes);
            case MULTIPLY -> recorder.apply(Primitive.MULTIPLY, nodes);
            case DIVIDE -> recorder.apply(Primitive.DIVIDE, nodes);
            case MODULO -> recorder.apply(Primitive.FLOOR_MODULO, nodes);
            case POWER -> recorder.apply(Primitive.POWER, nodes);
            case LESS -> recorder.apply(Primitive.LESS, nodes);
            case LESS_EQUAL -> recorder.apply(Primitive.LESS_EQUAL, nodes);
            case GREATER -> recorder.apply(Primitive.LESS, nodes[1], nodes[0]);
            case GREATER_EQUAL -> recorder.apply(Primitive.LESS_EQUAL, nodes[1], nodes[0]);
            case EQUAL -> recorder.apply(Primitive.EQUAL, nodes);
            case NOT_EQUAL -> recorder.apply(Primitive.NOT, recorder.apply(Primitive.EQUAL, nodes));
            case INDEPENDENT -> throw Arithmetic.cannot(operation, operands.get(0), operands.get(1));
        };
        return new Value.Symbol(recorder, node);
    }
}
