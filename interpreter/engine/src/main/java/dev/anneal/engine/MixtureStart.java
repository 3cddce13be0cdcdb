package dev.anneal.engine;

import dev.anneal.catalogue.Kind;
import dev.anneal.core.ClauseName;
import dev.anneal.evaluate.Value;
import dev.anneal.numerics.mixture.MixtureState;
import dev.anneal.numerics.random.Streams;
import dev.anneal.plan.Datum;
import dev.anneal.plan.Start;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/** The states from which mixtures start: drawn, or given. */
final class MixtureStart {
    /** The purpose in the key of the streams that starts are drawn from: equal seeds start from equal points. */
    private static final String PURPOSE = "start";

    private static final Datum STANDARD = new Datum.Term(
            Kind.DENSITY, "normal", Map.of("mean", new Datum.Number(0), "sd", new Datum.Number(1)), Optional.empty());

    private MixtureStart() {}

    /** Why a family cannot start there; empty if it can. */
    static Optional<Refusal> refusal(Datum.Term family, Start start) {
        int dimension = MixtureBinding.dimension(family);
        if (start instanceof Start.Drawn drawn
                && components(drawn.density(), dimension).isEmpty()) {
            return Optional.of(Refusal.of(
                            ClauseName.START,
                            "this version of the interpreter draws starts from mixtures of normal densities only")
                    .help("use `normal(mean, sd)`"));
        }
        if (start instanceof Start.Given given) {
            return givenRefusal(family, dimension, given.parameters());
        }
        return Optional.empty();
    }

    /** Why a start that is given by its means does not fit a family; empty if it does. */
    static Optional<Refusal> givenRefusal(Datum.Term family, int dimension, Datum.Fields parameters) {
        int components = MixtureBinding.model(family).components();
        if (parameters.fields().containsKey("overlaps") && !parameters.fields().containsKey("means")) {
            return refuse("this start has overlaps and no means, as a run by `summary_ode` ends with; they do not tell"
                            + " where the means are")
                    .map(refusal -> refusal.help("fit by `summary_ode()`, or start from means"));
        }
        for (String name : parameters.fields().keySet()) {
            if (!List.of("means", "weights", "variance").contains(name)) {
                return refuse("a start has no `" + name + "`; it has `means`, `weights` and `variance`");
            }
        }
        if (!(parameters.fields().get("means") instanceof Datum.Matrix means)
                || means.rows() != components
                || means.columns() != dimension) {
            return refuse("`means` must have " + counted(components, "row") + " of " + counted(dimension, "number")
                    + ": `means: [[…], …]`");
        }
        if (Arrays.stream(means.entries()).anyMatch(entry -> !Double.isFinite(entry))) {
            return refuse("`means` must be finite");
        }
        return weightsRefusal(components, parameters);
    }

    /** Why the weights or the variance of a start do not fit; empty if they do. */
    static Optional<Refusal> weightsRefusal(int components, Datum.Fields parameters) {
        Datum weights = parameters.fields().get("weights");
        if (weights != null) {
            double sum = 0;
            boolean good = weights instanceof Datum.Vector vector && vector.entries().length == components;
            for (double weight : good ? ((Datum.Vector) weights).entries() : new double[0]) {
                sum += weight;
                good &= weight > 0;
            }
            if (!good || Math.abs(sum - 1) > 1e-9) {
                return refuse("`weights` must be " + components + " numbers above 0 that sum to 1");
            }
        }
        Datum variance = parameters.fields().get("variance");
        if (variance != null
                && !(variance instanceof Datum.Number number
                        && number.value() > 0
                        && Double.isFinite(number.value()))) {
            return refuse("`variance` must be a finite number above 0");
        }
        return Optional.empty();
    }

    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    static Optional<Refusal> refuse(String message) {
        return Optional.of(Refusal.of(ClauseName.START, message));
    }

    /** The normal distributions that means are drawn from; empty if the density is no mixture of such. */
    static Optional<List<DensityBinding.Component>> components(Datum density, int dimension) {
        return DensityBinding.components(density instanceof Datum.Missing ? STANDARD : density, dimension);
    }

    /** The state from which a repeat starts. */
    static MixtureState state(Datum.Term family, Start start, long seed, long repeat) {
        if (start instanceof Start.Given given) {
            return given(family, given.parameters());
        }
        if (start instanceof Start.Drawn drawn) {
            return drawn(family, drawn.density(), seed, repeat);
        }
        throw new IllegalArgumentException("the run to start from has no result yet");
    }

    /** The mixture that a start gives by its means. */
    static MixtureState given(Datum.Term family, Datum.Fields parameters) {
        if (!(parameters.fields().get("means") instanceof Datum.Matrix means)) {
            throw new IllegalArgumentException("a start without means");
        }
        return new MixtureState(means.entries().clone(), weights(family, parameters), variance(family, parameters));
    }

    /** The weights of a given start. */
    static double[] weights(Datum.Term family, Datum.Fields parameters) {
        return parameters.fields().get("weights") instanceof Datum.Vector vector
                ? vector.entries().clone()
                : MixtureBinding.initialWeights(family);
    }

    /** The variance of a given start. */
    static double variance(Datum.Term family, Datum.Fields parameters) {
        return parameters.fields().get("variance") instanceof Datum.Number number
                ? number.value()
                : family.number("variance").orElse(1.0);
    }

    private static MixtureState drawn(Datum.Term family, Datum density, long seed, long repeat) {
        int dimension = MixtureBinding.dimension(family);
        List<DensityBinding.Component> components = components(density, dimension)
                .orElseThrow(() -> new IllegalArgumentException("starts cannot be drawn from this density"));
        UniformRandomProvider random = Streams.stream(seed, repeat, PURPOSE);
        double[] weights = MixtureBinding.initialWeights(family);
        double[] means = new double[weights.length * dimension];
        double[] noise = new double[dimension];
        for (int k = 0; k < weights.length; k++) {
            DensityBinding.Component component = choose(components, random);
            Streams.fillNormal(random, noise);
            for (int i = 0; i < dimension; i++) {
                means[k * dimension + i] = component.mean()[i] + component.sd()[i] * noise[i];
            }
        }
        return new MixtureState(means, weights, family.number("variance").orElse(1.0));
    }

    private static DensityBinding.Component choose(
            List<DensityBinding.Component> components, UniformRandomProvider random) {
        if (components.size() == 1) {
            return components.get(0);
        }
        double left = random.nextDouble();
        for (DensityBinding.Component component : components) {
            left -= component.weight();
            if (left < 0) {
                return component;
            }
        }
        return components.get(components.size() - 1);
    }

    /** A state as a value of the language, in the form that `start from` takes. */
    static Value.Fields value(MixtureState state) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("means", new Value.Matrix(state.components(), state.dimension(), state.means()));
        fields.put("weights", new Value.Vector(state.weights()));
        fields.put("variance", new Value.Number(state.variance()));
        return new Value.Fields(fields);
    }
}
