package dev.anneal.numerics.flow;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.simd.NetworkKernels;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory in which a chunk of samples goes through a flow and back. Confined to one thread.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class FlowWorkspace<A> {
    /** The most samples in a chunk: so many that their activations stay in the cache. */
    static final int CHUNK = 128;

    /** Asked before every product, and within the largest: one can take milliseconds. */
    final Checkpoint checkpoint;

    /** The halves of a sample at both ends of every coupling: {@code halves.get(2 * coupling + half)}. */
    final List<A> halves = new ArrayList<>();

    /** The values of each hidden layer. */
    final List<List<A>> hidden = new ArrayList<>();

    /** tanh(raw / bound) of each coupling. */
    final List<A> bent = new ArrayList<>();

    /** exp(s) of each coupling, or exp(-s) on the way to the base. */
    final List<A> factor = new ArrayList<>();

    /** Sums of tanh(raw / bound) over the couplings that move a half; two, one for each half. */
    final List<A> scales = new ArrayList<>();

    /** Raw scales and shifts, or gradients with respect to them. */
    final A raw;

    /** Gradients with respect to both halves. */
    final List<A> gradients = new ArrayList<>();

    /** Gradients with respect to hidden layers; two, since one comes of the other. */
    final List<A> hiddenGradients = new ArrayList<>();

    /** Points in double precision, coordinate by coordinate, {@link #CHUNK} apart. */
    final double[] points;

    /** Gradients of the target in the same layout. */
    final double[] slopes;

    /** The logarithm of the determinant, for each sample. */
    final double[] logDeterminant = new double[CHUNK];

    FlowWorkspace(RealNvpLayout layout, Numbers<A> numbers, Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
        RealNvpModel model = layout.model();
        int[] strides = {NetworkKernels.stride(model.first()), NetworkKernels.stride(model.dimension() - model.first())
        };
        for (int half = 0; half < 2; half++) {
            halves.add(numbers.allocate(CHUNK * strides[half]));
            gradients.add(numbers.allocate(CHUNK * strides[half]));
            scales.add(numbers.allocate(CHUNK * strides[half]));
        }
        int widest = layout.widest();
        for (int coupling = 0; coupling < model.layers(); coupling++) {
            // A coupling leaves one half as it is, so that one array serves at both of its ends.
            int moved = 1 - coupling % 2;
            A next = numbers.allocate(CHUNK * strides[moved]);
            halves.add(moved == 0 ? next : halves.get(2 * coupling));
            halves.add(moved == 1 ? next : halves.get(2 * coupling + 1));
            bent.add(numbers.allocate(CHUNK * strides[moved]));
            factor.add(numbers.allocate(CHUNK * strides[moved]));
            List<A> layers = new ArrayList<>();
            for (int level = 0; level < layout.depth() - 1; level++) {
                layers.add(numbers.allocate(CHUNK * layout.width(coupling, level)));
            }
            hidden.add(layers);
        }
        raw = numbers.allocate(CHUNK * widest);
        hiddenGradients.add(numbers.allocate(CHUNK * widest));
        hiddenGradients.add(numbers.allocate(CHUNK * widest));
        points = new double[model.dimension() * CHUNK];
        slopes = new double[model.dimension() * CHUNK];
    }
}
