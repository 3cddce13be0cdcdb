package dev.anneal.engine;

import dev.anneal.extension.HostDensity;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.metric.ModeDivision;
import dev.anneal.plan.Datum;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;

/** The densities of hosts, in the forms that the engine uses. What a host throws is a {@link HostFailure} from here on. */
final class HostedDensities {
    private HostedDensities() {}

    static Optional<LogDensity> logDensity(Datum.Term term) {
        return Hosts.made(term, HostDensity.class).map(density -> new Guarded(Hosts.words(term), density.logDensity()));
    }

    static OptionalDouble logZ(Datum.Term term) {
        return Hosts.made(term, HostDensity.class).map(HostDensity::logZ).orElse(OptionalDouble.empty());
    }

    static List<ModeDivision> modes(Datum.Term term, int dimension) {
        return Hosts.made(term, HostDensity.class)
                .flatMap(HostDensity::modes)
                .map(modes -> division(Hosts.words(term), modes, dimension))
                .stream()
                .toList();
    }

    @SuppressWarnings("IllegalCatch")
    private static ModeDivision division(String what, HostDensity.Modes modes, int dimension) {
        double[] masses = modes.masses();
        return new ModeDivision(masses, (points, count) -> {
            double[] shares = new double[masses.length * count];
            double[] point = new double[dimension];
            for (int n = 0; n < count; n++) {
                for (int i = 0; i < dimension; i++) {
                    point[i] = points[i * count + n];
                }
                try {
                    int mode = modes.of().mode(point);
                    if (mode >= 0) {
                        shares[mode * count + n] = 1;
                    }
                } catch (RuntimeException broken) {
                    throw new HostFailure(what, broken);
                }
            }
            return shares;
        });
    }

    static Optional<DensitySampler> sampler(Datum.Term term, int dimension) {
        return Hosts.made(term, HostDensity.class)
                .flatMap(HostDensity::sampler)
                .map(sampler -> sampler(Hosts.words(term), sampler, dimension));
    }

    @SuppressWarnings("IllegalCatch")
    private static DensitySampler sampler(String what, HostDensity.Sampler sampler, int dimension) {
        double[] point = new double[dimension];
        return (random, out, offset) -> {
            try {
                sampler.draw(generator(random), point);
            } catch (RuntimeException broken) {
                throw new HostFailure(what, broken);
            }
            System.arraycopy(point, 0, out, offset, dimension);
        };
    }

    private static RandomGenerator generator(UniformRandomProvider random) {
        return random::nextLong;
    }

    /** A density that says whose it is when it fails. */
    private record Guarded(String what, LogDensity inner) implements LogDensity {
        @Override
        public int dimension() {
            return inner.dimension();
        }

        @Override
        @SuppressWarnings("IllegalCatch")
        public Evaluator evaluator(int capacity) {
            Evaluator evaluator = inner.evaluator(capacity);
            return new Evaluator() {
                @Override
                public void values(double[] points, int count, double[] values) {
                    try {
                        evaluator.values(points, count, values);
                    } catch (RuntimeException broken) {
                        throw new HostFailure(what, broken);
                    }
                }

                @Override
                public void valuesAndGradients(double[] points, int count, double[] values, double[] gradients) {
                    try {
                        evaluator.valuesAndGradients(points, count, values, gradients);
                    } catch (RuntimeException broken) {
                        throw new HostFailure(what, broken);
                    }
                }
            };
        }
    }
}
