package dev.anneal.engine;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.flow.Workers;
import dev.anneal.plan.FitSpec;
import dev.anneal.plan.Seeds;
import java.util.ArrayList;
import java.util.List;

/** Makes repeats of a fit, and makes those again that failed, as often as its script allows. */
record FitTask(Backend backend, FitSpec spec, int retries, Workers workers) {
    List<FitOutcome> run(RepeatRange repeats, Checkpoint checkpoint) {
        List<FitOutcome> outcomes = backend.run(spec, repeats, checkpoint, workers);
        if (retries == 0
                || outcomes.stream().allMatch(outcome -> outcome.failure().isEmpty())) {
            return outcomes;
        }
        List<FitOutcome> kept = new ArrayList<>();
        for (FitOutcome outcome : outcomes) {
            FitOutcome last = outcome;
            for (int attempt = 1; attempt <= retries && last.failure().isPresent(); attempt++) {
                FitSpec again = spec.seeded(Seeds.ofRetry(spec.seed(), attempt));
                RepeatRange one = new RepeatRange(outcome.repeat(), outcome.repeat() + 1);
                List<FitOutcome> retried = backend.run(again, one, checkpoint, workers);
                if (retried.isEmpty()) {
                    return List.of();
                }
                last = retried.get(0);
            }
            kept.add(last);
        }
        return kept;
    }
}
