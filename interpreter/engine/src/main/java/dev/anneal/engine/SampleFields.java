package dev.anneal.engine;

import dev.anneal.evaluate.Influence;
import dev.anneal.evaluate.Value;
import dev.anneal.extension.HostMetric;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.metric.ImportanceWeights;
import dev.anneal.numerics.metric.SampleDistance;
import dev.anneal.numerics.metric.SampleEstimate;
import dev.anneal.numerics.metric.SampledModes;
import dev.anneal.numerics.mixture.MixtureMeasurement;
import dev.anneal.numerics.random.Streams;
import dev.anneal.plan.Datum;
import dev.anneal.plan.FitSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** What is measured of a fit by samples of it and of its target, with standard errors. */
final class SampleFields {
    private static final double THRESHOLD = MixtureMeasurement.DEFAULT_THRESHOLD;

    /** A share is known from samples if a mode has this many of them. */
    private static final double SAMPLES_OF_A_MODE = 100;

    /** A reverse effective sample size above this makes people believe in a fit. */
    private static final double GOOD_ESS = 0.5;

    /** Below this, log Z from samples of the fit is too noisy to compare. */
    private static final double SOME_ESS = 0.1;

    /** A gap between both log Z that is more than noise: a quarter of the mass, and so many standard errors. */
    private static final double GAP = 0.3;

    private static final double ERRORS = 4;

    private static final int FEWEST_SAMPLES = 8192;
    private static final int MOST_SAMPLES = 1_000_000;

    /** The discrepancy takes the square of this in time. */
    private static final int DISCREPANCY_SAMPLES = 1000;

    private static final int SLICED_SAMPLES = 2000;

    private static final int DIRECTIONS = 64;

    /** The names of the fields. */
    static final List<String> NAMES = List.of(
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
            "jensen_shannon",
            "mmd",
            "sliced_w2");

    private final FitSpec spec;
    private final FlowTarget target;
    private final int dimension;
    private final Checkpoint checkpoint;
    private final SampleDrawing drawing;

    /**
     * What is measured of the fits of a specification.
     *
     * @param checkpoint asked again and again; an {@link Interruption} leaves if it says so
     */
    SampleFields(FitSpec spec, FlowTarget target, Checkpoint checkpoint) {
        this.spec = spec;
        this.target = target;
        this.dimension = target.dimension();
        this.checkpoint = checkpoint;
        this.drawing = new SampleDrawing(spec, target, checkpoint);
    }

    /** Draws from a fit. */
    SampleDrawing.Samples draw(FittedDensity density, long repeat, String purpose) {
        return drawing.ofFit(density, samples(), repeat, purpose);
    }

    /** The same for a metric in Java. */
    HostMetric.FitSample drawForHost(FittedDensity density, long repeat, String purpose) {
        return drawing.ofFitWithPoints(density, samples(), repeat, purpose);
    }

    private int samples() {
        return samples(spec, target);
    }

    /** About how much memory it takes to measure a fit. */
    static double bytes(FitSpec spec, FlowTarget target) {
        double modes = target.divisions().stream()
                .mapToInt(division -> division.masses().length)
                .sum();
        // Of each sample shares of modes, logarithms and weights; of a block, and for distances, points in two layouts
        // or more.
        double points = 8.0 * FittedDensity.BLOCK + 2 * SLICED_SAMPLES;
        return Double.BYTES * ((double) samples(spec, target) * (modes + 8) + points * target.dimension());
    }

    /** How much more it takes if a metric in Java looks at the samples themselves. */
    static double bytesForHost(FitSpec spec, FlowTarget target) {
        return Double.BYTES * (double) samples(spec, target) * (target.dimension() + 2);
    }

