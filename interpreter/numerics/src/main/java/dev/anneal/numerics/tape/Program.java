package dev.anneal.numerics.tape;

import java.util.Arrays;

/**
 * A user's function as a closed straight-line program over doubles, with any number of inputs and outputs: what is left
 * of it once it has been run on symbols. Nothing that has no effect on an output is in it, and nothing twice. Immutable
 * and thread-safe; {@link ScalarTape} runs it for one point, {@link BatchTape} for many.
 */
public final class Program {
    private final int inputs;
    private final Operation[] operations;
    private final int[][] arguments;
    private final double[][] constants;
    private final int[] outputs;

    /** Takes over its arrays. */
    Program(int inputs, Operation[] operations, int[][] arguments, double[][] constants, int[] outputs) {
        this.inputs = inputs;
        this.operations = operations;
        this.arguments = arguments;
        this.constants = constants;
        this.outputs = outputs;
    }

    /**
     * A builder of a program.
     *
     * @param inputs the number of its inputs
     */
    public static ProgramBuilder builder(int inputs) {
        return new ProgramBuilder(inputs);
    }

    /** The number of inputs. */
    public int inputs() {
        return inputs;
    }

    /** The number of outputs. */
    public int outputs() {
        return outputs.length;
    }

    /** The number of its values, inputs and constants that are used included. */
    public int size() {
        return operations.length;
    }

    /** The program that has only one of the outputs. */
    public Program withOutput(int index) {
        return new Program(inputs, operations, arguments, constants, new int[] {outputs[index]});
    }

    Operation operation(int node) {
        return operations[node];
    }

    int arity(int node) {
        return arguments[node].length;
    }

    /** The node that is an argument of a node. */
    int argument(int node, int index) {
        return arguments[node][index];
    }

    int[] arguments(int node) {
        return arguments[node].clone();
    }

    /** One of the constants of a node, without copying them: runs ask for it again and again. */
    double constant(int node, int index) {
        return constants[node][index];
    }

    /** A constant's value, an input's index, the weights of a sum. */
    double[] constants(int node) {
        return constants[node].clone();
    }

    int output(int index) {
        return outputs[index];
    }

    /** Which nodes change with the inputs. */
    boolean[] active() {
        boolean[] active = new boolean[size()];
        for (int node = 0; node < active.length; node++) {
            active[node] = operations[node] == Operation.INPUT
                    || Arrays.stream(arguments[node]).anyMatch(argument -> active[argument]);
        }
        return active;
    }
}
