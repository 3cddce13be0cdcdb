package dev.anneal.engine;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.mixture.MixtureFlow;
import dev.anneal.numerics.mixture.MixtureMetrics;
import dev.anneal.numerics.mixture.MixtureModel;
import dev.anneal.numerics.mixture.MixtureState;
import dev.anneal.numerics.mixture.MixtureTarget;
import dev.anneal.numerics.mixture.PairTables;
import dev.anneal.plan.FitSpec;
import dev.anneal.run.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fits Gaussian mixtures to Gaussian mixtures by their gradient flow in R^d, with exact expectations; with sampled ones
 * {@link SampledFlows} do, to any density.
 */
final class GradientFlowBackend implements Backend {
    private final PairTables tables = new PairTables();

    @Override
    public String method() {
        return "gradient_flow";
    }

    @Override
    public int revision() {
        return 4;
    }

    @Override
    public String timeUnit() {
        return "time";
    }

    @Override
    public Optional<Refusal> refusal(FitSpec spec) {
        if (SampledFlows.areMeant(spec.method())) {
            return SampledFlows.refusal(spec);
        }
        return MixtureBinding.familyRefusal(spec.family())
                .or(() -> MixtureBinding.sizeRefusal(spec.family()))
                .or(() -> MixtureBinding.targetRefusal(spec.target(), MixtureBinding.dimension(spec.family())))
                .or(() -> FlowSpecs.refusal(spec))
                .or(() -> MixtureStart.refusal(spec.family(), spec.start()))
                .or(() -> FlowSpecs.lengthRefusal(spec, cost(spec)));
    }

    @Override
    public Fit.Description describe(FitSpec spec) {
        return SampledFlows.areMeant(spec.method())
                ? SampledFlows.describe(spec, timeUnit())
                : FlowSpecs.describe(spec, target(spec).modes(), timeUnit());
    }

    @Override
    public Cost cost(FitSpec spec) {
        if (SampledFlows.areMeant(spec.method())) {
            return SampledFlows.cost(spec);
        }
        MixtureModel model = MixtureBinding.model(spec.family());
        double coordinates = (double) model.components() * model.dimension();
        return FlowCost.of(model, target(spec).modes(), coordinates, FlowSpecs.settings(spec.method()), spec);
    }

    private static MixtureTarget target(FitSpec spec) {
        return MixtureBinding.target(spec.target(), MixtureBinding.dimension(spec.family()));
    }

    @Override
    public List<FitOutcome> run(FitSpec spec, RepeatRange repeats, Checkpoint checkpoint) {
        if (SampledFlows.areMeant(spec.method())) {
            return SampledFlows.run(spec, repeats, checkpoint);
        }
        MixtureModel model = MixtureBinding.model(spec.family());
        MixtureTarget target = target(spec);
        MixtureFlow flow =
                new MixtureFlow(target, model, FlowSpecs.settings(spec.method()), FlowSpecs.annealing(spec), tables);
        List<MixtureState> starts = new ArrayList<>();
        for (long repeat = repeats.first(); repeat < repeats.end(); repeat++) {
            starts.add(MixtureStart.state(spec.family(), spec.start(), spec.seed(), repeat));
        }
        FlowOutcomes<MixtureState> outcomes = new FlowOutcomes<>(
                spec,
                repeats,
                (state, beta) -> new FittedMixture(
                        MixtureMetrics.measure(target, state, beta), target.dimension(), Optional.of(state)));
        return outcomes.of(flow.run(
                starts,
                spec.horizon(),
                RecordTimes.of(spec),
                (lane, index, time, beta, state) -> outcomes.record(lane, time, beta, state),
                checkpoint));
    }
}
