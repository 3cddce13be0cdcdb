package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.extension.HostMetric;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.plan.FitSpec;
import dev.anneal.run.Fit;
import dev.anneal.run.FitFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A backend among hosts: its fits have their metrics too, and one in which something of a host's fails is a failed fit. */
final class HostedBackend implements Backend {
    private static final System.Logger LOGGER = System.getLogger(HostedBackend.class.getName());

    private final Backend inner;
    private final List<Hosts.Metric> metrics;

    HostedBackend(Backend inner, Hosts hosts) {
        this.inner = inner;
        this.metrics = hosts.metrics();
    }

    @Override
    public String method() {
        return inner.method();
    }

    /** Kept rows have metrics in them: another version of one makes other rows. */
    @Override
    public int revision() {
        int revision = inner.revision();
        for (Hosts.Metric metric : metrics) {
            revision = 31 * revision + metric.origin().hashCode();
        }
        return revision;
    }

    @Override
    public String timeUnit() {
        return inner.timeUnit();
    }

    @Override
    public Optional<Refusal> refusal(FitSpec spec) {
        return inner.refusal(spec);
    }

    @Override
    public Fit.Description describe(FitSpec spec) {
        return inner.describe(spec);
    }

    @Override
    public Cost cost(FitSpec spec) {
        Cost cost = inner.cost(spec);
        Optional<FlowTarget> target = metrics.isEmpty() ? Optional.empty() : FlowTarget.of(spec);
        double points = target.map(of -> SampleFields.bytesForHost(spec, of)).orElse(0.0);
        return new Cost(cost.steps(), cost.bytes(), cost.seconds(), cost.passing() + points);
    }

    @Override
    public boolean keepsStates() {
        return inner.keepsStates();
    }

    @Override
    public List<FitOutcome> run(FitSpec spec, RepeatRange repeats, Checkpoint checkpoint) {
        return run(spec, repeats, checkpoint, FitContext.ALONE);
    }

    @Override
    public List<FitOutcome> run(FitSpec spec, RepeatRange repeats, Checkpoint checkpoint, FitContext context) {
        try {
            return inner.run(spec, repeats, checkpoint, context).stream()
                    .map(outcome -> measured(spec, outcome, checkpoint))
                    .toList();
        } catch (HostFailure failure) {
            return repeats.size() == 1
                    ? List.of(failed(spec, repeats.first(), failure))
                    : oneByOne(spec, repeats, checkpoint, context);
        }
    }

    /** Each for itself, so that a fit does not fail because of its neighbour. */
    private List<FitOutcome> oneByOne(FitSpec spec, RepeatRange repeats, Checkpoint checkpoint, FitContext context) {
        List<FitOutcome> outcomes = new ArrayList<>();
        for (long repeat = repeats.first(); repeat < repeats.end(); repeat++) {
            List<FitOutcome> one = run(spec, new RepeatRange(repeat, repeat + 1), checkpoint, context);
            if (one.isEmpty()) {
                return List.of();
            }
            outcomes.addAll(one);
        }
        return outcomes;
    }

    private static FitOutcome failed(FitSpec spec, long repeat, HostFailure failure) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("failed", new Value.Flag(true));
        fields.put("seed", new Value.Number(spec.seed()));
        return new FitOutcome(
                repeat,
                0,
                false,
                fields,
                List.of(),
                Optional.of(new FitFailure.Host(String.valueOf(failure.getMessage()))),
                Optional.empty());
    }

    private FitOutcome measured(FitSpec spec, FitOutcome outcome, Checkpoint checkpoint) {
        Optional<FittedDensity> density = outcome.density();
        Optional<FlowTarget> target = density.isEmpty() || metrics.isEmpty() ? Optional.empty() : FlowTarget.of(spec);
        if (density.isEmpty() || target.isEmpty()) {
            return outcome;
        }
        SampleFields samples = new SampleFields(spec, target.get(), checkpoint);
        Map<String, Supplier<Value>> later = new LinkedHashMap<>();
        for (Hosts.Metric metric : metrics) {
            later.put(
                    metric.name(),
                    () -> measure(metric, samples.drawForHost(density.get(), outcome.repeat(), "metrics of hosts")));
        }
        return outcome.withFields(new LaterFields(outcome.fields(), later));
    }

    /** Nobody waits for it where it fails: its number is none, and the log has the reason. */
    @SuppressWarnings("IllegalCatch")
    private static Value measure(Hosts.Metric metric, HostMetric.FitSample sample) {
        try {
            return new Value.Number(metric.metric().measure(sample));
        } catch (RuntimeException broken) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "the metric `" + metric.name() + "` of " + metric.origin() + " failed",
                    broken);
            return new Value.Number(Double.NaN);
        }
    }
}
