package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.mixture.Ending;
import dev.anneal.numerics.mixture.FlowResult;
import dev.anneal.numerics.mixture.NumericalFault;
import dev.anneal.plan.FitSpec;
import dev.anneal.run.FitFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The results of a flow as the outcomes of fits.
 *
 * @param <S> what a state is
 */
final class FlowOutcomes<S> {
    private final FitSpec spec;
    private final RepeatRange repeats;
    private final BiFunction<S, Double, FittedMixture> view;
    private final List<List<Map<String, Value>>> series = new ArrayList<>();

    /**
     * For one call of a backend.
     *
     * @param view a state at an inverse temperature as a mixture
     */
    FlowOutcomes(FitSpec spec, RepeatRange repeats, BiFunction<S, Double, FittedMixture> view) {
        this.spec = spec;
        this.repeats = repeats;
        this.view = view;
        for (int lane = 0; lane < repeats.size(); lane++) {
            series.add(spec.recorded().isEmpty() ? List.of() : new ArrayList<>());
        }
    }

    /** Notes a state of one run. */
    void record(int lane, double time, double beta, S state) {
        series.get(lane).add(MixtureFields.row(view.apply(state, beta), time, beta, spec.recorded()));
    }

    /** The outcomes; none if the flow was abandoned. */
    List<FitOutcome> of(List<FlowResult<S>> results) {
        List<FitOutcome> outcomes = new ArrayList<>(results.size());
        for (int lane = 0; lane < results.size(); lane++) {
            if (results.get(lane).ending() == Ending.ABANDONED) {
                return List.of();
            }
            outcomes.add(outcome(repeats.first() + lane, results.get(lane), series.get(lane)));
        }
        return outcomes;
    }

    private FitOutcome outcome(long repeat, FlowResult<S> result, List<Map<String, Value>> rows) {
        NumericalFault fault = result.fault();
        if (result.ending() == Ending.FAILED && fault != null) {
            String message = fault.what() + " at t = " + ValueText.number(fault.time()) + " (beta = "
                    + ValueText.number(fault.beta()) + "): " + NumericsText.clause(fault.detail());
            return failed(repeat, result, rows, new FitFailure.Numerical(message, fault.time(), fault.beta()));
        }
        FittedMixture mixture = view.apply(result.state(), result.beta());
        Optional<String> diverged = mixture.divergence();
        if (diverged.isPresent()) {
            return failed(repeat, result, rows, new FitFailure.Numerical(diverged.get(), result.time(), result.beta()));
        }
        return new FitOutcome(
                repeat,
                result.time(),
                result.ending() == Ending.COMPLETED,
                new MixtureFields(mixture, result.time(), result.beta(), spec.seed()),
                rows,
                Optional.empty(),
                mixture.doubt().or(() -> AdaptiveBinding.doubt(spec, result.beta())),
                mixture.state().map(FittedDensity.OfMixture::of));
    }

    private FitOutcome failed(
            long repeat, FlowResult<S> result, List<Map<String, Value>> rows, FitFailure.Numerical failure) {
        return new FitOutcome(
                repeat,
                result.time(),
                false,
                MixtureFields.ofFailure(result.time(), result.beta(), spec.seed()),
                rows,
                Optional.of(failure),
                Optional.empty());
    }
}
