package dev.anneal.numerics.tape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records a program, operation after operation; every method gives the index of the value it computes. What is computed
 * already is not recorded again, what is constant is computed at once, and what changes nothing is left out, such as a
 * factor of 1; none of this changes a value by more than a rounding.
 */
public final class ProgramBuilder {
    /** Up to here a power with a whole exponent is a product. */
    private static final double LARGEST_PRODUCT = 4;

    private final int inputs;
    private final List<Operation> operations = new ArrayList<>();
    private final List<int[]> arguments = new ArrayList<>();
    private final List<double[]> constants = new ArrayList<>();
    private final Map<Key, Integer> known = new HashMap<>();

    /** What tells values apart: by bits, since 1 / x tells the two zeros apart. */
    private record Key(Operation operation, List<Integer> arguments, List<Long> constants) {}

    ProgramBuilder(int inputs) {
        this.inputs = inputs;
    }

    /** A number. */
    public int constant(double value) {
        return record(Operation.CONSTANT, new int[0], value);
    }

    /**
     * An input, counted from 0.
     *
     * @throws IllegalArgumentException if there is none with this index
     */
    public int input(int index) {
        if (index < 0 || index >= inputs) {
            throw new IllegalArgumentException("There is no input " + index + " of " + inputs + ".");
        }
        return record(Operation.INPUT, new int[0], index);
    }

    /**
     * An operation on values computed before.
     *
     * @throws IllegalArgumentException if the number of arguments is not the operation's, or one is not a value yet
     */
    public int apply(Operation operation, int... values) {
        if (operation == Operation.CONSTANT || operation == Operation.INPUT || operation == Operation.WEIGHTED_SUM) {
            throw new IllegalArgumentException(operation + " has a method of its own.");
        }
        if (values.length != operation.arity()) {
            throw new IllegalArgumentException(
                    operation + " takes " + operation.arity() + " arguments, it was given " + values.length + ".");
        }
        requireKnown(values);
        if (Arrays.stream(values).allMatch(this::isConstant)) {
            return constant(operation.of(number(values, 0), number(values, 1), number(values, 2)));
        }
        return switch (operation) {
            case MULTIPLY -> product(values[0], values[1]);
            case DIVIDE -> is(values[1], 1) ? values[0] : record(operation, values);
            case GATED_PRODUCT -> gated(values[0], values[1]);
            case POWER -> power(values[0], values[1]);
            case SELECT -> select(values);
            default -> record(operation, values);
        };
    }

    /**
     * A sum of values, each times a weight. The weights of one value are added, and those of 0 left out.
     *
     * @throws IllegalArgumentException unless there is one weight for each value
     */
    public int weightedSum(double[] weights, int... values) {
        if (weights.length != values.length) {
            throw new IllegalArgumentException("There are " + weights.length + " weights for " + values.length + ".");
        }
        requireKnown(values);
        double constant = 0;
        Map<Integer, Double> terms = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (weights[i] != 0 && isConstant(values[i])) {
                constant += weights[i] * value(values[i]);
            } else {
                terms.merge(values[i], weights[i], Double::sum);
            }
        }
        terms.values().removeIf(weight -> weight == 0);
        if (terms.isEmpty()) {
            return constant(constant);
        }
        int[] some = terms.keySet().stream().mapToInt(Integer::intValue).toArray();
        double[] ofSome =
                terms.values().stream().mapToDouble(Double::doubleValue).toArray();
        int sum = some.length == 1 && ofSome[0] == 1 ? some[0] : record(Operation.WEIGHTED_SUM, some, ofSome);
        return constant == 0 ? sum : apply(Operation.ADD, sum, constant(constant));
    }

    /** The number of values recorded so far. */
    public int size() {
        return operations.size();
    }

    /**
     * The program that computes the given values; what they do not need is left out.
     *
     * @throws IllegalArgumentException if one is not a value yet
     */
    public Program build(int... outputs) {
        requireKnown(outputs);
        int[] renumbered = new int[size()];
        for (int output : outputs) {
            renumbered[output] = 1;
        }
        for (int node = size() - 1; node >= 0; node--) {
            if (renumbered[node] == 1) {
                for (int argument : arguments.get(node)) {
                    renumbered[argument] = 1;
                }
            }
        }
        List<Integer> kept = new ArrayList<>();
        for (int node = 0; node < size(); node++) {
            if (renumbered[node] == 1) {
                renumbered[node] = kept.size();
                kept.add(node);
            }
        }
        return new Program(
                inputs,
                kept.stream().map(operations::get).toArray(Operation[]::new),
                kept.stream()
                        .map(node -> translated(arguments.get(node), renumbered))
                        .toArray(int[][]::new),
                kept.stream().map(constants::get).toArray(double[][]::new),
                translated(outputs, renumbered));
    }

    private static int[] translated(int[] nodes, int[] numbers) {
        return Arrays.stream(nodes).map(node -> numbers[node]).toArray();
    }

    private int product(int left, int right) {
        if (is(left, 1)) {
            return right;
        }
        return is(right, 1) ? left : record(Operation.MULTIPLY, new int[] {left, right});
    }

    private int gated(int gate, int value) {
        if (is(gate, 0)) {
            return gate;
        }
        // A constant that is finite needs no gate.
        boolean plain = isConstant(value) && Double.isFinite(value(value));
        return plain || isConstant(gate)
                ? product(gate, value)
                : record(Operation.GATED_PRODUCT, new int[] {gate, value});
    }

    private int power(int base, int exponent) {
        double number = isConstant(exponent) ? value(exponent) : Double.NaN;
        if (number == 1) {
            return base;
        }
        if (number == Math.rint(number) && number >= 2 && number <= LARGEST_PRODUCT) {
            int square = product(base, base);
            return number == 2 ? square : product(square, number == LARGEST_PRODUCT ? square : base);
        }
        return record(Operation.POWER, new int[] {base, exponent});
    }

    private int select(int[] values) {
        if (isConstant(values[0])) {
            return value(values[0]) != 0 ? values[1] : values[2];
        }
        return values[1] == values[2] ? values[1] : record(Operation.SELECT, values);
    }

    private boolean isConstant(int node) {
        return operations.get(node) == Operation.CONSTANT;
    }

    private boolean is(int node, double value) {
        return isConstant(node) && value(node) == value;
    }

    private double value(int node) {
        return constants.get(node)[0];
    }

    private double number(int[] values, int index) {
        return index < values.length ? value(values[index]) : 0;
    }

    private void requireKnown(int[] values) {
        for (int value : values) {
            if (value < 0 || value >= operations.size()) {
                throw new IllegalArgumentException("There is no value " + value + " yet.");
            }
        }
    }

    private int record(Operation operation, int[] values, double... numbers) {
        Key key = new Key(
                operation,
                Arrays.stream(values).boxed().toList(),
                Arrays.stream(numbers).mapToObj(Double::doubleToLongBits).toList());
        return known.computeIfAbsent(key, unknown -> {
            operations.add(operation);
            arguments.add(values.clone());
            constants.add(numbers.clone());
            return operations.size() - 1;
        });
    }
}
