package dev.anneal.numerics.flow;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.density.NormalMixture;
import dev.anneal.numerics.density.NormalMixture.Component;
import java.util.Arrays;
import java.util.List;

/** Flows and targets that are small enough for tests. */
final class SmallFlows {
    private SmallFlows() {}

    static RealNvpModel model(int dimension, Activation activation) {
        return new RealNvpModel(dimension, 4, List.of(7, 5), activation, 2, 1);
    }

    static FlowBase base(int dimension) {
        return FlowBase.standardNormal(dimension);
    }

    static NormalMixture twoModes(int dimension, double separation) {
        double[] plus = new double[dimension];
        double[] minus = new double[dimension];
        double[] ones = new double[dimension];
        Arrays.fill(ones, 1);
        plus[0] = separation;
        minus[0] = -separation;
        return new NormalMixture(List.of(new Component(0.5, plus, ones), new Component(0.5, minus, ones)));
    }

    static FlowWeights<double[]> weights(RealNvpLayout layout, double[] parameters) {
        FlowWeights<double[]> weights = new FlowWeights<>(
                layout,
                Numbers.twofold(),
                parameters,
                new double[layout.packedSize()],
                new double[layout.transposedSize()]);
        for (int coupling = 0; coupling < layout.model().layers(); coupling++) {
            weights.pack(coupling, Checkpoint.NONE);
            weights.transpose(coupling, Checkpoint.NONE);
        }
        return weights;
    }
}