    /** How many samples of a fit and of its target are looked at. */
    private static int samples(FitSpec spec, FlowTarget target) {
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

    /** What samples of the fit tell. */
    void ofFit(Map<String, Value> fields, SampleDrawing.Samples samples) {
        int count = samples.count();
        double[] logWeights = new double[count];
        for (int n = 0; n < count; n++) {
            logWeights[n] = samples.logTarget()[n] - samples.logFit()[n];
        }
        ImportanceWeights weights = new ImportanceWeights(logWeights, checkpoint);
        SampleEstimate elbo = weights.bound();
        fields.put("elbo", value(elbo, count));
        target.logZ()
                .ifPresent(logZ ->
                        fields.put("kl", value(new SampleEstimate(logZ - elbo.value(), elbo.standardError()), count)));
        fields.put("log_z", value(weights.reverseLogZ(), count));
        fields.put("reverse_ess", value(weights.reverseEss(), count));
        if (!target.divisions().isEmpty()) {
            ofModes(fields, samples);
        }
    }

    /** Of several divisions the worst covered counts, and what compares all masses is averaged. */
    private void ofModes(Map<String, Value> fields, SampleDrawing.Samples samples) {
        int count = samples.count();
        DoubleStream.Builder mass = DoubleStream.builder();
        SampleEstimate coverage = new SampleEstimate(Double.POSITIVE_INFINITY, 0);
        List<SampleEstimate> entropic = new ArrayList<>();
        List<SampleEstimate> divergence = new ArrayList<>();
        int found = 0;
        for (int division = 0; division < target.divisions().size(); division++) {
            double[] masses = target.divisions().get(division).masses();
            SampledModes modes = new SampledModes(samples.shares().get(division), masses, checkpoint);
            Arrays.stream(modes.modes().mass()).forEach(mass);
            coverage = modes.coverage().value() < coverage.value() ? modes.coverage() : coverage;
            entropic.add(modes.entropicCoverage());
            divergence.add(modes.jensenShannon());
            found += modes.modes().found(THRESHOLD);
        }
        fields.put("mode_mass", new Value.Vector(mass.build().toArray()));
        fields.put("coverage", value(coverage, count));
        fields.put("modes_found", new Value.Number(found));
        fields.put("collapsed", new Value.Flag(coverage.value() < THRESHOLD));
        fields.put("emc", value(mean(entropic), count));
        fields.put("jensen_shannon", value(mean(divergence), count));
    }

    /** The mean of estimates from the same samples; its error is at most the mean of theirs. */
    private static SampleEstimate mean(List<SampleEstimate> estimates) {
        double value = 0;
        double error = 0;
        for (SampleEstimate estimate : estimates) {
            value += estimate.value() / estimates.size();
            error += estimate.standardError() / estimates.size();
        }
        return new SampleEstimate(value, error);
    }

    /** What samples of the target tell of a fit; nothing where it cannot be sampled. */
    void ofTarget(Map<String, Value> fields, FittedDensity density, long repeat) {
        int count = samples();
        Optional<double[]> logWeights = drawing.logWeightsOfTarget(density, count, repeat, "target samples");
        if (logWeights.isEmpty()) {
            return;
        }
        ImportanceWeights weights = new ImportanceWeights(logWeights.get(), checkpoint);
        fields.put("eubo", value(weights.bound(), count));
        fields.put("forward_log_z", value(weights.forwardLogZ(), count));
        fields.put("forward_ess", value(weights.forwardEss(), count));
    }

    /**
     * Distances of samples, which take longer than all else and are worked out when they are asked for, by whomever and to
     * the end.
     */
    Map<String, Supplier<Value>> distances(FittedDensity density, long repeat) {
        Map<String, Supplier<Value>> later = new LinkedHashMap<>();
        if (DensitySampler.of(spec.target(), dimension).isEmpty()) {
            return later;
        }
        later.put(
                "mmd",
                () -> value(
                        SampleDistance.squaredMmd(
                                fitPoints(density, DISCREPANCY_SAMPLES, repeat),
                                targetPoints(DISCREPANCY_SAMPLES, repeat),
                                dimension),
                        DISCREPANCY_SAMPLES));
        if (hasFiniteVariance(spec.target())) {
            later.put(
                    "sliced_w2",
                    () -> value(
                            SampleDistance.slicedWasserstein(
                                    fitPoints(density, SLICED_SAMPLES, repeat),
                                    targetPoints(SLICED_SAMPLES, repeat),
                                    dimension,
                                    directions()),
                            SLICED_SAMPLES));
        }
        return later;
    }

    private double[] fitPoints(FittedDensity density, int count, long repeat) {
        return density.drawing(spec.seed(), repeat, "distances", Checkpoint.NONE)
                .next(count)
                .points();
    }

    private double[] targetPoints(int count, long repeat) {
        return DensitySampler.draw(
                        spec.target(), dimension, count, spec.seed(), repeat, "distances of target", Checkpoint.NONE)
                .orElseThrow(() -> new IllegalStateException("the target cannot be drawn from"));
    }

    /** The same for all fits in a space, so that their distances can be compared. */
    private double[] directions() {
        double[] directions = new double[DIRECTIONS * dimension];
        Streams.fillNormal(Streams.stream(0, 0, "directions"), directions);
        for (int l = 0; l < DIRECTIONS; l++) {
            double square = 0;
            for (int i = l * dimension; i < (l + 1) * dimension; i++) {
                square += directions[i] * directions[i];
            }
            for (int i = l * dimension; i < (l + 1) * dimension; i++) {
                directions[i] /= Math.sqrt(square);
            }
        }
        return directions;
    }

    private static boolean hasFiniteVariance(Datum density) {
        if (density instanceof Datum.Sequence parts) {
            return parts.elements().stream().allMatch(SampleFields::hasFiniteVariance);
        }
        if (!(density instanceof Datum.Term term)) {
            return true;
        }
        if (term.name().equals("tempered")) {
            return TemperedTerm.of(term.argument("inner"), term.number("beta").orElse(Double.NaN))
                    .map(SampleFields::hasFiniteVariance)
                    .orElse(false);
        }
        boolean heavy =
                term.name().equals("student_t") && term.number("degrees").orElse(0.0) <= 2;
        return !heavy && term.arguments().values().stream().allMatch(SampleFields::hasFiniteVariance);
    }

    /**
     * What samples of the fit hide and those of the target show: a fit that misses modes looks as good by its effective
     * sample size, its lower bound and its evidence as one that has them all.
     */
    static Optional<String> doubt(Map<String, Value> fields) {
        double ess = plain(fields, "reverse_ess");
        double coverage = plain(fields, "coverage");
        double gap = plain(fields, "log_z") - plain(fields, "forward_log_z");
        double noise = ERRORS * Math.hypot(error(fields, "log_z"), error(fields, "forward_log_z"));
        if (ess > GOOD_ESS && coverage < THRESHOLD) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "by its own samples it looks good (reverse ESS %.2f), but it misses modes (coverage %.2g), which they"
                            + " cannot show; do not trust its `elbo` and `log_z`",
                    ess,
                    coverage));
        }
        if (ess > SOME_ESS && gap < -Math.max(GAP, noise)) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "log Z is %.2g lower from its own samples than from the target's, as if it had only %.0f %% of the"
                            + " mass",
                    -gap,
                    100 * Math.exp(gap)));
        }
        return Optional.empty();
    }

    private static double plain(Map<String, Value> fields, String name) {
        return plain(fields.getOrDefault(name, Value.MISSING)) instanceof Value.Number number
                ? number.value()
                : Double.NaN;
    }

    private static double error(Map<String, Value> fields, String name) {
        return fields.get(name) instanceof Value.Estimate estimate ? estimate.standardError() : 0;
    }

    /** A value without its error: among repeats, their scatter tells it. */
    static Value plain(Value value) {
        return value instanceof Value.Estimate estimate ? new Value.Number(estimate.value()) : value;
    }

    /** A number from samples as a value; without an error where that is none. */
    static Value value(SampleEstimate estimate, int count) {
        boolean known = Double.isFinite(estimate.value()) && Double.isFinite(estimate.standardError());
        return known && estimate.standardError() > 0
                ? Value.Estimate.of(
                        estimate.value(), Influence.independent(estimate.standardError()), count, Value.Share.NONE)
                : new Value.Number(estimate.value());
    }
}
