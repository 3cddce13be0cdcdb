package dev.anneal.engine;

import dev.anneal.core.ClauseName;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.RecentlyUsed;
import dev.anneal.numerics.mixture.MixtureMetrics;
import dev.anneal.numerics.mixture.MixtureModel;
import dev.anneal.numerics.mixture.PairTables;
import dev.anneal.numerics.mixture.SummaryFlow;
import dev.anneal.numerics.mixture.SummaryState;
import dev.anneal.numerics.mixture.TargetSummary;
import dev.anneal.plan.Datum;
import dev.anneal.plan.FitSpec;
import dev.anneal.run.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fits Gaussian mixtures to Gaussian mixtures by the closed equations of their overlaps: the dynamics of {@link
 * GradientFlowBackend}, without its means. What depends on the target alone is kept from call to call, since a sweep
 * asks for many fits to one target.
 */
final class SummaryOdeBackend implements Backend {
    private static final int MOST_TARGETS = 16;
    private static final double MOST_OVERLAPS = 1e6;

    private record TargetKey(Datum.Term target, int dimension) {}

    private final PairTables tables = new PairTables();
    private final SummaryStart starts = new SummaryStart();
    private final RecentlyUsed<TargetKey, TargetSummary> targets = new RecentlyUsed<>(
            MOST_TARGETS, key -> new TargetSummary(MixtureBinding.target(key.target(), key.dimension())));

    @Override
    public String method() {
        return "summary_ode";
    }

    @Override
    public int revision() {
        return 1;
    }

    @Override
    public String timeUnit() {
        return "time";
    }

    @Override
    public Optional<Refusal> refusal(FitSpec spec) {
        return MixtureBinding.familyRefusal(spec.family())
                .or(() -> MixtureBinding.targetRefusal(spec.target(), MixtureBinding.dimension(spec.family())))
                .or(() -> sizeRefusal(spec))
                .or(() -> FlowSpecs.refusal(spec))
                .or(() -> starts.refusal(spec.family(), spec.start(), target(spec)))
                .or(() -> FlowSpecs.lengthRefusal(spec, cost(spec)));
    }

    private Optional<Refusal> sizeRefusal(FitSpec spec) {
        double overlaps = overlaps(spec);
        return overlaps <= MOST_OVERLAPS
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        ClauseName.FAMILY,
                        "the components have " + ValueText.number(overlaps)
                                + " overlaps among themselves and with the modes; at most "
                                + ValueText.number(MOST_OVERLAPS) + " can be followed"));
    }

    private double overlaps(FitSpec spec) {
        double components = MixtureBinding.model(spec.family()).components();
        return components * (components + target(spec).modes());
    }

    private TargetSummary target(FitSpec spec) {
        return targets.get(new TargetKey(spec.target(), MixtureBinding.dimension(spec.family())));
    }

    @Override
    public Fit.Description describe(FitSpec spec) {
        return FlowSpecs.describe(spec, target(spec).modes(), timeUnit());
    }

    @Override
    public Cost cost(FitSpec spec) {
        return FlowCost.of(
                MixtureBinding.model(spec.family()),
                target(spec).modes(),
                overlaps(spec),
                FlowSpecs.settings(spec.method()),
                spec);
    }

    @Override
    public List<FitOutcome> run(FitSpec spec, RepeatRange repeats, Checkpoint checkpoint) {
        MixtureModel model = MixtureBinding.model(spec.family());
        TargetSummary target = target(spec);
        SummaryFlow flow =
                new SummaryFlow(target, model, FlowSpecs.settings(spec.method()), FlowSpecs.annealing(spec), tables);
        List<SummaryState> states = new ArrayList<>();
        for (long repeat = repeats.first(); repeat < repeats.end(); repeat++) {
            states.add(starts.state(spec.family(), spec.start(), target, spec.seed(), repeat));
        }
        FlowOutcomes<SummaryState> outcomes = new FlowOutcomes<>(
                spec,
                repeats,
                (state, beta) -> new FittedMixture(
                        MixtureMetrics.measure(target, state, beta), target.dimension(), Optional.empty()));
        return outcomes.of(flow.run(
                states,
                spec.horizon(),
                RecordTimes.of(spec),
                (lane, index, time, beta, state) -> outcomes.record(lane, time, beta, state),
                checkpoint));
    }
}
