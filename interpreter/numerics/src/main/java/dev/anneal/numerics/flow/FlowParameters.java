package dev.anneal.numerics.flow;

import dev.anneal.numerics.Pace;
import dev.anneal.numerics.random.Streams;
import dev.anneal.numerics.simd.NetworkKernels;
import org.apache.commons.rng.UniformRandomProvider;

/** The parameters that a flow starts with. */
final class FlowParameters {
    private FlowParameters() {}

    /**
     * Weights uniform in {@code +-sqrt(6 / (inputs + outputs))} (X. Glorot, Y. Bengio, AISTATS 2010), those of the last
     * layer times the model's initial scale; biases stay 0.
     *
     * @param parameters zeros; receives the weights
     */
    static <A> void fill(A parameters, RealNvpLayout layout, Numbers<A> numbers, long seed, long repeat, Pace pace) {
        RealNvpModel model = layout.model();
        UniformRandomProvider random = Streams.stream(seed, repeat, "weights");
        for (int coupling = 0; coupling < model.layers(); coupling++) {
            for (int level = 0; level < layout.depth(); level++) {
                boolean last = level == layout.depth() - 1;
                int moved = model.moved(coupling);
                int outputs = last ? 2 * moved : model.hidden().get(level);
                int inputs = layout.inputs(coupling, level);
                int width = layout.width(coupling, level);
                double limit = Math.sqrt(6.0 / (inputs + outputs)) * (last ? model.initialScale() : 1);
                double[] row = new double[width];
                for (int i = 0; i < inputs; i++) {
                    for (int j = 0; j < outputs; j++) {
                        int column = last && j >= moved ? NetworkKernels.block(moved) + j - moved : j;
                        row[column] = limit * (2 * random.nextDouble() - 1);
                    }
                    numbers.fromDoubles(row, parameters, layout.weights(coupling, level) + i * width, width);
                    pace.spend(10L * outputs);
                }
            }
        }
    }
}
