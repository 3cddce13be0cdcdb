package dev.anneal.numerics.tape;

import java.util.ArrayList;
import java.util.List;

/**
 * A user's function as a closed straight-line program over doubles with one output. It is what is left of a function
 * once it has been run on a symbolic argument, so nothing is interpreted when it is evaluated but a flat array of
 * operations. Immutable and thread-safe.
 *
 * <p>Besides its value a tape tells its switch functions: continuous quantities that change sign (or pass an integer)
 * where the program takes another branch, so that an integrator can find the kinks.
 */
public final class ScalarTape {

    private final Operation[] operations;
    private final int[] first;
    private final int[] second;
    private final int[] third;
    private final double[] constants;
    private final int inputs;
    private final int[] switchNodes;

    private ScalarTape(Builder builder, int output) {
        int size = output + 1;
        operations = builder.operations.subList(0, size).toArray(new Operation[0]);
        first = new int[size];
        second = new int[size];
        third = new int[size];
        constants = new double[size];
        for (int node = 0; node < size; node++) {
            int[] arguments = builder.arguments.get(node);
            first[node] = arguments.length > 0 ? arguments[0] : -1;
            second[node] = arguments.length > 1 ? arguments[1] : -1;
            third[node] = arguments.length > 2 ? arguments[2] : -1;
            constants[node] = builder.constants.get(node);
        }
        inputs = builder.inputs;
        switchNodes = switchNodes();
    }

    /** A builder of a tape without inputs yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** The number of arguments of {@link #evaluate}. */
    public int inputs() {
        return inputs;
    }

    /** The number of switch functions. */
    public int switches() {
        return switchNodes.length;
    }

    /**
     * Evaluates the program.
     *
     * @param arguments as many as there are inputs
     * @throws IllegalArgumentException if there are more or fewer
     */
    public double evaluate(double... arguments) {
        return run(arguments)[operations.length - 1];
    }

    /**
     * The values of the switch functions. The program follows one branch as long as {@link #branch} of each of them
     * stays the same.
     *
     * @param arguments as for {@link #evaluate}
     */
    public double[] switchValues(double... arguments) {
        double[] values = run(arguments);
        double[] out = new double[switchNodes.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = switchValue(switchNodes[i], values);
        }
        return out;
    }

    /**
     * Which branch a value of a switch function belongs to: its sign for comparisons, minima, maxima and absolute values,
     * and the integer it has passed for rounding and remainders.
     *
     * @param index the index of the switch function
     * @param value its value
     */
    public double branch(int index, double value) {
        return switch (operations[switchNodes[index]]) {
            case FLOOR, FLOOR_MOD -> Math.floor(value);
            case ROUND -> Math.floor(value + 0.5);
            default -> Math.signum(value);
        };
    }

    private double switchValue(int node, double[] values) {
        double left = values[first[node]];
        return switch (operations[node]) {
            case ABS, FLOOR, ROUND, SELECT -> left;
            case FLOOR_MOD -> left / values[second[node]];
            default -> left - values[second[node]];
        };
    }

    private int[] switchNodes() {
        return java.util.stream.IntStream.range(0, operations.length)
                .filter(node -> switches(operations[node]))
                .toArray();
    }

    /** A condition that is no comparison, such as a remainder used as truth, switches through the select itself. */
    private static boolean switches(Operation operation) {
        return switch (operation) {
            case LESS,
                    LESS_OR_EQUAL,
                    EQUAL,
                    NOT_EQUAL,
                    GREATER,
                    GREATER_OR_EQUAL,
                    MIN,
                    MAX,
                    ABS,
                    FLOOR,
                    ROUND,
                    FLOOR_MOD,
                    SELECT -> true;
            default -> false;
        };
    }

