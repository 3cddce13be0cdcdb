package dev.anneal.engine;

import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.density.NormalMixture;
import dev.anneal.numerics.flow.RealNvp;
import dev.anneal.numerics.mixture.MixtureState;
import dev.anneal.numerics.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * What a fit ended with, as a normalised density on R^d: points can be drawn from it, and it can be evaluated. Points are
 * row by row, d numbers each. Immutable and thread-safe.
 */
public sealed interface FittedDensity {
    /** d. */
    int dimension();

    /**
     * Draws points; the first do not depend on how many there are.
     *
     * @param count how many, at least 0
     * @param seed the root seed of their random stream
     * @param purpose what they are for; part of the key of the stream
     */
    double[] sample(int count, long seed, String purpose);

    /** The logarithm of the density, in nats, at each of the points. */
    double[] logDensity(double[] points);

    /** A Gaussian mixture whose components have one variance in all directions. */
    record OfMixture(MixtureState state) implements FittedDensity {
        private static final int CHUNK = 256;

        @Override
        public int dimension() {
            return state.dimension();
        }

        @Override
        public double[] sample(int count, long seed, String purpose) {
            int dimension = dimension();
            double deviation = Math.sqrt(state.variance());
            double[] points = new double[Math.multiplyExact(count, dimension)];
            UniformRandomProvider random = Streams.stream(seed, 0, purpose);
            ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
            for (int n = 0; n < count; n++) {
                int component = component(random.nextDouble());
                for (int i = 0; i < dimension; i++) {
                    points[n * dimension + i] = state.mean(component, i) + deviation * gaussian.sample();
                }
            }
            return points;
        }

        /** The component in whose share of the interval from 0 to 1 a number lies; never one without weight. */
        private int component(double place) {
            double[] weights = state.weights();
            double left = place;
            int last = 0;
            for (int k = 0; k < weights.length; k++) {
                if (weights[k] > 0) {
                    last = k;
                    if (left < weights[k]) {
                        return k;
                    }
                    left -= weights[k];
                }
            }
            return last;
        }

        @Override
        public double[] logDensity(double[] points) {
            int dimension = dimension();
            int count = points.length / dimension;
            double[] logs = new double[count];
            LogDensity.Evaluator evaluator = normals().evaluator(CHUNK);
            double[] coordinates = new double[dimension * CHUNK];
            double[] values = new double[CHUNK];
            for (int from = 0; from < count; from += CHUNK) {
                int rows = Math.min(CHUNK, count - from);
                for (int n = 0; n < rows; n++) {
                    for (int i = 0; i < dimension; i++) {
                        coordinates[i * CHUNK + n] = points[(from + n) * dimension + i];
                    }
                }
                evaluator.values(coordinates, rows, values);
                System.arraycopy(values, 0, logs, from, rows);
            }
            return logs;
        }

        /** The projection onto some coordinates, from 0. */
        OfMixture projection(int... coordinates) {
            double[] means = new double[state.components() * coordinates.length];
            for (int k = 0; k < state.components(); k++) {
                for (int i = 0; i < coordinates.length; i++) {
                    means[k * coordinates.length + i] = state.mean(k, coordinates[i]);
                }
            }
            return new OfMixture(new MixtureState(means, state.weights(), state.variance()));
        }

        private NormalMixture normals() {
            double[] deviations = new double[dimension()];
            Arrays.fill(deviations, Math.sqrt(state.variance()));
            List<NormalMixture.Component> components = new ArrayList<>();
            for (int k = 0; k < state.components(); k++) {
                double[] mean = Arrays.copyOfRange(state.means(), k * dimension(), (k + 1) * dimension());
                components.add(new NormalMixture.Component(state.weights()[k], mean, deviations));
            }
            return new NormalMixture(components);
        }
    }

    /** A trained flow. */
    record OfFlow(RealNvp<?> flow) implements FittedDensity {
        @Override
        public int dimension() {
            return flow.dimension();
        }

        @Override
        public double[] sample(int count, long seed, String purpose) {
            return flow.sample(count, seed, 0, purpose).points();
        }

        @Override
        public double[] logDensity(double[] points) {
            return flow.logDensity(points);
        }
    }
}
