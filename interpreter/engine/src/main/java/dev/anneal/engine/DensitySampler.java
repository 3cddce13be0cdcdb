package dev.anneal.engine;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Pace;
import dev.anneal.numerics.density.NormalDensity;
import dev.anneal.numerics.random.Draws;
import dev.anneal.numerics.random.Streams;
import dev.anneal.plan.Datum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws points from the densities of the language: those whose coordinates are independent, normal ones with any
 * covariance, what mixtures, products, shifts and scalings make of them, powers where those are such again, and what their
 * authors say how to draw from. A sampler writes one point at a time, so that the first points do not depend on how many are
 * drawn. A sampler belongs to one thread.
 */
interface DensitySampler {
    /** Drawing a number takes about as long as so many simple operations; turning a point, more. */
    long OPERATIONS_PER_COORDINATE = 50;

    /** Writes a point into {@code out}, from {@code offset} on. */
    void draw(UniformRandomProvider random, double[] out, int offset);

    /** The sampler of a density on R^dimension; empty if this version has none. */
    static Optional<DensitySampler> of(Datum density, int dimension) {
        if (!(density instanceof Datum.Term term)) {
            return Optional.empty();
        }
        return switch (term.name()) {
            case "normal" -> normal(term, dimension);
            case "uniform" -> uniform(term, dimension);
            case "laplace" -> independent(term, dimension, random -> at -> Draws.laplace(random));
            case "student_t" -> {
                double degrees = term.number("degrees").orElse(Double.NaN);
                yield independent(term, dimension, random -> at -> Draws.studentT(random, degrees));
            }
            case "mixture" -> mixture(term, dimension);
            case "tempered" ->
                TemperedTerm.of(term.argument("inner"), term.number("beta").orElse(Double.NaN))
                        .flatMap(power -> of(power, dimension));
            case "independent" -> product(term, dimension);
            case "shifted" -> shifted(term, dimension);
            case "scaled" -> scaled(term, dimension);
            case "density" -> WrittenDensities.sampler(term, dimension);
            default -> HostedDensities.sampler(term, dimension);
        };
    }

    /**
     * Points of a density, row-major.
     *
     * @param purpose what the points are for; with seed and repeat it is the key of their stream
     * @param checkpoint asked again and again; an {@link dev.anneal.numerics.Interruption} leaves if it says so
     */
    static Optional<double[]> draw(
            Datum density, int dimension, int count, long seed, long repeat, String purpose, Checkpoint checkpoint) {
        return drawing(density, dimension, seed, repeat, purpose, checkpoint).map(drawing -> drawing.next(count));
    }

    /** Draws points of one stream, some at a time. Confined to one thread. */
    @FunctionalInterface
    interface Drawing {
        /** The next points, row-major. */
        double[] next(int count);
    }

    /** What draws the points of {@link #draw}, some at a time. */
    static Optional<Drawing> drawing(
            Datum density, int dimension, long seed, long repeat, String purpose, Checkpoint checkpoint) {
        return of(density, dimension).map(sampler -> {
            Pace pace = new Pace(checkpoint);
            UniformRandomProvider random = Streams.stream(seed, repeat, purpose);
            return count -> {
                double[] points = new double[count * dimension];
                for (int i = 0; i < count; i++) {
                    sampler.draw(random, points, i * dimension);
                    pace.spend(OPERATIONS_PER_COORDINATE * dimension);
                }
                return points;
            };
        });
    }

    private static Optional<DensitySampler> normal(Datum.Term normal, int dimension) {
        if (normal.argument("cov") instanceof Datum.Matrix covariance) {
            return correlated(normal, covariance, dimension);
        }
        return DensityBinding.components(normal, dimension).map(components -> {
            DensityBinding.Component only = components.get(0);
            return (random, out, offset) -> {
                double[] noise = new double[dimension];
                Streams.fillNormal(random, noise);
                for (int i = 0; i < dimension; i++) {
                    out[offset + i] = only.mean()[i] + only.sd()[i] * noise[i];
                }
            };
        });
    }

    private static Optional<DensitySampler> correlated(Datum.Term normal, Datum.Matrix covariance, int dimension) {
        double[] mean = DensityBinding.spread(normal.argument("mean"), dimension);
        if (mean.length != dimension || covariance.rows() != dimension) {
            return Optional.empty();
        }
        double[] factor = NormalDensity.choleskyFactor(covariance.entries(), dimension);
        DensitySampler centred = times(factor, dimension, (random, out, offset) -> Streams.fillNormal(random, out));
        return Optional.of((random, out, offset) -> {
            centred.draw(random, out, offset);
            for (int i = 0; i < dimension; i++) {
                out[offset + i] += mean[i];
            }
        });
    }

