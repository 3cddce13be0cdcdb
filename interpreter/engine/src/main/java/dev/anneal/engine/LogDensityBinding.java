package dev.anneal.engine;

import dev.anneal.numerics.density.CoordinateDensity;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.density.MixtureDensity;
import dev.anneal.numerics.density.NormalDensity;
import dev.anneal.numerics.density.ProductDensity;
import dev.anneal.numerics.density.ScaledDensity;
import dev.anneal.numerics.density.ShiftedDensity;
import dev.anneal.numerics.density.TemperedDensity;
import dev.anneal.numerics.density.UniformDensity;
import dev.anneal.plan.Datum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes the logarithms of the densities of the catalogue, with their gradients, from the data of a plan. */
final class LogDensityBinding {
    private LogDensityBinding() {}

    /**
     * The logarithm of a density on R^dimension.
     *
     * @return empty if this version cannot compute it, or it is no density on that space
     * @throws IllegalArgumentException if an argument is out of its range; the message begins with its name
     */
    static Optional<LogDensity> bind(Datum density, int dimension) {
        if (!(density instanceof Datum.Term term)) {
            return Optional.empty();
        }
        return switch (term.name()) {
            case "normal" -> normal(term, dimension);
            case "student_t", "laplace" -> coordinates(term, dimension);
            case "uniform" -> uniform(term, dimension);
            case "mixture" -> mixture(term, dimension).map(mixture -> mixture);
            case "independent" -> product(term, dimension);
            case "tempered" ->
                bind(term.argument("inner"), dimension)
                        .map(inner ->
                                new TemperedDensity(inner, term.number("beta").orElse(Double.NaN)));
            case "shifted" -> shifted(term, dimension);
            case "scaled" -> scaled(term, dimension);
            case "density" -> WrittenDensities.logDensity(term).filter(written -> written.dimension() == dimension);
            default -> HostedDensities.logDensity(term).filter(hosted -> hosted.dimension() == dimension);
        };
    }

    /** The logarithm of the integral of a density as it is computed; empty where it is not known. */
    static OptionalDouble logZ(Datum density) {
        if (!(density instanceof Datum.Term term)) {
            return OptionalDouble.empty();
        }
        return switch (term.name()) {
            case "normal", "student_t", "laplace", "uniform" -> OptionalDouble.of(0);
            case "mixture" -> mixtureLogZ(term);
            case "independent" -> {
                OptionalDouble first = logZ(term.argument("first"));
                OptionalDouble second = logZ(term.argument("second"));
                yield first.isPresent() && second.isPresent()
                        ? OptionalDouble.of(first.getAsDouble() + second.getAsDouble())
                        : OptionalDouble.empty();
            }
            case "shifted", "scaled" -> logZ(term.argument("inner"));
            case "density" -> {
                Optional<Double> written = term.number("log_z");
                yield written.isPresent() ? OptionalDouble.of(written.get()) : OptionalDouble.empty();
            }
            default -> HostedDensities.logZ(term);
        };
    }

    /** Whether a density is known to integrate to 1 as it is computed. */
    static boolean isNormalised(Datum density) {
        OptionalDouble logZ = logZ(density);
        return logZ.isPresent() && logZ.getAsDouble() == 0;
    }

    private static OptionalDouble mixtureLogZ(Datum.Term mixture) {
        if (mixture.argument("components") instanceof Datum.Sequence parts) {
            return parts.elements().stream().allMatch(LogDensityBinding::isNormalised)
                    ? OptionalDouble.of(0)
                    : OptionalDouble.empty();
        }
        return OptionalDouble.empty();
    }

    private static Optional<LogDensity> normal(Datum.Term term, int dimension) {
        double[] mean = DensityBinding.spread(term.argument("mean"), dimension);
        if (mean.length != dimension) {
            return Optional.empty();
        }
        if (term.argument("cov") instanceof Datum.Matrix covariance) {
            return covariance.rows() == dimension && covariance.columns() == dimension
                    ? Optional.of(NormalDensity.withCovariance(mean, covariance.entries()))
                    : Optional.empty();
        }
        double[] sd = DensityBinding.spread(term.argument("sd"), dimension);
        return sd.length == dimension ? Optional.of(NormalDensity.independent(mean, sd)) : Optional.empty();
    }

    private static Optional<LogDensity> coordinates(Datum.Term term, int dimension) {
        double[] mean = DensityBinding.spread(term.argument("mean"), dimension);
        double[] scale = DensityBinding.spread(term.argument("scale"), dimension);
        if (mean.length != dimension || scale.length != dimension) {
            return Optional.empty();
        }
        return Optional.of(
                term.name().equals("laplace")
                        ? CoordinateDensity.laplace(mean, scale)
                        : CoordinateDensity.studentT(term.number("degrees").orElse(Double.NaN), mean, scale));
    }

    private static Optional<LogDensity> uniform(Datum.Term term, int dimension) {
        double[] low = DensityBinding.spread(term.argument("low"), dimension);
        double[] high = DensityBinding.spread(term.argument("high"), dimension);
        return low.length == dimension && high.length == dimension
                ? Optional.of(new UniformDensity(low, high))
                : Optional.empty();
    }

    /** A mixture of any densities. */
    static Optional<MixtureDensity> mixture(Datum.Term term, int dimension) {
        if (!(term.argument("components") instanceof Datum.Sequence parts)
                || !(term.argument("weights") instanceof Datum.Vector weights)
                || weights.entries().length != parts.elements().size()) {
            return Optional.empty();
        }
        List<LogDensity> components = new ArrayList<>();
        for (Datum part : parts.elements()) {
            Optional<LogDensity> component = bind(part, dimension);
            if (component.isEmpty()) {
                return Optional.empty();
            }
            components.add(component.get());
        }
        return Optional.of(new MixtureDensity(weights.entries(), components));
    }

    private static Optional<LogDensity> product(Datum.Term term, int dimension) {
        int size = term.number("first_dim").orElse(-1.0).intValue();
        int rest = term.number("second_dim").orElse(-1.0).intValue();
        if (size < 1 || rest < 1 || size + rest != dimension) {
            return Optional.empty();
        }
        return bind(term.argument("first"), size)
                .flatMap(first -> bind(term.argument("second"), rest).map(second -> new ProductDensity(first, second)));
    }

    private static Optional<LogDensity> shifted(Datum.Term term, int dimension) {
        double[] by = DensityBinding.spread(term.argument("by"), dimension);
        return bind(term.argument("inner"), dimension)
                .filter(any -> by.length == dimension)
                .map(inner -> new ShiftedDensity(inner, by));
    }

    private static Optional<LogDensity> scaled(Datum.Term term, int dimension) {
        Optional<LogDensity> inner = bind(term.argument("inner"), dimension);
        if (term.argument("factor") instanceof Datum.Matrix matrix) {
            return inner.filter(any -> matrix.rows() == dimension && matrix.columns() == dimension)
                    .map(density -> ScaledDensity.byMatrix(density, matrix.entries()));
        }
        double[] by = DensityBinding.spread(term.argument("factor"), dimension);
        return inner.filter(any -> by.length == dimension).map(density -> ScaledDensity.byFactors(density, by));
    }
}
