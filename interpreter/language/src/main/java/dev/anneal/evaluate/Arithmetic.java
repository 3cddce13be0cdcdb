package dev.anneal.evaluate;

import dev.anneal.catalogue.Kind;
import dev.anneal.core.Core;
import dev.anneal.core.Operator;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.tape.TapeRecorder;
import dev.anneal.type.Dimension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Operators on values: numbers entry by entry with broadcasting scalars, densities, and symbols of a graph. */
final class Arithmetic {
    private Arithmetic() {}

    static Value apply(Core.Operate operation, List<Value> operands, Optional<TapeRecorder> recorder) {
        if (operands.stream().anyMatch(Value.Absent.class::isInstance)) {
            return Value.MISSING;
        }
        if (recorder.isPresent() && operands.stream().anyMatch(Symbols::occurIn)) {
            return new SymbolicArithmetic(recorder.get()).apply(operation, operands);
        }
        Value first = operands.get(0);
        if (operands.size() == 1) {
            return unary(operation, first);
        }
        return binary(operation, first, operands.get(1));
    }

    private static boolean isEntrywise(Operator operator, Value left, Value right) {
        boolean lists = left instanceof Value.Sequence || right instanceof Value.Sequence;
        boolean vectors = left instanceof Value.Vector || right instanceof Value.Vector;
        boolean estimates = left instanceof Value.Estimate || right instanceof Value.Estimate;
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, POWER ->
                (lists && !isDensity(left) && !isDensity(right)) || (vectors && estimates);
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> lists || vectors;
            case EQUAL, NOT_EQUAL, INDEPENDENT, NEGATE, NOT -> false;
        };
    }

    /** A list that is no vector, such as a column of a table, goes entry by entry. */
    private static Value entries(Core.Operate operation, Value left, Value right) {
        List<Value> a = left instanceof Value.Sequence list ? list.elements() : rightSized(left, right);
        List<Value> b = right instanceof Value.Sequence list ? list.elements() : rightSized(right, left);
        if (a.size() != b.size()) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.DIMENSION_MISMATCH,
                            operation.anchor(),
                            "`" + operation.operator().symbol() + "` joins entries of different sizes")
                    .and(operation.operands().get(0).span(), a.size() + " entries")
                    .and(operation.operands().get(1).span(), b.size() + " entries"));
        }
        List<Value> result = new ArrayList<>(a.size());
        for (int i = 0; i < a.size(); i++) {
            result.add(
                    a.get(i) instanceof Value.Absent || b.get(i) instanceof Value.Absent
                            ? Value.MISSING
                            : binary(operation, a.get(i), b.get(i)));
        }
        return Values.list(result);
    }

    /** The entries of a vector, or a single value as often as the other side needs it. */
    private static List<Value> rightSized(Value value, Value other) {
        return value instanceof Value.Vector
                ? Values.elements(value).orElseThrow()
                : Collections.nCopies(Values.elements(other).orElseThrow().size(), value);
    }

    private static Value unary(Core.Operate operation, Value operand) {
        if (operation.operator() == Operator.NOT && operand instanceof Value.Flag flag) {
            return new Value.Flag(!flag.value());
        }
        if (operation.operator() == Operator.NEGATE) {
            Optional<Value> negated = entrywise(operand, x -> -x, Optional.of(x -> -1));
            if (negated.isPresent()) {
                return negated.get();
            }
        }
        throw cannot(operation, operand, operand);
    }

    /**
     * A function of numbers applied to each entry; empty where the value is not numeric.
     *
     * @param derivative its derivative, which carries the errors of estimates along, where it says anything
     */
    static Optional<Value> entrywise(
            Value operand, DoubleUnaryOperator function, Optional<DoubleUnaryOperator> derivative) {
        if (operand instanceof Value.Estimate estimate) {
            return Optional.of(EstimateArithmetic.entrywise(estimate, function, derivative));
        }
        if (operand instanceof Value.Sequence list) {
            List<Value> results = new ArrayList<>();
            for (Value element : list.elements()) {
                Optional<Value> result = element instanceof Value.Absent
                        ? Optional.of(Value.MISSING)
                        : entrywise(element, function, derivative);
                if (result.isEmpty()) {
                    return Optional.empty();
                }
                results.add(result.get());
            }
            return Optional.of(Values.list(results));
        }
        return Values.entries(operand).map(entries -> {
            double[] result = new double[entries.length];
            for (int i = 0; i < result.length; i++) {
                result[i] = function.applyAsDouble(entries[i]);
            }
            return shaped(operand, result);
        });
    }

    private static Value shaped(Value like, double[] entries) {
        if (like instanceof Value.Matrix matrix) {
            return new Value.Matrix(matrix.rows(), matrix.columns(), entries);
        }
        return like instanceof Value.Vector ? new Value.Vector(entries) : new Value.Number(entries[0]);
    }

    private static Value binary(Core.Operate operation, Value left, Value right) {
        if (isEntrywise(operation.operator(), left, right)) {
            return entries(operation, left, right);
        }
        return switch (operation.operator()) {
            case EQUAL -> new Value.Flag(equal(operation, left, right));
            case NOT_EQUAL -> new Value.Flag(!equal(operation, left, right));
            case LESS -> new Value.Flag(number(operation, left) < number(operation, right));
            case LESS_EQUAL -> new Value.Flag(number(operation, left) <= number(operation, right));
            case GREATER -> new Value.Flag(number(operation, left) > number(operation, right));
            case GREATER_EQUAL -> new Value.Flag(number(operation, left) >= number(operation, right));
            case INDEPENDENT -> independent(operation, left, right);
            case ADD, MULTIPLY ->
                isDensity(left) || isDensity(right)
                        ? weighted(operation, left, right)
                        : numeric(operation, left, right);
            case SUBTRACT, DIVIDE, MODULO, POWER -> numeric(operation, left, right);
            case NEGATE, NOT -> throw new IllegalStateException(operation.operator() + " takes one operand");
        };
    }

    private static boolean equal(Core.Operate operation, Value left, Value right) {
        Optional<Double> a = Values.number(left);
        Optional<Double> b = Values.number(right);
        if (a.isPresent() && b.isPresent()) {
            return a.get().doubleValue() == b.get().doubleValue();
        }
        if (left.getClass() != right.getClass()) {
            throw cannot(operation, left, right);
        }
        return left.equals(right);
    }

    private static double number(Core.Operate operation, Value value) {
        return Values.number(value).orElseThrow(() -> cannot(operation, value, value));
    }

    private static Value numeric(Core.Operate operation, Value left, Value right) {
        Optional<double[]> a = Values.entries(left);
        Optional<double[]> b = Values.entries(right);
        if (a.isEmpty() || b.isEmpty()) {
            throw cannot(operation, left, right);
        }
        if (left instanceof Value.Estimate || right instanceof Value.Estimate) {
            if (a.get().length == 1 && b.get().length == 1) {
                return EstimateArithmetic.binary(operation.operator(), left, right);
            }
            throw cannot(operation, left, right);
        }
        boolean scalarLeft = Values.number(left).isPresent();
        boolean scalarRight = Values.number(right).isPresent();
        if (!scalarLeft && !scalarRight && !Values.type(left).equals(Values.type(right))) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.DIMENSION_MISMATCH,
                            operation.anchor(),
                            "`" + operation.operator().symbol() + "` joins entries of different sizes")
                    .and(operation.operands().get(0).span(), Values.type(left).toString())
                    .and(operation.operands().get(1).span(), Values.type(right).toString()));
        }
        DoubleBinaryOperator function = function(operation.operator());
        double[] result = new double[scalarLeft ? b.get().length : a.get().length];
        for (int i = 0; i < result.length; i++) {
            result[i] = function.applyAsDouble(a.get()[scalarLeft ? 0 : i], b.get()[scalarRight ? 0 : i]);
        }
        return shaped(scalarLeft ? right : left, result);
    }

    private static DoubleBinaryOperator function(Operator operator) {
        return switch (operator) {
            case ADD -> Double::sum;
            case SUBTRACT -> (x, y) -> x - y;
            case MULTIPLY -> (x, y) -> x * y;
            case DIVIDE -> (x, y) -> x / y;
            case MODULO -> (x, y) -> x - y * Math.floor(x / y);
            case POWER -> Math::pow;
            default -> throw new IllegalStateException(operator + " does not yield a number");
        };
    }

    private static boolean isDensity(Value value) {
        return value instanceof Value.Weighted || (value instanceof Value.Term term && term.kind() == Kind.DENSITY);
    }

    private static Value weighted(Core.Operate operation, Value left, Value right) {
        List<Value.Part> parts = new ArrayList<>();
        if (operation.operator() == Operator.ADD) {
            parts.addAll(parts(operation, left, right));
            parts.addAll(parts(operation, right, left));
        } else {
            Value density = isDensity(left) ? left : right;
            double weight = number(operation, isDensity(left) ? right : left);
            for (Value.Part part : parts(operation, density, density)) {
                parts.add(new Value.Part(weight * part.weight(), part.density()));
            }
        }
        return new Value.Weighted(parts, operation.span());
    }

    private static List<Value.Part> parts(Core.Operate operation, Value value, Value other) {
        if (value instanceof Value.Weighted weighted) {
            return weighted.parts();
        }
        if (value instanceof Value.Term term && term.kind() == Kind.DENSITY) {
            return List.of(new Value.Part(1, term));
        }
        throw cannot(operation, value, other);
    }

    private static Value independent(Core.Operate operation, Value left, Value right) {
        if (!(left instanceof Value.Term first) || !(right instanceof Value.Term second)) {
            throw cannot(operation, left, right);
        }
        Map<String, Value> arguments = new LinkedHashMap<>();
        Dimension ofFirst = factor(first);
        Dimension ofSecond = factor(second);
        arguments.put("first", first);
        arguments.put("first_dim", size(ofFirst));
        arguments.put("second", second);
        arguments.put("second_dim", size(ofSecond));
        Dimension dimension = ofFirst.plus(ofSecond);
        return new Value.Term(Kind.DENSITY, "independent", arguments, dimension, operation.span());
    }

    /** The dimension of a factor: one that is given by numbers only has one coordinate. */
    private static Dimension factor(Value.Term density) {
        return density.dimension() == Dimension.Unsized.OPEN ? Dimension.known(1) : density.dimension();
    }

    private static Value size(Dimension dimension) {
        return dimension.size().map(size -> (Value) new Value.Number(size)).orElse(Value.MISSING);
    }

    static EvaluationError cannot(Core.Operate operation, Value left, Value right) {
        String symbol = "`" + operation.operator().symbol() + "`";
        String message = operation.operands().size() == 1
                ? symbol + " cannot stand before " + Values.type(left)
                : symbol + " cannot join " + Values.type(left) + " and " + Values.type(right);
        return new EvaluationError(Diagnostic.of(DiagnosticCode.TYPE_MISMATCH, operation.anchor(), message));
    }
}
