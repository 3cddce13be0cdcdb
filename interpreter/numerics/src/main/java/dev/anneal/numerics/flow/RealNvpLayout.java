package dev.anneal.numerics.flow;

import dev.anneal.numerics.simd.NetworkKernels;

/**
 * Where the parameters of a flow stand in one flat array. Coupling by coupling and layer by layer: the weights, a row for
 * each input, and then the biases. Rows are padded to the stride of the kernels, with zeros that stay zero. The last layer
 * of a network has two blocks side by side, each with a stride of its own: the raw scales and the shifts. Beside it is the
 * layout of the transposed weights, which the backward pass needs. Immutable.
 */
final class RealNvpLayout {
    private final RealNvpModel model;
    private final int depth;
    private final int[] inputs;
    private final int[] widths;
    private final int[] weights;
    private final int[] transposed;
    private final int size;
    private final int transposedSize;

    RealNvpLayout(RealNvpModel model) {
        this.model = model;
        this.depth = model.hidden().size() + 1;
        int parts = model.layers() * depth;
        inputs = new int[parts];
        widths = new int[parts];
        weights = new int[parts];
        transposed = new int[parts];
        int offset = 0;
        int mirrored = 0;
        for (int coupling = 0; coupling < model.layers(); coupling++) {
            for (int level = 0; level < depth; level++) {
                int part = coupling * depth + level;
                inputs[part] =
                        level == 0 ? model.kept(coupling) : model.hidden().get(level - 1);
                widths[part] = level == depth - 1
                        ? 2 * NetworkKernels.stride(model.moved(coupling))
                        : NetworkKernels.stride(model.hidden().get(level));
                weights[part] = offset;
                transposed[part] = mirrored;
                offset = Math.addExact(offset, Math.multiplyExact(inputs[part] + 1, widths[part]));
                mirrored =
                        Math.addExact(mirrored, Math.multiplyExact(NetworkKernels.stride(inputs[part]), widths[part]));
            }
        }
        size = offset;
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

    /** Where the transposed weights of a layer begin: a row for each output, padded to the stride of the inputs. */
    int transposed(int coupling, int level) {
        return transposed[coupling * depth + level];
    }

    /** The length of the parameters. */
    int size() {
        return size;
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
