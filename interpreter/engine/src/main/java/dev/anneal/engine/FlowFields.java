package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.numerics.flow.RealNvp;
import dev.anneal.numerics.metric.ImportanceWeights;
import dev.anneal.numerics.metric.ModeCoverage;
import dev.anneal.numerics.metric.ModeDivision;
import dev.anneal.numerics.mixture.MixtureMeasurement;
import dev.anneal.plan.FitSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** What is measured of a trained flow, by samples of it and of its target. */
final class FlowFields {
    private static final double THRESHOLD = MixtureMeasurement.DEFAULT_THRESHOLD;

    /** A share is known from samples if a mode has this many of them. */
    private static final double SAMPLES_OF_A_MODE = 100;

    /** A reverse effective sample size above this makes people believe in a fit. */
    private static final double GOOD_ESS = 0.5;

    /** Below this, log Z from samples of the fit is too noisy to compare. */
    private static final double SOME_ESS = 0.1;

    /** A gap between both log Z that is more than noise: a quarter of the mass. */
    private static final double GAP = 0.3;

    private static final int FEWEST_SAMPLES = 8192;
    private static final int MOST_SAMPLES = 1_000_000;

    /** The names of all fields. */
    static final List<String> NAMES = List.of(
            "time",
            "beta",
            "loss",
            "elbo",
            "eubo",
            "log_z",
            "forward_log_z",
            "reverse_ess",
            "forward_ess",
            "kl",
            "mode_mass",
            "coverage",
            "modes_found",
            "collapsed",
            "emc",
            "skipped_steps");

    /** Fields that take no samples. */
    private static final List<String> OF_TRAINING = List.of("time", "beta", "loss", "skipped_steps");

    private final FitSpec spec;
    private final FlowTarget target;
    private final int dimension;

    FlowFields(FitSpec spec, FlowTarget target) {
        this.spec = spec;
        this.target = target;
        this.dimension = target.dimension();
    }

    /** The fit whose fields they are. */
    FitSpec spec() {
        return spec;
    }

    /** The training run at a moment. */
    record Moment(double time, double beta, double loss, long skipped, long repeat) {}

    /** All fields of a finished fit. */
    Map<String, Value> all(Moment moment, RealNvp<?> flow) {
        Map<String, Value> fields = ofTraining(moment);
        ofSamples(fields, flow, moment.repeat(), "metrics");
        ofTargetSamples(fields, flow, moment.repeat());
        fields.put("failed", new Value.Flag(false));
        fields.put("seed", new Value.Number(spec.seed()));
        return fields;
    }

    /** The fields of a fit without a result. */
    Map<String, Value> ofFailure(Moment moment) {
        Map<String, Value> fields = ofTraining(moment);
        fields.put("failed", new Value.Flag(true));
        fields.put("seed", new Value.Number(spec.seed()));
        return fields;
    }

    /** A row of what is recorded. */
    Map<String, Value> row(Moment moment, RealNvp<?> flow) {
        Map<String, Value> fields = ofTraining(moment);
        if (!OF_TRAINING.containsAll(spec.recorded())) {
            ofSamples(fields, flow, moment.repeat(), "record");
        }
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("time", new Value.Number(moment.time()));
        row.put("beta", new Value.Number(moment.beta()));
        spec.recorded().forEach(field -> row.put(field, fields.getOrDefault(field, Value.MISSING)));
        return row;
    }

