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
    void forward(A parameters, FlowWorkspace<A> workspace, int rows) {
        enter(workspace, 0, rows);
        Arrays.fill(workspace.logDeterminant, 0, rows, 0);
        for (int coupling = 0; coupling < model.layers(); coupling++) {
            Interruption.check(workspace.checkpoint);
            int kept = coupling % 2;
            int moved = 1 - kept;
            network(parameters, workspace, coupling, workspace.halves.get(2 * coupling + kept), rows);
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
    void inverse(A parameters, FlowWorkspace<A> workspace, int rows) {
        enter(workspace, model.layers(), rows);
        Arrays.fill(workspace.logDeterminant, 0, rows, 0);
        for (int coupling = model.layers() - 1; coupling >= 0; coupling--) {
            Interruption.check(workspace.checkpoint);
            int kept = coupling % 2;
            int moved = 1 - kept;
            network(parameters, workspace, coupling, workspace.halves.get(2 * coupling + kept), rows);
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
     * @param transposed the transposed weights
     * @param gradient in the layout of the parameters
     */
    void backward(A transposed, FlowWorkspace<A> workspace, double factor, A gradient, int rows) {
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
            Interruption.check(workspace.checkpoint);
            int kept = coupling % 2;
            int moved = 1 - kept;
            numbers.coupleGradient(
                    workspace.bent.get(coupling),
                    workspace.factor.get(coupling),
                    workspace.halves.get(2 * coupling + moved),
                    NetworkKernels.stride(model.moved(coupling)),
                    rows,
                    model.moved(coupling),
                    workspace.gradients.get(moved),
                    workspace.raw);
            networkGradient(transposed, workspace, coupling, gradient, rows);
        }
    }

    /** Writes the transposed weights of all layers. */
    void transpose(A parameters, A transposed) {
        for (int coupling = 0; coupling < model.layers(); coupling++) {
            for (int level = 0; level < layout.depth(); level++) {
                numbers.transpose(
                        parameters,
                        layout.weights(coupling, level),
                        layout.width(coupling, level),
                        layout.inputs(coupling, level),
                        layout.width(coupling, level),
                        transposed,
                        layout.transposed(coupling, level),
                        NetworkKernels.stride(layout.inputs(coupling, level)));
            }
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

    /** The network of a coupling, from the half that it leaves as it is to raw scales and shifts. */
    private void network(A parameters, FlowWorkspace<A> workspace, int coupling, A kept, int rows) {
        A input = kept;
        int inputStride = NetworkKernels.stride(model.kept(coupling));
        for (int level = 0; level < layout.depth(); level++) {
            boolean last = level == layout.depth() - 1;
            A output = last ? workspace.raw : workspace.hidden.get(coupling).get(level);
            int width = layout.width(coupling, level);
            numbers.fillRows(output, width, rows, parameters, layout.biases(coupling, level), width);
            kernels.multiply(
                    input,
                    0,
                    inputStride,
                    parameters,
                    layout.weights(coupling, level),
                    width,
                    output,
                    0,
                    width,
                    rows,
                    layout.inputs(coupling, level),
                    width,
                    true);
            if (!last) {
                numbers.activate(model.activation(), output, rows * width);
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
            int inputStride = NetworkKernels.stride(inputs);
            A input = level == 0
                    ? workspace.halves.get(2 * coupling + coupling % 2)
                    : workspace.hidden.get(coupling).get(level - 1);
            A inputGradient =
                    level == 0 ? workspace.gradients.get(coupling % 2) : workspace.hiddenGradients.get(level % 2);
            kernels.addRows(output, width, rows, gradient, layout.biases(coupling, level), width);
            kernels.multiplyTransposed(
                    input,
                    0,
                    inputStride,
                    output,
                    0,
                    width,
                    gradient,
                    layout.weights(coupling, level),
                    width,
                    inputs,
                    rows,
                    width,
                    true);
            kernels.multiply(
                    output,
                    0,
                    width,
                    transposed,
                    layout.transposed(coupling, level),
                    inputStride,
                    inputGradient,
                    0,
                    inputStride,
                    rows,
                    width,
                    inputStride,
                    level == 0);
            if (level > 0) {
                numbers.activationGradient(model.activation(), input, inputGradient, rows * inputStride);
            }
            output = inputGradient;
        }
    }
}
