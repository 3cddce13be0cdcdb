package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.plan.Datum;
import dev.anneal.plan.FitSpec;
import dev.anneal.run.Fit;
import dev.anneal.run.FitFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A fit as a value of the language and as a result of the API. */
final class FitView implements Fit, Value.Run {
    /** The most numbers of points that are drawn at once: near the length of the longest array. */
    private static final long MOST_NUMBERS = Integer.MAX_VALUE - 8L;

    /** Points whose density is evaluated together: a multiple of what flows and mixtures take in one go. */
    private static final int BLOCK = 1024;

    private final String name;
    private final FitSpec spec;
    private final Description description;
    private final FitOutcome outcome;
    private final TableView series;

    FitView(String name, FitSpec spec, Description description, FitOutcome outcome) {
        this.name = name;
        this.spec = spec;
        this.description = description;
        this.outcome = outcome;
        List<String> columns = new ArrayList<>();
        if (!outcome.series().isEmpty()) {
            columns.addAll(List.of("time", "beta"));
            spec.recorded().stream().filter(field -> !columns.contains(field)).forEach(columns::add);
        }
        this.series = new TableView(new RowTable(columns, outcome.series()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<FitFailure> failure() {
        return outcome.failure();
    }

    @Override
    public double time() {
        return outcome.time();
    }

    @Override
    public double horizon() {
        return spec.horizon();
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public TableView series() {
        return series;
    }

    /** A field; missing where it does not apply. Which fields there are is the catalogue's affair. */
    @Override
    public Optional<Value> field(String field) {
        return Optional.of(field.equals("series") ? series : outcome.fields().getOrDefault(field, Value.MISSING));
    }

    @Override
    public List<String> fields() {
        return List.copyOf(outcome.fields().keySet());
    }

    @Override
    public dev.anneal.run.Estimate metric(String field) {
        Value value = known(field);
        if (value instanceof Value.Number number) {
            return dev.anneal.run.Estimate.exact(number.value());
        } else if (value instanceof Value.Flag flag) {
            return dev.anneal.run.Estimate.exact(flag.value() ? 1 : 0);
        } else if (value instanceof Value.Estimate e) {
            return TableView.estimate(e);
        }
        throw new IllegalArgumentException("`" + field + "` is no number");
    }

    @Override
    public double[] vector(String field) {
        if (known(field) instanceof Value.Vector vector) {
            return vector.entries().clone();
        }
        throw new IllegalArgumentException("`" + field + "` is no row of numbers");
    }

    @Override
    public double[][] matrix(String field) {
        if (known(field) instanceof Value.Matrix matrix) {
            return TableView.rectangle(matrix);
        }
        throw new IllegalArgumentException("`" + field + "` is no rectangle of numbers");
    }

    @Override
    public Optional<String> text(String field) {
        return outcome.fields().get(field) instanceof Value.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    @Override
    public @Nullable Object cell(String field) {
        return TableView.cell(known(field));
    }

    @Override
    public boolean hasDensity() {
        return outcome.density().isPresent();
    }

    @Override
    public double[][] sample(int count, long seed) {
        FittedDensity density = knownDensity();
        int dimension = density.dimension();
        if (count < 0 || (long) count * dimension > MOST_NUMBERS) {
            throw new IllegalArgumentException(
                    "from 0 to " + MOST_NUMBERS / dimension + " points of this fit can be drawn at once, not " + count);
        }
        double[] numbers = density.sample(count, seed, RunMembers.PURPOSE);
        double[][] points = new double[count][];
        Arrays.setAll(points, n -> Arrays.copyOfRange(numbers, n * dimension, (n + 1) * dimension));
        return points;
    }

    @Override
    public double[] logDensity(double[][] points) {
        FittedDensity density = knownDensity();
        int dimension = density.dimension();
        double[] logs = new double[points.length];
        for (int from = 0; from < points.length; from += BLOCK) {
            int count = Math.min(BLOCK, points.length - from);
            double[] numbers = new double[Math.multiplyExact(count, dimension)];
            for (int n = 0; n < count; n++) {
                double[] point = points[from + n];
                if (point.length != dimension) {
                    throw new IllegalArgumentException("point " + (from + n) + " has " + point.length
                            + " coordinates, and the fit of `" + name + "` is on R^" + dimension);
                }
                System.arraycopy(point, 0, numbers, n * dimension, dimension);
            }
            System.arraycopy(density.logDensity(numbers), 0, logs, from, count);
        }
        return logs;
    }

    private FittedDensity knownDensity() {
        return outcome.density()
                .orElseThrow(() -> new IllegalStateException("the fit of `" + name + "` "
                        + outcome.failure()
                                .map(failure -> "has no result: " + failure.message())
                                .orElse("knows the overlaps of its means and not where they are; fit by"
                                        + " `gradient_flow()`")));
    }

    private Value known(String field) {
        Value value = outcome.fields().get(field);
        if (value == null) {
            throw new IllegalArgumentException("the fit of `" + name + "` has no `" + field + "`");
        }
        return value;
    }

    /** Why its numbers may be less accurate than asked for, if they may. */
    Optional<String> doubt() {
        return outcome.doubt();
    }

    /** What it was asked to fit. */
    FitSpec spec() {
        return spec;
    }

    /** What it ended with as a density; empty if it failed, or if its backend knows no more than summaries of it. */
    Optional<FittedDensity> density() {
        return outcome.density();
    }

    /** The parameters it ended with, as the start of another fit. */
    Datum.Fields parameters() {
        Map<String, Datum> parameters = new TreeMap<>();
        if (outcome.fields().get("means") instanceof Value.Matrix means) {
            parameters.put("means", new Datum.Matrix(means.rows(), means.columns(), means.entries()));
        }
        if (parameters.isEmpty()) {
            for (String field : List.of("overlaps", "gram")) {
                if (outcome.fields().get(field) instanceof Value.Matrix matrix) {
                    parameters.put(field, new Datum.Matrix(matrix.rows(), matrix.columns(), matrix.entries()));
                }
            }
        }
        if (outcome.fields().get("weights") instanceof Value.Vector weights) {
            parameters.put("weights", new Datum.Vector(weights.entries()));
        }
        if (outcome.fields().get("variance") instanceof Value.Number variance) {
            parameters.put("variance", new Datum.Number(variance.value()));
        }
        for (String field : List.of("deviations", "covariances")) {
            if (outcome.fields().get(field) instanceof Value.Matrix matrix && !parameters.containsKey("variance")) {
                parameters.put(field, new Datum.Matrix(matrix.rows(), matrix.columns(), matrix.entries()));
            }
        }
        return new Datum.Fields(parameters);
    }
}
