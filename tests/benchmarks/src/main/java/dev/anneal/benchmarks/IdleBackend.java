package dev.anneal.benchmarks;

import dev.anneal.engine.Backend;
import dev.anneal.engine.Cost;
import dev.anneal.engine.FitOutcome;
import dev.anneal.engine.Refusal;
import dev.anneal.engine.RepeatRange;
import dev.anneal.evaluate.Value;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.plan.FitSpec;
import dev.anneal.run.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A backend that fits nothing, so that what is left is the work of the engine around it. */
final class IdleBackend implements Backend {
    @Override
    public String method() {
        return "gradient_flow";
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
        return Optional.empty();
    }

    @Override
    public Fit.Description describe(FitSpec spec) {
        return new Fit.Description("nothing", "nothing", 1, "nothing", "nothing", spec.seed(), timeUnit());
    }

    @Override
    public Cost cost(FitSpec spec) {
        return new Cost(1, 1, 1);
    }

    @Override
    public List<FitOutcome> run(FitSpec spec, RepeatRange repeats, Checkpoint checkpoint) {
        List<FitOutcome> outcomes = new ArrayList<>(repeats.size());
        for (long repeat = repeats.first(); repeat < repeats.end(); repeat++) {
            Map<String, Value> fields = Map.of(
                    "coverage", new Value.Number(repeat % 7),
                    "collapsed", new Value.Flag(repeat % 3 == 0),
                    "failed", new Value.Flag(false));
            outcomes.add(new FitOutcome(
                    repeat, spec.horizon(), true, fields, List.of(), Optional.empty(), Optional.empty()));
        }
        return outcomes;
    }
}
