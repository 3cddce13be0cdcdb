package dev.anneal.engine;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.plan.FitSpec;
import dev.anneal.plan.Seeds;
import dev.anneal.run.FitFailure;
import dev.anneal.run.FitStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Makes repeats of a fit, and makes those again that failed, as often as its script allows. */
record FitTask(Backend backend, FitSpec spec, int retries, FitContext context) {
    /** The same, with another place for states; nothing is kept where nothing was. */
    FitTask keepingStates(FitStore states) {
        return context.states() == FitStore.NONE
                ? this
                : new FitTask(backend, spec, retries, new FitContext(context.workers(), states));
    }

    /** The fits of repeats; empty if the checkpoint said to abandon them. */
    List<FitOutcome> run(RepeatRange repeats, Checkpoint checkpoint) {
        try {
            return make(repeats, checkpoint);
        } catch (Interruption abandoned) {
            return List.of();
        } catch (OutOfMemoryError tooLarge) {
            // Its arrays are free again by now. The plan was thought to be small enough; so it was, but for what else
            // there is.
            FitFailure failure = new FitFailure.NoMemory("it needs more memory than there is");
            return LongStream.range(repeats.first(), repeats.end())
                    .mapToObj(repeat -> FitOutcome.withoutResult(repeat, spec.seed(), failure))
                    .toList();
        }
    }

    private List<FitOutcome> make(RepeatRange repeats, Checkpoint checkpoint) {
        List<FitOutcome> outcomes = backend.run(spec, repeats, checkpoint, context);
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
                List<FitOutcome> retried = backend.run(again, one, checkpoint, context);
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