    private static Optional<DensitySampler> uniform(Datum.Term uniform, int dimension) {
        double[] low = DensityBinding.spread(uniform.argument("low"), dimension);
        double[] high = DensityBinding.spread(uniform.argument("high"), dimension);
        if (low.length != dimension || high.length != dimension) {
            return Optional.empty();
        }
        return Optional.of((random, out, offset) -> {
            for (int i = 0; i < dimension; i++) {
                out[offset + i] = low[i] + random.nextDouble() * (high[i] - low[i]);
            }
        });
    }

    /** Independent coordinates with a mean and a scale of their own. */
    private static Optional<DensitySampler> independent(
            Datum.Term density, int dimension, Function<UniformRandomProvider, DoubleUnaryOperator> standard) {
        double[] mean = DensityBinding.spread(density.argument("mean"), dimension);
        double[] scale = DensityBinding.spread(density.argument("scale"), dimension);
        if (mean.length != dimension || scale.length != dimension) {
            return Optional.empty();
        }
        return Optional.of((random, out, offset) -> {
            DoubleUnaryOperator next = standard.apply(random);
            for (int i = 0; i < dimension; i++) {
                out[offset + i] = mean[i] + scale[i] * next.applyAsDouble(i);
            }
        });
    }

    private static Optional<DensitySampler> mixture(Datum.Term mixture, int dimension) {
        if (!(mixture.argument("components") instanceof Datum.Sequence parts)
                || !(mixture.argument("weights") instanceof Datum.Vector weights)
                || weights.entries().length != parts.elements().size()) {
            return Optional.empty();
        }
        List<DensitySampler> samplers = new ArrayList<>();
        for (Datum part : parts.elements()) {
            Optional<DensitySampler> sampler = of(part, dimension);
            if (sampler.isEmpty()) {
                return Optional.empty();
            }
            samplers.add(sampler.get());
        }
        return Optional.of((random, out, offset) -> {
            double left = random.nextDouble();
            int chosen = 0;
            while (chosen < samplers.size() - 1 && left >= weights.entries()[chosen]) {
                left -= weights.entries()[chosen];
                chosen++;
            }
            samplers.get(chosen).draw(random, out, offset);
        });
    }

    private static Optional<DensitySampler> product(Datum.Term product, int dimension) {
        int size = product.number("first_dim").orElse(-1.0).intValue();
        int rest = product.number("second_dim").orElse(-1.0).intValue();
        if (size < 1 || rest < 1 || size + rest != dimension) {
            return Optional.empty();
        }
        return of(product.argument("first"), size)
                .flatMap(first -> of(product.argument("second"), rest).map(second -> (random, out, offset) -> {
                    first.draw(random, out, offset);
                    second.draw(random, out, offset + size);
                }));
    }

    private static Optional<DensitySampler> shifted(Datum.Term shifted, int dimension) {
        double[] by = DensityBinding.spread(shifted.argument("by"), dimension);
        if (by.length != dimension) {
            return Optional.empty();
        }
        return of(shifted.argument("inner"), dimension).map(inner -> (random, out, offset) -> {
            inner.draw(random, out, offset);
            for (int i = 0; i < dimension; i++) {
                out[offset + i] += by[i];
            }
        });
    }

    /** A matrix times a point of the inner density. */
    private static Optional<DensitySampler> scaled(Datum.Term scaled, int dimension) {
        Datum factor = scaled.argument("factor");
        Optional<DensitySampler> inner = of(scaled.argument("inner"), dimension);
        if (factor instanceof Datum.Matrix matrix) {
            return inner.filter(any -> matrix.rows() == dimension && matrix.columns() == dimension)
                    .map(sampler -> times(matrix.entries(), dimension, sampler));
        }
        double[] by = DensityBinding.spread(factor, dimension);
        return inner.filter(any -> by.length == dimension).map(sampler -> (random, out, offset) -> {
            sampler.draw(random, out, offset);
            for (int i = 0; i < dimension; i++) {
                out[offset + i] *= by[i];
            }
        });
    }

    private static DensitySampler times(double[] matrix, int dimension, DensitySampler inner) {
        return (random, out, offset) -> {
            double[] point = new double[dimension];
            inner.draw(random, point, 0);
            for (int i = 0; i < dimension; i++) {
                double sum = 0;
                for (int j = 0; j < dimension; j++) {
                    sum += matrix[i * dimension + j] * point[j];
                }
                out[offset + i] = sum;
            }
        };
    }
}
