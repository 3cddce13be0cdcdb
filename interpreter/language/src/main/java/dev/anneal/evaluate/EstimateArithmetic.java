package dev.anneal.evaluate;

import dev.anneal.core.Operator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Arithmetic with estimates: the errors of the operands are carried along to first order, replicate by replicate, so
 * that what two estimates share does not count twice.
 */
public final class EstimateArithmetic {
    private EstimateArithmetic() {}

    /** An operator on two numbers of which at least one is an estimate. */
    static Value binary(Operator operator, Value left, Value right) {
        double x = Values.number(left).orElseThrow();
        double y = Values.number(right).orElseThrow();
        return switch (operator) {
            case ADD -> combined(x + y, 1, left, 1, right);
            case SUBTRACT -> combined(x - y, 1, left, -1, right);
            case MULTIPLY -> combined(x * y, y, left, x, right);
            case DIVIDE -> combined(x / y, 1 / y, left, -x / (y * y), right);
            case POWER -> {
                boolean exact = !(right instanceof Value.Estimate);
                double inExponent = exact ? 0 : Math.pow(x, y) * Math.log(x);
                yield combined(Math.pow(x, y), y * Math.pow(x, y - 1), left, inExponent, right);
            }
            // A step has no slope: what is left has no error that could be known.
            case MODULO -> new Value.Number(x - y * Math.floor(x / y));
            default -> throw new IllegalStateException(operator + " does not yield a number");
        };
    }

    private static Value combined(double value, double a, Value left, double b, Value right) {
        return Value.Estimate.of(
                value,
                Influence.combined(a, influence(left), b, influence(right)),
                Math.min(count(left), count(right)),
                Value.Share.NONE);
    }

    private static Influence influence(Value value) {
        return value instanceof Value.Estimate estimate ? estimate.influence() : Influence.NONE;
    }

    private static long count(Value value) {
        return value instanceof Value.Estimate estimate ? estimate.count() : Long.MAX_VALUE;
    }

    /** A function of an estimate, given its slope; empty where it has no slope that says anything. */
    static Value entrywise(
            Value.Estimate estimate, DoubleUnaryOperator function, Optional<DoubleUnaryOperator> derivative) {
        double value = function.applyAsDouble(estimate.value());
        if (derivative.isEmpty()) {
            return new Value.Number(value);
        }
        double slope = derivative.get().applyAsDouble(estimate.value());
        return Value.Estimate.of(
                value,
                Influence.combined(slope, estimate.influence(), 0, Influence.NONE),
                estimate.count(),
                Value.Share.NONE);
    }

    /** The difference of two estimates. */
    public static Value.Estimate difference(Value.Estimate left, Value.Estimate right) {
        return Value.Estimate.of(
                left.value() - right.value(),
                Influence.combined(1, left.influence(), -1, right.influence()),
                Math.min(left.count(), right.count()),
                Value.Share.NONE);
    }

    /** Whether a list holds an estimate, so that what summarises it has an error too. */
    static boolean holdsEstimates(Value value) {
        return value instanceof Value.Estimate
                || (value instanceof Value.Sequence list
                        && list.elements().stream().anyMatch(Value.Estimate.class::isInstance));
    }

    /** The sum of numbers and estimates; what is missing is left out. */
    static Value sum(List<Value> elements) {
        return weighted(elements, false);
    }

    /** Their mean. */
    public static Value mean(List<Value> elements) {
        return weighted(elements, true);
    }

    private static Value weighted(List<Value> elements, boolean average) {
        List<Value> present = elements.stream()
                .filter(element -> Values.number(element).isPresent())
                .toList();
        double weight = average ? 1.0 / present.size() : 1;
        double sum = 0;
        long count = Long.MAX_VALUE;
        boolean shares = average;
        Influence influence = Influence.NONE;
        for (Value element : present) {
            sum += Values.number(element).orElseThrow();
            count = Math.min(count, count(element));
            shares &= element instanceof Value.Estimate estimate && estimate.share() != Value.Share.NONE;
            influence = Influence.combined(1, influence, weight, influence(element));
        }
        if (present.size() == 1) {
            return present.get(0);
        }
        return Value.Estimate.of(
                average ? sum / present.size() : sum,
                influence,
                count,
                shares ? Value.Share.AVERAGE : Value.Share.NONE);
    }

    /** The smallest or the largest of numbers and estimates, with its error. */
    public static Value extreme(List<Value> elements, boolean largest) {
        Value found = elements.get(0);
        for (Value element : elements) {
            int order = Double.compare(
                    Values.number(element).orElseThrow(), Values.number(found).orElseThrow());
            if (largest ? order > 0 : order < 0) {
                found = element;
            }
        }
        return found;
    }
}
