package dev.anneal.numerics.flow;

import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.simd.NetworkKernels;
import java.util.Arrays;

/**
 * A chunk of samples on its way through a RealNVP flow: forward from the base, backward with gradients, and inverse.
 * Immutable; what it writes is in a workspace of the caller's, and it leaves with an {@link Interruption} if the
 * workspace's checkpoint says so.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class RealNvpPass<A> {
    /** Terms of the sums of a product between two questions to the checkpoint. */
    private static final long MOST_TERMS = 1 << 24;

    private static final int MOST_ACTIVATIONS = 1 << 16;

    private final RealNvpLayout layout;
    private final RealNvpModel model;
    private final Numbers<A> numbers;
    private final NetworkKernels<A> kernels;

    RealNvpPass(RealNvpLayout layout, Numbers<A> numbers) {
        this.layout = layout;
        this.model = layout.model();
        this.numbers = numbers;
        this.kernels = numbers.kernels();
    }

    /** Maps {@code workspace.points} from the base to the flow, and computes the logarithms of the determinant. */
    void forward(FlowWeights<A> weights, FlowWorkspace<A> workspace, int rows) {
        enter(workspace, 0, rows);
        Arrays.fill(workspace.logDeterminant, 0, rows, 0);
        for (int coupling = 0; coupling < model.layers(); coupling++) {
            int kept = coupling % 2;
            int moved = 1 - kept;
            network(weights, workspace, coupling, workspace.halves.get(2 * coupling + kept), rows);
            numbers.couple(
                    workspace.raw,
                    workspace.halves.get(2 * coupling + moved),
                    NetworkKernels.stride(model.moved(coupling)),
                    rows,
                    model.moved(coupling),
                    model.scaleBound(),
                    workspace.bent.get(coupling),
                    workspace.factor.get(coupling),
                    workspace.halves.get(2 * coupling + 2 + moved),
                    workspace.logDeterminant);
        }
        leave(workspace, model.layers(), rows);
    }

    /**
     * Maps {@code workspace.points} from the flow to the base. The logarithms are those of the inverse's determinant.
     */
    void inverse(FlowWeights<A> weights, FlowWorkspace<A> workspace, int rows) {
        enter(workspace, model.layers(), rows);
        Arrays.fill(workspace.logDeterminant, 0, rows, 0);
        for (int coupling = model.layers() - 1; coupling >= 0; coupling--) {
            int kept = coupling % 2;
            int moved = 1 - kept;
            network(weights, workspace, coupling, workspace.halves.get(2 * coupling + kept), rows);
            numbers.uncouple(
                    workspace.raw,
                    workspace.halves.get(2 * coupling + 2 + moved),
                    NetworkKernels.stride(model.moved(coupling)),
                    rows,
                    model.moved(coupling),
                    model.scaleBound(),
                    workspace.bent.get(coupling),
                    workspace.halves.get(2 * coupling + moved),
                    workspace.logDeterminant);
        }
        leave(workspace, 0, rows);
    }

    /**
     * Adds to the gradient that of {@code sum_n [-log det_n + factor * g(x_n)]}, where {@code workspace.slopes} is the
     * gradient of g. Follows a forward pass over the same samples.
     *
     * @param weights packed and transposed
     * @param gradient in the layout of the parameters
     */
    void backward(FlowWeights<A> weights, FlowWorkspace<A> workspace, double factor, A gradient, int rows) {
        for (int half = 0; half < 2; half++) {
            numbers.fromCoordinates(
                    workspace.slopes,
                    FlowWorkspace.CHUNK,
                    half * model.first(),
                    columns(half),
                    rows,
                    factor,
                    workspace.gradients.get(half),
                    NetworkKernels.stride(columns(half)));
        }
        for (int coupling = model.layers() - 1; coupling >= 0; coupling--) {
            int kept = coupling % 2;
            int moved = 1 - kept;
            kernels.affineGradient(
                    workspace.bent.get(coupling),
                    workspace.factor.get(coupling),
                    workspace.halves.get(2 * coupling + moved),
                    NetworkKernels.stride(model.moved(coupling)),
                    rows,
                    model.moved(coupling),
                    workspace.gradients.get(moved),
                    workspace.raw);
            networkGradient(weights.transposed(), workspace, coupling, gradient, rows);
        }
    }

    private int columns(int half) {
        return half == 0 ? model.first() : model.dimension() - model.first();
    }

    private void enter(FlowWorkspace<A> workspace, int end, int rows) {
        for (int half = 0; half < 2; half++) {
            numbers.fromCoordinates(
                    workspace.points,
                    FlowWorkspace.CHUNK,
                    half * model.first(),
                    columns(half),
                    rows,
                    1,
                    workspace.halves.get(2 * end + half),
                    NetworkKernels.stride(columns(half)));
        }
    }

    private void leave(FlowWorkspace<A> workspace, int end, int rows) {
        for (int half = 0; half < 2; half++) {
            numbers.toCoordinates(
                    workspace.halves.get(2 * end + half),
                    NetworkKernels.stride(columns(half)),
                    rows,
                    columns(half),
                    workspace.points,
                    FlowWorkspace.CHUNK,
                    half * model.first());
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

    /** The network of a coupling, from the half that it leaves as it is to raw scales and shifts. */
    private void network(FlowWeights<A> weights, FlowWorkspace<A> workspace, int coupling, A kept, int rows) {
        A input = kept;
        int inputStride = NetworkKernels.stride(model.kept(coupling));
        for (int level = 0; level < layout.depth(); level++) {
            boolean last = level == layout.depth() - 1;
            A output = last ? workspace.raw : workspace.hidden.get(coupling).get(level);
            int width = layout.width(coupling, level);
            int inputs = layout.inputs(coupling, level);
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
            if (!last) {
                int block = rowsAtOnce(width) * width;
                for (int from = 0; from < rows * width; from += block) {
                    Interruption.check(workspace.checkpoint);
                    numbers.activate(model.activation(), output, from, Math.min(block, rows * width - from));
                }
            }
            input = output;
            inputStride = width;
        }
    }

    private void networkGradient(A transposed, FlowWorkspace<A> workspace, int coupling, A gradient, int rows) {
        A output = workspace.raw;
        for (int level = layout.depth() - 1; level >= 0; level--) {
            int width = layout.width(coupling, level);
            int inputs = layout.inputs(coupling, level);
            int outputs = layout.outputs(coupling, level);
            int inputStride = NetworkKernels.stride(inputs);
            A input = level == 0
                    ? workspace.halves.get(2 * coupling + coupling % 2)
                    : workspace.hidden.get(coupling).get(level - 1);
            A inputGradient =
                    level == 0 ? workspace.gradients.get(coupling % 2) : workspace.hiddenGradients.get(level % 2);
            kernels.addRows(output, width, rows, gradient, layout.biases(coupling, level), width);
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
                        layout.weights(coupling, level) + from,
                        width,
                        inputs,
                        rows,
                        Math.min(slice, width - from),
                        gradient,
                        layout.weights(coupling, level) + from,
                        width);
            }
            slice = columnsAtOnce(rows, outputs, inputStride);
            for (int from = 0; from < inputStride; from += slice) {
                Interruption.check(workspace.checkpoint);
                boolean add = level == 0;
                kernels.packedProduct(
                        output,
                        0,
                        width,
                        transposed,
                        layout.transposed(coupling, level) + from * outputs,
                        inputGradient,
                        from,
                        inputStride,
                        rows,
                        outputs,
                        Math.min(slice, inputStride - from),
                        add ? inputGradient : null,
                        add ? from : 0,
                        add ? inputStride : 0);
            }
            if (level > 0) {
                int block = rowsAtOnce(inputStride) * inputStride;
                for (int from = 0; from < rows * inputStride; from += block) {
                    Interruption.check(workspace.checkpoint);
                    numbers.activationGradient(
                            model.activation(), input, inputGradient, from, Math.min(block, rows * inputStride - from));
                }
            }
            output = inputGradient;
        }
    }
}
