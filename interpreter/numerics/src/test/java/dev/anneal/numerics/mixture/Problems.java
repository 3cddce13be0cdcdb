package dev.anneal.numerics.mixture;

import dev.anneal.numerics.random.Streams;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** Random targets and starts for the tests. */
final class Problems {

    private Problems() {}

    static MixtureTarget target(int modes, int dimension, double size, long seed) {
        UniformRandomProvider random = Streams.stream(seed, 0, "target");
        double[][] means = new double[modes][dimension];
        for (double[] mean : means) {
            Streams.fillNormal(random, mean);
            scale(mean, size);
        }
        return new MixtureTarget(weights(modes, random), means);
    }

    static MixtureState start(int components, int dimension, double size, long seed) {
        UniformRandomProvider random = Streams.stream(seed, 0, "start");
        double[] means = new double[components * dimension];
        Streams.fillNormal(random, means);
        scale(means, size);
        return new MixtureState(means, weights(components, random), 0.5 + random.nextDouble());
    }

    static MixtureTarget twoModes(int dimension, double separation) {
        double[][] means = new double[2][dimension];
        means[0][0] = separation;
        means[1][0] = -separation;
        return new MixtureTarget(new double[] {0.5, 0.5}, means);
    }

    /** Starts with equal weights and unit variance. */
    static MixtureState[] equalStarts(int count, int components, int dimension, double size) {
        double[] weights = new double[components];
        Arrays.fill(weights, 1.0 / components);
        MixtureState[] starts = new MixtureState[count];
        for (int i = 0; i < count; i++) {
            starts[i] = new MixtureState(start(components, dimension, size, i).means(), weights, 1);
        }
        return starts;
    }

    private static double[] weights(int count, UniformRandomProvider random) {
        double[] weights = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            weights[i] = 0.3 + random.nextDouble();
            sum += weights[i];
        }
        scale(weights, 1 / sum);
        return weights;
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