    private double[] run(double[] arguments) {
        if (arguments.length != inputs) {
            throw new IllegalArgumentException(
                    "The program takes " + inputs + " arguments, it was given " + arguments.length + ".");
        }
        double[] values = new double[operations.length];
        for (int node = 0; node < values.length; node++) {
            Operation operation = operations[node];
            double a = first[node] >= 0 ? values[first[node]] : 0;
            double b = second[node] >= 0 ? values[second[node]] : 0;
            values[node] = switch (operation) {
                case CONSTANT -> constants[node];
                case INPUT -> arguments[(int) constants[node]];
                case SELECT -> a != 0 ? b : values[third[node]];
                default -> apply(operation, a, b);
            };
        }
        return values;
    }

    private static double apply(Operation operation, double a, double b) {
        return switch (operation) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case POWER -> Math.pow(a, b);
            case NEGATE -> -a;
            case FLOOR_MOD -> a - b * Math.floor(a / b);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case ABS -> Math.abs(a);
            case SQRT -> Math.sqrt(a);
            case EXP -> Math.exp(a);
            case LOG -> Math.log(a);
            case LOG1P -> Math.log1p(a);
            case SIN -> Math.sin(a);
            case COS -> Math.cos(a);
            case TANH -> Math.tanh(a);
            case SIGMOID -> a >= 0 ? 1 / (1 + Math.exp(-a)) : Math.exp(a) / (1 + Math.exp(a));
            case FLOOR -> Math.floor(a);
            case ROUND -> Math.floor(a + 0.5);
            default -> truth(compare(operation, a, b));
        };
    }

    private static boolean compare(Operation operation, double a, double b) {
        return switch (operation) {
            case LESS -> a < b;
            case LESS_OR_EQUAL -> a <= b;
            case EQUAL -> a == b;
            case NOT_EQUAL -> a != b;
            case GREATER -> a > b;
            case GREATER_OR_EQUAL -> a >= b;
            case AND -> a != 0 && b != 0;
            case OR -> a != 0 || b != 0;
            case NOT -> a == 0;
            default -> throw new IllegalStateException("No rule for " + operation + ".");
        };
    }

    private static double truth(boolean condition) {
        return condition ? 1 : 0;
    }

    /** Records a program, operation after operation; every method gives the index of the value it computes. */
    public static final class Builder {

        private final List<Operation> operations = new ArrayList<>();
        private final List<int[]> arguments = new ArrayList<>();
        private final List<Double> constants = new ArrayList<>();
        private int inputs;

        private Builder() {}

        /** A number. */
        public int constant(double value) {
            return append(Operation.CONSTANT, value);
        }

        /** The argument with the given index, counted from 0. */
        public int input(int index) {
            if (index < 0) {
                throw new IllegalArgumentException("An input needs an index of at least 0, it is " + index + ".");
            }
            inputs = Math.max(inputs, index + 1);
            return append(Operation.INPUT, index);
        }

        /**
         * An operation on values computed before.
         *
         * @throws IllegalArgumentException if the number of arguments is not the operation's, or one is not a value yet
         */
        public int apply(Operation operation, int... values) {
            if (operation == Operation.CONSTANT || operation == Operation.INPUT) {
                throw new IllegalArgumentException(operation + " has a method of its own.");
            }
            if (values.length != operation.arity()) {
                throw new IllegalArgumentException(
                        operation + " takes " + operation.arity() + " arguments, it was given " + values.length + ".");
            }
            for (int value : values) {
                if (value < 0 || value >= operations.size()) {
                    throw new IllegalArgumentException("There is no value " + value + " yet.");
                }
            }
            return append(operation, 0, values);
        }

        /** The program that computes the given value; what was recorded after it is left out. */
        public ScalarTape build(int output) {
            if (output < 0 || output >= operations.size()) {
                throw new IllegalArgumentException("There is no value " + output + ".");
            }
            return new ScalarTape(this, output);
        }

        private int append(Operation operation, double constant, int... values) {
            operations.add(operation);
            arguments.add(values.clone());
            constants.add(constant);
            return operations.size() - 1;
        }
    }
}
