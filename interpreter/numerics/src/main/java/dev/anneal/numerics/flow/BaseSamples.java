package dev.anneal.numerics.flow;

import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.random.KeyedStream;
import java.util.Arrays;

/**
 * Draws samples of a flow's base, chunk by chunk. Confined to one thread.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class BaseSamples<A> {
    private final FlowBase base;
    private final LogDensity.Evaluator evaluator;
    private final RealNvpPass<A> pass;
    private final Numbers<A> numbers;
    private final int[] columns;
    private final KeyedStream stream;

    /** Normal numbers for each half. */
    private final float[][] normal;

    /** The logarithm of the density at the samples of the last chunk. */
    final double[] logDensity = new double[FlowWorkspace.CHUNK];

    /** Samples of a stream of its own. */
    BaseSamples(FlowBase base, RealNvpPass<A> pass, Numbers<A> numbers, RealNvpModel model, KeyedStream stream) {
        this.base = base;
        this.evaluator = base.density().evaluator(FlowWorkspace.CHUNK);
        this.pass = pass;
        this.numbers = numbers;
        this.columns = new int[] {model.first(), model.dimension() - model.first()};
        this.stream = stream;
        int most = Math.max(columns[0], columns[1]);
        this.normal = new float[2][base instanceof FlowBase.StandardNormal ? FlowWorkspace.CHUNK * most : 0];
    }

    /**
     * Draws the chunk of a pair of numbers to where {@link RealNvpPass#onward} begins; the first samples do not depend on how many
     * there are.
     */
    void draw(long first, long second, FlowWorkspace<A> workspace, int rows) {
        stream.begin(first, second);
        if (base instanceof FlowBase.Sampled sampled) {
            sampled.sampler().fill(stream, workspace.points, FlowWorkspace.CHUNK, rows);
            evaluator.values(workspace.points, rows, logDensity);
            pass.enter(workspace, rows);
            return;
        }
        stream.fillNormalPairs(normal[0], normal[1], rows * Math.max(columns[0], columns[1]));
        Arrays.fill(logDensity, 0, rows, -0.5 * Math.log(2 * Math.PI) * (columns[0] + columns[1]));
        for (int half = 0; half < 2; half++) {
            A out = workspace.halves.get(half);
            numbers.fromClose(normal[half], columns[half], rows, out);
            numbers.addSquaredRowSums(out, columns[half], rows, -0.5, logDensity);
        }
    }
}
