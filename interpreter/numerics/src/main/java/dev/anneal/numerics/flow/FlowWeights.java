package dev.anneal.numerics.flow;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.simd.NetworkKernels;

/**
 * The parameters of a flow and, beside them, its weights in the order in which products read them: as they are, and
 * transposed for the backward pass. Packed once, they serve all chunks of a batch.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class FlowWeights<A> {
    private final RealNvpLayout layout;
    private final Numbers<A> numbers;
    private final A parameters;
    private final A packed;
    private final A transposed;

    /**
     * Weights that are not packed yet.
     *
     * @param packed of the layout's size for weights; padding is never written, and has to be 0
     * @param transposed of the layout's size for transposed weights, or empty if there is no backward pass; likewise
     */
    FlowWeights(RealNvpLayout layout, Numbers<A> numbers, A parameters, A packed, A transposed) {
        this.layout = layout;
        this.numbers = numbers;
        this.parameters = parameters;
        this.packed = packed;
        this.transposed = transposed;
    }

    /** In the order of the layout. */
    A parameters() {
        return parameters;
    }

    /** Panels of weights, a row for each input of a layer; of a layer with few outputs the columns, one after the other. */
    A packed() {
        return packed;
    }

    /** Panels of transposed weights, a row for each output. */
    A transposed() {
        return transposed;
    }

    /** Packs the weights of a coupling as they are now, and leaves with an interruption if the checkpoint says so. */
    void pack(int coupling, Checkpoint checkpoint) {
        NetworkKernels<A> kernels = numbers.kernels();
        for (int level = 0; level < layout.depth(); level++) {
            int weights = layout.weights(coupling, level);
            int width = layout.width(coupling, level);
            int inputs = layout.inputs(coupling, level);
            int outputs = layout.outputs(coupling, level);
            if (layout.hasFewOutputs(coupling, level)) {
                Interruption.check(checkpoint);
                int column = NetworkKernels.stride(inputs);
                numbers.transpose(
                        parameters, weights, width, inputs, outputs, packed, layout.packed(coupling, level), column);
                continue;
            }
            int columns;
            for (int from = 0; from < width; from += columns) {
                Interruption.check(checkpoint);
                columns = kernels.panelWidth(width - from);
                int panel = layout.packed(coupling, level) + from * inputs;
                numbers.copyRows(parameters, weights + from, width, inputs, columns, packed, panel);
            }
        }
    }

    /**
     * The same for the transposed weights that the backward pass reads: not those of the first layer of a coupling that has few
     * inputs, which it reads as they are, or of the first coupling, whose inputs need no gradient.
     */
    void transpose(int coupling, Checkpoint checkpoint) {
        NetworkKernels<A> kernels = numbers.kernels();
        for (int level = 0; level < layout.depth(); level++) {
            if (layout.hasFewInputs(coupling, level) || (coupling == 0 && level == 0)) {
                continue;
            }
            int weights = layout.weights(coupling, level);
            int width = layout.width(coupling, level);
            int outputs = layout.outputs(coupling, level);
            int inputs = layout.inputs(coupling, level);
            int columns;
            for (int from = 0; from < inputs; from += columns) {
                Interruption.check(checkpoint);
                columns = kernels.panelWidth(NetworkKernels.stride(inputs) - from);
                numbers.transpose(
                        parameters,
                        weights + from * width,
                        width,
                        Math.min(columns, inputs - from),
                        outputs,
                        transposed,
                        layout.transposed(coupling, level) + from * outputs,
                        columns);
            }
        }
    }
}
