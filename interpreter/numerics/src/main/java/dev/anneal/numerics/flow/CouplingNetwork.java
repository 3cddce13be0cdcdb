package dev.anneal.numerics.flow;

import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.simd.NetworkKernels;
import org.jspecify.annotations.Nullable;

/**
 * The networks of couplings: from the half that a coupling leaves as it is to raw scales and shifts, and back with gradients.
 * Immutable; what it writes is in a workspace of the caller's, and it leaves with an {@link Interruption} if the
 * workspace's checkpoint says so.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class CouplingNetwork<A> {
    /** Terms of the sums of a product between two questions to the checkpoint. */
    private static final long MOST_TERMS = 1 << 24;

    private static final int MOST_ACTIVATIONS = 1 << 16;

    private final RealNvpLayout layout;
    private final RealNvpModel model;
    private final Numbers<A> numbers;
    private final NetworkKernels<A> kernels;

    CouplingNetwork(RealNvpLayout layout, Numbers<A> numbers) {
        this.layout = layout;
        this.model = layout.model();
        this.numbers = numbers;
        this.kernels = numbers.kernels();
    }

    /** From the half of samples that a coupling leaves as it is to {@code workspace.raw}. */
    void forward(FlowWeights<A> weights, FlowWorkspace<A> workspace, int coupling, A kept, int rows) {
        A input = kept;
        for (int level = 0; level < layout.depth(); level++) {
            boolean last = level == layout.depth() - 1;
            A output = last ? workspace.raw : workspace.hidden.get(coupling).get(level);
            sums(weights, workspace, coupling, level, input, output, rows);
            if (!last) {
                int width = layout.width(coupling, level);
                int block = rowsAtOnce(width) * width;
                for (int from = 0; from < rows * width; from += block) {
                    Interruption.check(workspace.checkpoint);
                    numbers.activate(model.activation(), output, from, Math.min(block, rows * width - from));
                }
            }
            input = output;
        }
    }

    /**
     * Adds to the gradient of the parameters, and to that of the half that was the input; nobody asks for the latter of the first
     * coupling, which would be that of the base's samples. Follows a forward pass over the same samples.
     *
     * @param weights packed and transposed
     * @param fresh whether the gradient of the parameters begins with these samples, whatever is in it
     */
    void backward(
            FlowWeights<A> weights, FlowWorkspace<A> workspace, int coupling, A gradient, boolean fresh, int rows) {
        A output = workspace.raw;
        int last = layout.depth() - 1;
        if (fresh) {
            clearSums(coupling, gradient);
        }
        kernels.addRows(
                output,
                0,
                layout.width(coupling, last),
                rows,
                gradient,
                layout.biases(coupling, last),
                layout.width(coupling, last));
        for (int level = last; level >= 0; level--) {
            A input = level == 0
                    ? workspace.halves.get(2 * coupling + coupling % 2)
                    : workspace.hidden.get(coupling).get(level - 1);
            layerGradient(workspace, coupling, level, input, output, gradient, fresh, rows);
            if (level > 0) {
                A hiddenGradient = workspace.hiddenGradients.get(level % 2);
                inputGradient(weights, workspace, coupling, level, output, hiddenGradient, null, rows);
                int width = layout.width(coupling, level - 1);
                int block = rowsAtOnce(width);
                for (int from = 0; from < rows; from += block) {
                    Interruption.check(workspace.checkpoint);
                    numbers.activationGradient(
                            model.activation(),
                            input,
                            hiddenGradient,
                            from * width,
                            width,
                            Math.min(block, rows - from),
                            gradient,
                            layout.biases(coupling, level - 1));
                }
                output = hiddenGradient;
            } else if (coupling > 0) {
                A inputGradient = workspace.gradients.get(coupling % 2);
                if (layout.hasFewInputs(coupling, level)) {
                    addFewInputGradient(weights, workspace, coupling, output, inputGradient, rows);
                } else {
                    inputGradient(weights, workspace, coupling, level, output, inputGradient, inputGradient, rows);
                }
            }
        }
    }

    /** The weighted sums of a layer's inputs, and its biases. */
    private void sums(
            FlowWeights<A> weights, FlowWorkspace<A> workspace, int coupling, int level, A input, A output, int rows) {
        int width = layout.width(coupling, level);
        int inputs = layout.inputs(coupling, level);
        int inputStride = NetworkKernels.stride(inputs);
        int outputs = layout.outputs(coupling, level);
        if (layout.hasFewOutputs(coupling, level)) {
            Interruption.check(workspace.checkpoint);
            kernels.fewColumns(
                    input,
                    inputStride,
                    weights.packed(),
                    layout.packed(coupling, level),
                    inputStride,
                    output,
                    width,
                    rows,
                    inputStride,
                    outputs,
                    weights.parameters(),
                    layout.biases(coupling, level),
                    0);
            return;
        }
        int slice = columnsAtOnce(rows, inputs, width);
        for (int from = 0; from < width; from += slice) {
            Interruption.check(workspace.checkpoint);
            kernels.packedProduct(
                    input,
                    0,
                    inputStride,
                    weights.packed(),
                    layout.packed(coupling, level) + from * inputs,
                    output,
                    from,
                    width,
                    rows,
                    inputs,
                    Math.min(slice, width - from),
                    weights.parameters(),
                    layout.biases(coupling, level) + from,
                    0);
        }
    }

    /** Clears the gradients that are only added to: those of biases, and of the weights of few inputs or outputs. */
    private void clearSums(int coupling, A gradient) {
        for (int level = 0; level < layout.depth(); level++) {
            int biases = layout.biases(coupling, level);
            int begin = hasFew(coupling, level) ? layout.weights(coupling, level) : biases;
            numbers.clear(gradient, begin, biases + layout.width(coupling, level) - begin);
        }
    }

    private boolean hasFew(int coupling, int level) {
        return Math.min(layout.inputs(coupling, level), layout.outputs(coupling, level)) <= NetworkKernels.FEW;
    }

    /** Adds to the gradient of a layer's weights, or writes it. */
    private void layerGradient(
            FlowWorkspace<A> workspace,
            int coupling,
            int level,
            A input,
            A output,
            A gradient,
            boolean fresh,
            int rows) {
        int width = layout.width(coupling, level);
        int inputs = layout.inputs(coupling, level);
        int outputs = layout.outputs(coupling, level);
        int at = layout.weights(coupling, level);
        int inputStride = NetworkKernels.stride(inputs);
        if (hasFew(coupling, level)) {
            Interruption.check(workspace.checkpoint);
            if (outputs <= NetworkKernels.FEW) {
                kernels.addFewColumns(input, inputStride, output, width, gradient, at, width, 1, inputs, rows, outputs);
            } else {
                kernels.addFewColumns(output, width, input, inputStride, gradient, at, 1, width, outputs, rows, inputs);
            }
            return;
        }
        int slice = columnsAtOnce(inputs, rows, width);
        for (int from = 0; from < width; from += slice) {
            Interruption.check(workspace.checkpoint);
            kernels.product(
                    input,
                    0,
                    1,
                    inputStride,
                    output,
                    from,
                    width,
                    gradient,
                    at + from,
                    width,
                    inputs,
                    rows,
                    Math.min(slice, width - from),
                    fresh ? null : gradient,
                    at + from,
                    width);
        }
    }

    /** Adds the gradient with respect to the few inputs of a network, the half that the coupling leaves as it is. */
    private void addFewInputGradient(
            FlowWeights<A> weights, FlowWorkspace<A> workspace, int coupling, A output, A inputGradient, int rows) {
        int inputs = layout.inputs(coupling, 0);
        int width = layout.width(coupling, 0);
        int inputStride = NetworkKernels.stride(inputs);
        Interruption.check(workspace.checkpoint);
        kernels.fewColumns(
                output,
                width,
                weights.parameters(),
                layout.weights(coupling, 0),
                width,
                inputGradient,
                inputStride,
                rows,
                width,
                inputs,
                inputGradient,
                0,
                inputStride);
    }

    /** The gradient with respect to the inputs of a layer, and what it begins with. */
    private void inputGradient(
            FlowWeights<A> weights,
            FlowWorkspace<A> workspace,
            int coupling,
            int level,
            A output,
            A inputGradient,
            @Nullable A start,
            int rows) {
        int width = layout.width(coupling, level);
        int outputs = layout.outputs(coupling, level);
        int inputStride = NetworkKernels.stride(layout.inputs(coupling, level));
        int slice = columnsAtOnce(rows, outputs, inputStride);
        for (int from = 0; from < inputStride; from += slice) {
            Interruption.check(workspace.checkpoint);
            kernels.packedProduct(
                    output,
                    0,
                    width,
                    weights.transposed(),
                    layout.transposed(coupling, level) + from * outputs,
                    inputGradient,
                    from,
                    inputStride,
                    rows,
                    outputs,
                    Math.min(slice, inputStride - from),
                    start,
                    from,
                    inputStride);
        }
    }

    /** Columns of a product that are quick even before its code is compiled: whole panels, all but for very large networks. */
    private int columnsAtOnce(int rows, int inner, int width) {
        return Math.max(kernels.panelWidth(width), Integer.highestOneBit((int)
                (MOST_TERMS / Math.max(1, (long) rows * inner))));
    }

    /** Rows whose activations are as quick. */
    private static int rowsAtOnce(int width) {
        return Math.max(1, MOST_ACTIVATIONS / width);
    }
}
