package dev.anneal.numerics.tape;

import java.util.stream.IntStream;

/**
 * A program with one output for one point at a time. Immutable and thread-safe.
 *
 * <p>Besides its value a tape tells its switch functions: continuous quantities that change sign (or pass an integer)
 * where the program takes another branch, so that an integrator can find the kinks.
 */
public final class ScalarTape {

    private final Program program;
    private final int[] switchNodes;

    /**
     * What runs a program.
     *
     * @throws IllegalArgumentException if it has more than one output
     */
    public ScalarTape(Program program) {
        if (program.outputs() != 1) {
            throw new IllegalArgumentException("One output is needed, not " + program.outputs() + ".");
        }
        this.program = program;
        switchNodes = IntStream.range(0, program.size())
                .filter(node -> switches(program.operation(node)))
                .toArray();
    }

    /** The number of arguments of {@link #evaluate}. */
    public int inputs() {
        return program.inputs();
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
        return run(arguments)[program.output(0)];
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
        return switch (program.operation(switchNodes[index])) {
            case FLOOR, FLOOR_MOD -> Math.floor(value);
            case ROUND -> Math.floor(value + 0.5);
            default -> Math.signum(value);
        };
    }

    private double switchValue(int node, double[] values) {
        double left = values[program.argument(node, 0)];
        return switch (program.operation(node)) {
            case ABS, FLOOR, ROUND, SELECT -> left;
            case FLOOR_MOD -> left / values[program.argument(node, 1)];
            default -> left - values[program.argument(node, 1)];
        };
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
        if (arguments.length != program.inputs()) {
            throw new IllegalArgumentException(
                    "The program takes " + program.inputs() + " arguments, it was given " + arguments.length + ".");
        }
        double[] values = new double[program.size()];
        for (int node = 0; node < values.length; node++) {
            Operation operation = program.operation(node);
            values[node] = switch (operation) {
                case CONSTANT -> program.constant(node, 0);
                case INPUT -> arguments[(int) program.constant(node, 0)];
                case WEIGHTED_SUM -> weightedSum(node, values);
                default ->
                    operation.of(
                            values[program.argument(node, 0)],
                            program.arity(node) > 1 ? values[program.argument(node, 1)] : 0,
                            program.arity(node) > 2 ? values[program.argument(node, 2)] : 0);
            };
        }
        return values;
    }

    private double weightedSum(int node, double[] values) {
        double sum = 0;
        for (int i = 0; i < program.arity(node); i++) {
            sum += program.constant(node, i) * values[program.argument(node, i)];
        }
        return sum;
    }
}