    /**
     * What samples of the fit hide and those of the target show: a fit that misses modes looks as good by its effective
     * sample size, its lower bound and its evidence as one that has them all.
     */
    static Optional<String> doubt(Map<String, Value> fields) {
        double ess = number(fields, "reverse_ess");
        double coverage = number(fields, "coverage");
        double gap = number(fields, "log_z") - number(fields, "forward_log_z");
        if (ess > GOOD_ESS && coverage < THRESHOLD) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "by its own samples it looks good (reverse ESS %.2f), but it misses modes (coverage %.2g), which they"
                            + " cannot show; do not trust its `elbo` and `log_z`",
                    ess,
                    coverage));
        }
        if (ess > SOME_ESS && gap < -GAP) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "log Z is %.2g lower from its own samples than from the target's, as if it had only %.0f %% of the"
                            + " mass",
                    -gap,
                    100 * Math.exp(gap)));
        }
        return Optional.empty();
    }

    private static double number(Map<String, Value> fields, String name) {
        return fields.get(name) instanceof Value.Number number ? number.value() : Double.NaN;
    }

    private static Map<String, Value> ofTraining(Moment moment) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("time", new Value.Number(moment.time()));
        fields.put("beta", new Value.Number(moment.beta()));
        fields.put("loss", Double.isNaN(moment.loss()) ? Value.MISSING : new Value.Number(moment.loss()));
        fields.put("skipped_steps", new Value.Number((double) moment.skipped()));
        return fields;
    }

    private int samples() {
        double least = target.divisions().stream()
                .flatMapToDouble(modes -> Arrays.stream(modes.masses()))
                .min()
                .orElse(1);
        double enough = Math.max(FEWEST_SAMPLES, Math.ceil(SAMPLES_OF_A_MODE / least));
        return spec.method()
                .number("eval_samples")
                .orElse(Math.min(MOST_SAMPLES, enough))
                .intValue();
    }

    private void ofSamples(Map<String, Value> fields, RealNvp<?> flow, long repeat, String purpose) {
        int count = samples();
        RealNvp.Sample sample = flow.sample(count, spec.seed(), repeat, purpose);
        double[] points = coordinates(sample.points(), count);
        double[] logWeights = logTarget(points, count);
        for (int n = 0; n < count; n++) {
            logWeights[n] -= sample.logDensity()[n];
        }
        double elbo = ImportanceWeights.bound(logWeights);
        fields.put("elbo", new Value.Number(elbo));
        target.logZ().ifPresent(logZ -> fields.put("kl", new Value.Number(logZ - elbo)));
        fields.put("log_z", new Value.Number(ImportanceWeights.reverseLogZ(logWeights)));
        fields.put("reverse_ess", new Value.Number(ImportanceWeights.reverseEss(logWeights)));
        if (!target.divisions().isEmpty()) {
            ofModes(fields, points, count);
        }
    }

    /** Of several divisions the worst covered counts, and their entropies are averaged. */
    private void ofModes(Map<String, Value> fields, double[] points, int count) {
        DoubleStream.Builder mass = DoubleStream.builder();
        double coverage = Double.POSITIVE_INFINITY;
        double entropic = 0;
        int found = 0;
        for (ModeDivision division : target.divisions()) {
            ModeCoverage modes = new ModeCoverage(division.shares().of(points, count), division.masses());
            Arrays.stream(modes.mass()).forEach(mass);
            coverage = Math.min(coverage, modes.coverage());
            entropic += modes.entropicCoverage() / target.divisions().size();
            found += modes.found(THRESHOLD);
        }
        fields.put("mode_mass", new Value.Vector(mass.build().toArray()));
        fields.put("coverage", new Value.Number(coverage));
        fields.put("modes_found", new Value.Number(found));
        fields.put("collapsed", new Value.Flag(coverage < THRESHOLD));
        fields.put("emc", new Value.Number(entropic));
    }

    private void ofTargetSamples(Map<String, Value> fields, RealNvp<?> flow, long repeat) {
        int count = samples();
        Optional<double[]> points =
                DensitySampler.draw(spec.target(), dimension, count, spec.seed(), repeat, "target samples");
        if (points.isEmpty()) {
            return;
        }
        double[] logWeights = logTarget(coordinates(points.get(), count), count);
        double[] logFlow = flow.logDensity(points.get());
        for (int n = 0; n < count; n++) {
            logWeights[n] -= logFlow[n];
        }
        fields.put("eubo", new Value.Number(ImportanceWeights.bound(logWeights)));
        fields.put("forward_log_z", new Value.Number(ImportanceWeights.forwardLogZ(logWeights)));
        fields.put("forward_ess", new Value.Number(ImportanceWeights.forwardEss(logWeights)));
    }

    private double[] logTarget(double[] points, int count) {
        double[] values = new double[count];
        target.density().evaluator(count).values(points, count, values);
        return values;
    }

    private double[] coordinates(double[] rows, int count) {
        double[] points = new double[rows.length];
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < dimension; i++) {
                points[i * count + n] = rows[n * dimension + i];
            }
        }
        return points;
    }
}
