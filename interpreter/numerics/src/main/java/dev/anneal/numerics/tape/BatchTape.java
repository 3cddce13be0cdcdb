package dev.anneal.numerics.tape;

import dev.anneal.numerics.simd.ArrayKernels;
import java.util.Arrays;

/**
 * Runs a program for many points at once, a block of points after the other: every operation is one loop over arrays
 * that stay in the cache. Not thread-safe; no call allocates. What is computed for a point does not depend on the points
 * beside it, to the bit.
 */
public final class BatchTape {
    private static final int LARGEST_BLOCK = 128;
    private static final int SMALLEST_BLOCK = 16;

    /** Numbers that fit into a second-level cache with room to spare. */
    private static final int CACHED = 1 << 15;

    private final Program program;
    private final int block;
    private final Step[] steps;
    private final double[][] inputs;
    private final int[] inputIndex;
    private final int inputCount;
    private final int stepCount;
    private final double[][] outputs;

    /** An operation with the arrays it works on; what it does not need is its own output. */
    @SuppressWarnings("ArrayRecordComponent") // Views of the arrays, never compared.
    private record Step(
            Operation operation,
            double[] a,
            double[] b,
            double[] c,
            double[][] terms,
            double[] weights,
            double[] out) {}

    /** What runs a program. */
    public BatchTape(Program program) {
        this.program = program;
        Slots slots = Slots.of(program);
        int most = CACHED / Math.max(1, slots.count());
        block = Math.max(SMALLEST_BLOCK, Math.min(LARGEST_BLOCK, most / SMALLEST_BLOCK * SMALLEST_BLOCK));
        double[][] arrays = new double[slots.count()][block];
        steps = new Step[program.size()];
        inputs = new double[program.inputs()][];
        inputIndex = new int[program.inputs()];
        int count = 0;
        int used = 0;
        for (int node = 0; node < program.size(); node++) {
            double[] out = arrays[slots.of(node)];
            if (program.operation(node) == Operation.CONSTANT) {
                Arrays.fill(out, program.constants(node)[0]);
            } else if (program.operation(node) == Operation.INPUT) {
                inputIndex[used] = (int) program.constants(node)[0];
                inputs[used++] = out;
            } else {
                steps[count++] = step(node, arrays, slots);
            }
        }
        this.stepCount = count;
        this.inputCount = used;
        outputs = new double[program.outputs()][];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = arrays[slots.of(program.output(i))];
        }
    }

    private Step step(int node, double[][] arrays, Slots slots) {
        double[] out = arrays[slots.of(node)];
        double[][] some = new double[program.arity(node)][];
        for (int i = 0; i < some.length; i++) {
            some[i] = arrays[slots.of(program.argument(node, i))];
        }
        return new Step(
                program.operation(node),
                some[0],
                some.length > 1 ? some[1] : out,
                some.length > 2 ? some[2] : out,
                some,
                program.constants(node),
                out);
    }

    /**
     * Runs the program.
     *
     * @param points the inputs of the points: input i of point n is {@code points[i * stride + n]}
     * @param stride the distance between inputs
     * @param count how many points
     * @param first receives the first output of each point
     * @param others receives the others, if there are more: output 1 + j of point n is {@code others[j * stride + n]};
     *     not the array of the points
     */
    public void run(double[] points, int stride, int count, double[] first, double[] others) {
        for (int from = 0; from < count; from += block) {
            int size = Math.min(block, count - from);
            for (int i = 0; i < inputCount; i++) {
                System.arraycopy(points, inputIndex[i] * stride + from, inputs[i], 0, size);
            }
            for (int i = 0; i < stepCount; i++) {
                run(steps[i], size);
            }
            System.arraycopy(outputs[0], 0, first, from, size);
            for (int j = 1; j < outputs.length; j++) {
                System.arraycopy(outputs[j], 0, others, (j - 1) * stride + from, size);
            }
        }
    }

    private static void run(Step step, int count) {
        switch (step.operation) {
            case WEIGHTED_SUM -> ArrayKernels.of(count).weightedSum(step.weights, step.terms, step.out, 0, count);
            case ADD -> BatchLoops.add(step.a, step.b, step.out, count);
            case SUBTRACT -> BatchLoops.subtract(step.a, step.b, step.out, count);
            case MULTIPLY -> BatchLoops.multiply(step.a, step.b, step.out, count);
            case DIVIDE -> BatchLoops.divide(step.a, step.b, step.out, count);
            case GATED_PRODUCT -> BatchLoops.gatedProduct(step.a, step.b, step.out, count);
            case NEGATE -> BatchLoops.negate(step.a, step.out, count);
            case ABS -> BatchLoops.abs(step.a, step.out, count);
            case SQRT -> BatchLoops.sqrt(step.a, step.out, count);
            case EXP -> BatchLoops.exp(step.a, step.out, count);
            case LOG -> BatchLoops.log(step.a, step.out, count);
            case TANH -> BatchLoops.tanh(step.a, step.out, count);
            case SIGMOID -> BatchLoops.sigmoid(step.a, step.out, count);
            case SELECT -> BatchLoops.select(step.a, step.b, step.c, step.out, count);
            case MIN -> BatchLoops.min(step.a, step.b, step.out, count);
            case MAX -> BatchLoops.max(step.a, step.b, step.out, count);
            default -> BatchLoops.other(step.operation, step.a, step.b, step.out, count);
        }
    }
}
