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
    private final RealNvpModel model;
    private final Numbers<A> numbers;
    private final NetworkKernels<A> kernels;
    private final CouplingNetwork<A> network;

    RealNvpPass(RealNvpLayout layout, Numbers<A> numbers) {
        this.model = layout.model();
        this.numbers = numbers;
        this.kernels = numbers.kernels();
        this.network = new CouplingNetwork<>(layout, numbers);
    }

    /** Maps {@code workspace.points} from the base to the flow, and computes the logarithms of the determinant. */
    void forward(FlowWeights<A> weights, FlowWorkspace<A> workspace, int rows) {
        enter(workspace, rows);
        onward(weights, workspace, rows);
    }

    /** Takes {@code workspace.points} for samples of the base: to where {@link #onward} begins. */
    void enter(FlowWorkspace<A> workspace, int rows) {
        enter(workspace, 0, rows);
    }

    /** The same as {@link #forward} for samples that have entered. */
    void onward(FlowWeights<A> weights, FlowWorkspace<A> workspace, int rows) {
        clearScales(workspace, rows);
        for (int coupling = 0; coupling < model.layers(); coupling++) {
            int kept = coupling % 2;
            int moved = 1 - kept;
            network.forward(weights, workspace, coupling, workspace.halves.get(2 * coupling + kept), rows);
            kernels.couple(
                    workspace.raw,
                    workspace.halves.get(2 * coupling + moved),
                    NetworkKernels.block(model.moved(coupling)),
                    NetworkKernels.stride(model.moved(coupling)),
                    rows,
                    model.scaleBound(),
                    workspace.bent.get(coupling),
                    workspace.factor.get(coupling),
                    workspace.halves.get(2 * coupling + 2 + moved),
                    workspace.scales.get(moved));
        }
        leave(workspace, model.layers(), rows);
        sumScales(workspace, model.scaleBound(), rows);
    }

    /**
     * Maps {@code workspace.points} from the flow to the base. The logarithms are those of the inverse's determinant.
     */
    void inverse(FlowWeights<A> weights, FlowWorkspace<A> workspace, int rows) {
        enter(workspace, model.layers(), rows);
        clearScales(workspace, rows);
        for (int coupling = model.layers() - 1; coupling >= 0; coupling--) {
            int kept = coupling % 2;
            int moved = 1 - kept;
            network.forward(weights, workspace, coupling, workspace.halves.get(2 * coupling + kept), rows);
            numbers.uncouple(
                    workspace.raw,
                    workspace.halves.get(2 * coupling + 2 + moved),
                    NetworkKernels.stride(model.moved(coupling)),
                    rows,
                    model.moved(coupling),
                    model.scaleBound(),
                    workspace.bent.get(coupling),
                    workspace.factor.get(coupling),
                    workspace.halves.get(2 * coupling + moved),
                    workspace.scales.get(moved));
        }
        leave(workspace, 0, rows);
        sumScales(workspace, -model.scaleBound(), rows);
    }

    /**
     * Adds to the gradient, or writes, that of {@code sum_n [-log det_n + factor * g(x_n)]}, where {@code workspace.slopes} is the
     * gradient of g. Follows a forward pass over the same samples.
     *
     * @param weights packed and transposed
     * @param gradient in the layout of the parameters
     * @param fresh whether the gradient begins with these samples, whatever is in it
     */
    void backward(
            FlowWeights<A> weights, FlowWorkspace<A> workspace, double factor, A gradient, boolean fresh, int rows) {
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
            network.backward(weights, workspace, coupling, gradient, fresh, rows);
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

    private void clearScales(FlowWorkspace<A> workspace, int rows) {
        for (int half = 0; half < 2; half++) {
            numbers.clear(workspace.scales.get(half), 0, rows * NetworkKernels.stride(columns(half)));
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

    /** The logarithms of the determinant, of the scales of all couplings. */
    private void sumScales(FlowWorkspace<A> workspace, double factor, int rows) {
        Arrays.fill(workspace.logDeterminant, 0, rows, 0);
        for (int half = 0; half < 2; half++) {
            numbers.addRowSums(
                    workspace.scales.get(half),
                    NetworkKernels.stride(columns(half)),
                    rows,
                    columns(half),
                    factor,
                    workspace.logDeterminant);
        }
    }
}
