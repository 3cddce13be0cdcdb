package dev.anneal.numerics.flow;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.random.KeyedStream;

/**
 * A flow with its parameters: a density that can be sampled and evaluated. Immutable and thread-safe.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class RealNvp<A> {
    private final RealNvpLayout layout;
    private final Numbers<A> numbers;
    private final RealNvpPass<A> pass;
    private final FlowWeights<A> weights;
    private final FlowBase base;

    RealNvp(RealNvpLayout layout, Numbers<A> numbers, FlowWeights<A> weights, FlowBase base) {
        this.layout = layout;
        this.numbers = numbers;
        this.pass = new RealNvpPass<>(layout, numbers);
        this.weights = weights;
        this.base = base;
    }

    /** d. */
    public int dimension() {
        return layout.model().dimension();
    }

    /**
     * Points and the logarithms of the flow's density there.
     *
     * @param points row by row, d numbers each
     * @param logDensity one for each point
     */
    @SuppressWarnings("ArrayRecordComponent") // Made for one computation and never compared.
    public record Sample(double[] points, double[] logDensity) {}

    /**
     * Draws points; the first do not depend on how many there are.
     *
     * @param purpose what for; part of the key of their random stream
     * @param checkpoint asked again and again; an {@link dev.anneal.numerics.Interruption} leaves if it says so
     */
    public Sampler sampler(long seed, long repeat, String purpose, Checkpoint checkpoint) {
        return new ChunkSampler(new KeyedStream(seed, repeat, purpose), checkpoint);
    }

    /** Draws points of one stream, some at a time. Confined to one thread. */
    @FunctionalInterface
    public interface Sampler {
        /** The next points: a multiple of 128, unless they are the last. */
        Sample next(int count);
    }

    private final class ChunkSampler implements Sampler {
        private final FlowWorkspace<A> workspace;
        private final BaseSamples<A> samples;
        private int chunks;

        ChunkSampler(KeyedStream stream, Checkpoint checkpoint) {
            this.workspace = new FlowWorkspace<>(layout, numbers, checkpoint);
            this.samples = new BaseSamples<>(base, pass, numbers, layout.model(), stream);
        }

        @Override
        public Sample next(int count) {
            int dimension = dimension();
            Sample sample = new Sample(new double[Math.multiplyExact(count, dimension)], new double[count]);
            for (int from = 0; from < count; from += FlowWorkspace.CHUNK) {
                int rows = Math.min(FlowWorkspace.CHUNK, count - from);
                samples.draw(0, chunks++, workspace, rows);
                pass.onward(weights, workspace, rows);
                for (int n = 0; n < rows; n++) {
                    sample.logDensity()[from + n] = samples.logDensity[n] - workspace.logDeterminant[n];
                    for (int i = 0; i < dimension; i++) {
                        sample.points()[(from + n) * dimension + i] = workspace.points[i * FlowWorkspace.CHUNK + n];
                    }
                }
            }
            return sample;
        }
    }

    /**
     * What evaluates the logarithm of the flow's density.
     *
     * @param checkpoint asked again and again; an {@link dev.anneal.numerics.Interruption} leaves if it says so
     */
    public Logarithms logarithms(Checkpoint checkpoint) {
        return new ChunkLogarithms(checkpoint);
    }

    /** Evaluates the logarithm of a density again and again. Confined to one thread. */
    @FunctionalInterface
    public interface Logarithms {
        /** The logarithm of the density, in nats, at points that are row by row. */
        double[] at(double[] points);
    }

    private final class ChunkLogarithms implements Logarithms {
        private final FlowWorkspace<A> workspace;
        private final LogDensity.Evaluator evaluator = base.density().evaluator(FlowWorkspace.CHUNK);
        private final double[] logBase = new double[FlowWorkspace.CHUNK];

        ChunkLogarithms(Checkpoint checkpoint) {
            this.workspace = new FlowWorkspace<>(layout, numbers, checkpoint);
        }

        @Override
        public double[] at(double[] points) {
            int dimension = dimension();
            int count = points.length / dimension;
            double[] values = new double[count];
            for (int from = 0; from < count; from += FlowWorkspace.CHUNK) {
                int rows = Math.min(FlowWorkspace.CHUNK, count - from);
                for (int n = 0; n < rows; n++) {
                    for (int i = 0; i < dimension; i++) {
                        workspace.points[i * FlowWorkspace.CHUNK + n] = points[(from + n) * dimension + i];
                    }
                }
                pass.inverse(weights, workspace, rows);
                evaluator.values(workspace.points, rows, logBase);
                for (int n = 0; n < rows; n++) {
                    values[from + n] = logBase[n] + workspace.logDeterminant[n];
                }
            }
            return values;
        }
    }
}
