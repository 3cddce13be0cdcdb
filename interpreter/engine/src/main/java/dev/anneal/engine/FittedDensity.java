package dev.anneal.engine;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.Pace;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.density.NormalMixture;
import dev.anneal.numerics.flow.RealNvp;
import dev.anneal.numerics.mixture.MixtureState;
import dev.anneal.numerics.random.Streams;
import dev.anneal.numerics.sampled.GaussianMixture;
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
    /** So many points are drawn together where they come block by block. */
    int BLOCK = 512;

    /** d. */
    int dimension();

    /**
     * Draws points; the first do not depend on how many there are.
     *
     * @param count how many, at least 0
     * @param seed the root seed of their random stream
     * @param purpose what they are for; part of the key of the stream
     * @param checkpoint asked again and again; an {@link Interruption} leaves if it says so
     */
    double[] sample(int count, long seed, String purpose, Checkpoint checkpoint);

    /** As above, to the end. */
    default double[] sample(int count, long seed, String purpose) {
        return sample(count, seed, purpose, Checkpoint.NONE);
    }

    /**
     * The logarithm of the density, in nats, at each of the points.
     *
     * @param checkpoint as above
     */
    default double[] logDensity(double[] points, Checkpoint checkpoint) {
        return logarithms(checkpoint).at(points);
    }

    /** As above, to the end. */
    default double[] logDensity(double[] points) {
        return logDensity(points, Checkpoint.NONE);
    }

    /** Evaluates the logarithm of a density again and again. Confined to one thread. */
    @FunctionalInterface
    interface Logarithms {
        /** The logarithm of the density, in nats, at each of the points. */
        double[] at(double[] points);
    }

    /**
     * What evaluates the density at blocks of points.
     *
     * @param checkpoint as above
     */
    Logarithms logarithms(Checkpoint checkpoint);

    /** Points and the logarithms of the density there. */
    @SuppressWarnings("ArrayRecordComponent") // Made for one computation and never compared.
    record Drawn(double[] points, double[] logDensity) {}

    /** Draws points of one stream, some at a time. Confined to one thread. */
    @FunctionalInterface
    interface Drawing {
        /** The next points, as many as {@link #BLOCK} unless they are the last. */
        Drawn next(int count);
    }

    /** Draws points as {@link #sample} does, for a repeat of a fit, and evaluates the density there. */
    Drawing drawing(long seed, long repeat, String purpose, Checkpoint checkpoint);

    /** A Gaussian mixture. */
    record OfMixture(GaussianMixture mixture) implements FittedDensity {
        private static final int CHUNK = 256;

        /** A mixture whose components have one variance in all directions. */
        static OfMixture of(MixtureState state) {
            return new OfMixture(
                    GaussianMixture.isotropic(state.dimension(), state.weights(), state.means(), state.variance()));
        }

        @Override
        public int dimension() {
            return mixture.dimension();
        }

        @Override
        public double[] sample(int count, long seed, String purpose, Checkpoint checkpoint) {
            return sample(count, Streams.stream(seed, 0, purpose), new Pace(checkpoint));
        }

        @Override
        public Drawing drawing(long seed, long repeat, String purpose, Checkpoint checkpoint) {
            UniformRandomProvider random = Streams.stream(seed, repeat, purpose);
            Pace pace = new Pace(checkpoint);
            Logarithms logarithms = logarithms(checkpoint);
            return count -> {
                double[] points = sample(count, random, pace);
                return new Drawn(points, logarithms.at(points));
            };
        }

        private double[] sample(int count, UniformRandomProvider random, Pace pace) {
            int dimension = dimension();
            long operations = (mixture.full() ? dimension : 10L) * dimension;
            double[] points = new double[Math.multiplyExact(count, dimension)];
            double[] noise = new double[dimension];
            ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
            for (int n = 0; n < count; n++) {
                int component = component(random.nextDouble());
                for (int i = 0; i < dimension; i++) {
                    noise[i] = gaussian.sample();
                }
                mixture.place(component, noise, points, n * dimension);
                pace.spend(operations);
            }
            return points;
        }

        /** The component in whose share of the interval from 0 to 1 a number lies; never one without weight. */
        private int component(double place) {
            double[] weights = mixture.weights();
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
        public Logarithms logarithms(Checkpoint checkpoint) {
            LogDensity.Evaluator evaluator = normals().evaluator(CHUNK);
            return points -> logDensity(points, evaluator, checkpoint);
        }

        private double[] logDensity(double[] points, LogDensity.Evaluator evaluator, Checkpoint checkpoint) {
            int dimension = dimension();
            int count = points.length / dimension;
            double[] logs = new double[count];
            double[] coordinates = new double[dimension * CHUNK];
            double[] values = new double[CHUNK];
            for (int from = 0; from < count; from += CHUNK) {
                Interruption.check(checkpoint);
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
            return new OfMixture(mixture.projection(coordinates));
        }

        private LogDensity normals() {
            if (mixture.full()) {
                return mixture.density();
            }
            int dimension = dimension();
            List<NormalMixture.Component> components = new ArrayList<>();
            for (int k = 0; k < mixture.components(); k++) {
                double[] mean = Arrays.copyOfRange(mixture.means(), k * dimension, (k + 1) * dimension);
                double[] sd = Arrays.copyOfRange(mixture.scales(), k * dimension, (k + 1) * dimension);
                components.add(new NormalMixture.Component(mixture.weights()[k], mean, sd));
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
        public double[] sample(int count, long seed, String purpose, Checkpoint checkpoint) {
            return flow.sampler(seed, 0, purpose, checkpoint).next(count).points();
        }

        @Override
        public Drawing drawing(long seed, long repeat, String purpose, Checkpoint checkpoint) {
            RealNvp.Sampler sampler = flow.sampler(seed, repeat, purpose, checkpoint);
            return count -> {
                RealNvp.Sample sample = sampler.next(count);
                return new Drawn(sample.points(), sample.logDensity());
            };
        }

        @Override
        public Logarithms logarithms(Checkpoint checkpoint) {
            return flow.logarithms(checkpoint)::at;
        }
    }
}
