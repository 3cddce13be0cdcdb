package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.numerics.mixture.MixtureMeasurement;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a fitted mixture as values of the language, each made when it is asked for: a study of thousands of fits
 * looks at one or two fields of each. Immutable and thread-safe.
 */
final class MixtureFields extends AbstractMap<String, Value> {
    private static final double THRESHOLD = MixtureMeasurement.DEFAULT_THRESHOLD;

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

    private static final List<String> OF_MEANS =
            Stream.concat(NAMES.stream(), Stream.of("failed", "seed")).toList();
    private static final List<String> OF_OVERLAPS =
            OF_MEANS.stream().filter(name -> !name.equals("means")).toList();

    private final List<String> names;
    private final FittedMixture mixture;
    private final double time;
    private final double beta;
    private final long seed;

    /** All fields of a finished fit. */
    MixtureFields(FittedMixture mixture, double time, double beta, long seed) {
        this.names = mixture.state().isPresent() ? OF_MEANS : OF_OVERLAPS;
        this.mixture = mixture;
        this.time = time;
        this.beta = beta;
        this.seed = seed;
    }

    @Override
    public @Nullable Value get(@Nullable Object name) {
        return name instanceof String text && names.contains(text) ? value(text) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return names.contains(name);
    }

    private Value value(String name) {
        return switch (name) {
            case "failed" -> new Value.Flag(false);
            case "seed" -> new Value.Number(seed);
            default -> field(name, mixture, time, beta);
        };
    }

    @Override
    public Set<Entry<String, Value>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Value>> iterator() {
                return names.stream().map(name -> Map.entry(name, value(name))).iterator();
            }

            @Override
            public int size() {
                return names.size();
            }
        };
    }

    @Override
    public Set<String> keySet() {
        return java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(names));
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
    static Map<String, Value> row(FittedMixture mixture, double time, double beta, List<String> recorded) {
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("time", new Value.Number(time));
        row.put("beta", new Value.Number(beta));
        for (String name : recorded) {
            row.put(name, field(name, mixture, time, beta));
        }
        return row;
    }

    private static Value field(String name, FittedMixture mixture, double time, double beta) {
        MixtureMeasurement measured = mixture.measured();
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
            case "means" ->
                mixture.state()
                        .<Value>map(state -> new Value.Matrix(state.components(), state.dimension(), state.means()))
                        .orElse(Value.MISSING);
            case "weights" -> new Value.Vector(measured.weights());
            case "variance" -> new Value.Number(measured.variance());
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
