package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.numerics.mixture.MixtureMeasurement;
import dev.anneal.numerics.mixture.MixtureMetrics;
import dev.anneal.numerics.mixture.MixtureState;
import dev.anneal.numerics.mixture.MixtureTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of a fitted mixture as values of the language. */
final class MixtureFields {
    /** The names of the fields that follow from the fitted mixture. */
    static final List<String> NAMES = List.of(
            "time",
            "beta",
            "free_energy",
            "kl",
            "mode_mass",
            "coverage",
            "modes_found",
            "collapsed",
            "mechanism",
            "dead_weights",
            "means",
            "weights",
            "variance",
            "overlaps",
            "gram");

    private static final double THRESHOLD = MixtureMeasurement.DEFAULT_THRESHOLD;

    /** No start that anyone means is this far from its target, and no flow that works ends there. */
    private static final double RUNAWAY = 1e9;

    /** An error of expectations above this is worth a word: the exact rules stay a hundred times below. */
    private static final double DOUBTFUL = 1e-6;

    private MixtureFields() {}

    /** All fields of a finished fit. */
    static Map<String, Value> all(MixtureTarget target, MixtureState state, double time, double beta, long seed) {
        MixtureMeasurement measured = MixtureMetrics.measure(target, state, beta);
        Map<String, Value> fields = new LinkedHashMap<>();
        for (String name : NAMES) {
            fields.put(name, field(name, state, measured, time, beta));
        }
        fields.put("failed", new Value.Flag(false));
        fields.put("seed", new Value.Number(seed));
        return fields;
    }

    /** Why the numbers of a fit may be less accurate than usual; empty if they are not. */
    static Optional<String> doubt(MixtureTarget target, MixtureState state, double beta) {
        double error = MixtureMetrics.measure(target, state, beta).quadratureError();
        if (error <= DOUBTFUL) {
            return Optional.empty();
        }
        return Optional.of("its expectations were found by quasi-Monte Carlo, with an error of about "
                + String.format(Locale.ROOT, "%.2g", error)
                + ", because no exact rule reaches so many components or modes");
    }

    /** That a fit ran away from its target, if it did: a step that is too long does that without a sound. */
    static Optional<String> divergence(MixtureTarget target, MixtureState state) {
        double kl = MixtureMetrics.measure(target, state, 1).kl();
        return kl < RUNAWAY
                ? Optional.empty()
                : Optional.of("the fit ran away from its target"
                        + (Double.isInfinite(kl)
                                ? ""
                                : ", to a KL divergence of " + String.format(Locale.ROOT, "%.1e", kl))
                        + "; take shorter steps or an adaptive integrator");
    }

    /** The fields of a fit without a result. */
    static Map<String, Value> ofFailure(double time, double beta, long seed) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("time", new Value.Number(time));
        fields.put("beta", new Value.Number(beta));
        fields.put("failed", new Value.Flag(true));
        fields.put("seed", new Value.Number(seed));
        return fields;
    }

    /** A row of a series: time, inverse temperature and the recorded fields. */
    static Map<String, Value> row(
            MixtureTarget target, MixtureState state, double time, double beta, List<String> recorded) {
        MixtureMeasurement measured = MixtureMetrics.measure(target, state, beta);
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("time", new Value.Number(time));
        row.put("beta", new Value.Number(beta));
        for (String name : recorded) {
            row.put(name, field(name, state, measured, time, beta));
        }
        return row;
    }

    private static Value field(String name, MixtureState state, MixtureMeasurement measured, double time, double beta) {
        return switch (name) {
            case "time" -> new Value.Number(time);
            case "beta" -> new Value.Number(beta);
            case "free_energy" -> new Value.Number(measured.freeEnergy());
            case "kl" -> new Value.Number(measured.kl());
            case "mode_mass" -> new Value.Vector(measured.modeMass());
            case "coverage" -> new Value.Number(measured.coverage());
            case "modes_found" -> new Value.Number(measured.modesFound(THRESHOLD));
            case "collapsed" -> new Value.Flag(measured.collapsed(THRESHOLD));
            case "mechanism" ->
                new Value.Text(words(measured.mechanism(THRESHOLD).name()));
            case "dead_weights" -> new Value.Number(measured.deadWeights());
            case "means" -> new Value.Matrix(state.components(), state.dimension(), state.means());
            case "weights" -> new Value.Vector(state.weights());
            case "variance" -> new Value.Number(state.variance());
            case "overlaps" -> matrix(measured.overlaps());
            case "gram" -> matrix(measured.gram());
            default -> Value.MISSING;
        };
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Value.Matrix matrix(double[][] rows) {
        int columns = rows[0].length;
        double[] entries = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, entries, i * columns, columns);
        }
        return new Value.Matrix(rows.length, columns, entries);
    }
}
