package dev.anneal.numerics.flow;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.random.KeyedStream;

/**
 * Takes chunks of a batch through a flow and back, and has the memory for one. What it computes depends on the chunk alone
 * and not on those before it, so any of several may take a chunk. Confined to one thread at a time.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class ChunkPass<A> {
    private final RealNvpPass<A> pass;
    private final FlowWeights<A> weights;
    private final FlowWorkspace<A> workspace;
    private final BaseSamples<A> samples;
    private final LogDensity.Evaluator targetEvaluator;
    private final double[] values = new double[FlowWorkspace.CHUNK];

    /**
     * A pass with memory of its own.
     *
     * @param weights packed and transposed before chunks are taken
     * @param stream of its own, with the key of the training run
     * @param checkpoint asked before every product; an {@link Interruption} leaves if it says so
     */
    ChunkPass(
            RealNvpLayout layout,
            Numbers<A> numbers,
            FlowWeights<A> weights,
            FlowBase base,
            LogDensity target,
            KeyedStream stream,
            Checkpoint checkpoint) {
        this.pass = new RealNvpPass<>(layout, numbers);
        this.weights = weights;
        this.workspace = new FlowWorkspace<>(layout, numbers, checkpoint);
        this.samples = new BaseSamples<>(base, pass, numbers, layout.model(), stream);
        this.targetEvaluator = target.evaluator(FlowWorkspace.CHUNK);
    }

    /**
     * Draws a chunk of a step's batch, and adds its part of the loss's gradient or writes it.
     *
     * @param rows how many samples it has
     * @param beta the inverse temperature
     * @param fresh whether the gradient begins with this chunk, whatever is in it
     * @param logTarget receives log p of the flow's samples, from the chunk's place in the batch on
     * @param logFlow receives the logarithms of the flow's density
     */
    void add(
            long step,
            int chunk,
            int rows,
            double beta,
            A gradient,
            boolean fresh,
            double[] logTarget,
            double[] logFlow) {
        samples.draw(step, chunk, workspace, rows);
        pass.onward(weights, workspace, rows);
        targetEvaluator.valuesAndGradients(workspace.points, rows, values, workspace.slopes);
        int from = chunk * FlowWorkspace.CHUNK;
        for (int n = 0; n < rows; n++) {
            logTarget[from + n] = values[n];
            logFlow[from + n] = samples.logDensity[n] - workspace.logDeterminant[n];
        }
        pass.backward(weights, workspace, -beta, gradient, fresh, rows);
    }
}
