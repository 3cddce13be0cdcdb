package dev.anneal.numerics.flow;

import dev.anneal.numerics.simd.NetworkKernels;

/**
 * Where the parameters of a flow stand in one flat array. Coupling by coupling and layer by layer: the weights, a row for
 * each input, and then the biases. Rows are padded to the stride of the kernels, with zeros that stay zero. The last layer
 * of a network has two blocks side by side, of the width that the kernels take: the raw scales and the shifts. Beside it are the
 * layouts of the weights as products read them ({@link FlowWeights}). Immutable.
 */
final class RealNvpLayout {
    private final RealNvpModel model;
    private final int depth;
    private final int[] inputs;
    private final int[] outputs;
    private final int[] widths;
    private final int[] weights;
    private final int[] packed;
    private final int[] transposed;
    private final int size;
    private final int packedSize;
    private final int transposedSize;

    RealNvpLayout(RealNvpModel model) {
        this.model = model;
        this.depth = model.hidden().size() + 1;
        int parts = model.layers() * depth;
        inputs = new int[parts];
        outputs = new int[parts];
        widths = new int[parts];
        weights = new int[parts];
        packed = new int[parts];
        transposed = new int[parts];
        int offset = 0;
        int alone = 0;
        int mirrored = 0;
        for (int coupling = 0; coupling < model.layers(); coupling++) {
            for (int level = 0; level < depth; level++) {
                int part = coupling * depth + level;
                inputs[part] =
                        level == 0 ? model.kept(coupling) : model.hidden().get(level - 1);
                outputs[part] = level == depth - 1
                        ? 2 * NetworkKernels.block(model.moved(coupling))
                        : model.hidden().get(level);
                widths[part] = NetworkKernels.stride(outputs[part]);
                weights[part] = offset;
                packed[part] = alone;
                transposed[part] = mirrored;
                alone = Math.addExact(
                        alone,
                        hasFewOutputs(coupling, level)
                                ? Math.multiplyExact(NetworkKernels.stride(inputs[part]), outputs[part])
                                : Math.multiplyExact(inputs[part], widths[part]));
                offset = Math.addExact(offset, Math.multiplyExact(inputs[part] + 1, widths[part]));
                mirrored =
                        Math.addExact(mirrored, Math.multiplyExact(NetworkKernels.stride(inputs[part]), outputs[part]));
            }
        }
        size = offset;
        packedSize = alone;
        transposedSize = mirrored;
    }

    RealNvpModel model() {
        return model;
    }

    /** The number of layers in the network of a coupling. */
    int depth() {
        return depth;
    }

    /** The number of inputs of a layer. */
    int inputs(int coupling, int level) {
        return inputs[coupling * depth + level];
    }

    /** The number of outputs of a layer; of the last one they are those of both blocks. */
    int outputs(int coupling, int level) {
        return outputs[coupling * depth + level];
    }

    /**
     * Whether a layer's outputs are taken one by one. Those products run over the inputs and their padding, so there has to
     * be none: a number that is not finite could come of it.
     */
    boolean hasFewOutputs(int coupling, int level) {
        return outputs(coupling, level) <= NetworkKernels.FEW && inputs(coupling, level) % NetworkKernels.LANES == 0;
    }

    /** Whether the inputs of a network are taken one by one on the way back, where products run over the outputs. */
    boolean hasFewInputs(int coupling, int level) {
        return level == 0
                && inputs(coupling, level) <= NetworkKernels.FEW
                && outputs(coupling, level) % NetworkKernels.LANES == 0;
    }

    /** The stride of a layer's outputs, and of the rows of its weights. */
    int width(int coupling, int level) {
        return widths[coupling * depth + level];
    }

    /** Where the weights of a layer begin. */
    int weights(int coupling, int level) {
        return weights[coupling * depth + level];
    }

    /** Where the biases of a layer begin. */
    int biases(int coupling, int level) {
        return weights(coupling, level) + inputs(coupling, level) * width(coupling, level);
    }

    /** Where the packed weights of a layer begin, which have no biases between them. */
    int packed(int coupling, int level) {
        return packed[coupling * depth + level];
    }

    /** Where the transposed weights of a layer begin: a row for each output, padded to the stride of the inputs. */
    int transposed(int coupling, int level) {
        return transposed[coupling * depth + level];
    }

    /** The length of the parameters. */
    int size() {
        return size;
    }

    /** The length of the packed weights. */
    int packedSize() {
        return packedSize;
    }

    /** The length of the transposed weights. */
    int transposedSize() {
        return transposedSize;
    }

    /** The largest stride of any layer's outputs or inputs. */
    int widest() {
        int widest = NetworkKernels.stride(model.dimension());
        for (int width : widths) {
            widest = Math.max(widest, width);
        }
        return widest;
    }
}
