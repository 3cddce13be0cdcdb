package dev.anneal.engine;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.plan.FitSpec;
import dev.anneal.run.Fit;
import java.util.List;
import java.util.Optional;

/**
 * A way of making fits. It is given many at once, repeats of one specification, and its results do not depend on how the
 * repeats are cut into ranges.
 */
public interface Backend {
    /** The name of its method in the catalogue. */
    String method();

    /** Changes whenever its results may change; part of the key under which results are kept. */
    int revision();

    /** The unit in which it counts time: "time" or "steps". */
    String timeUnit();

    /** Why it cannot make this fit; empty if it can. */
    Optional<Refusal> refusal(FitSpec spec);

    /** What a fit is, in short texts. Only for specifications it does not refuse. */
    Fit.Description describe(FitSpec spec);

    /** What one fit will cost, roughly. Only for specifications it does not refuse. */
    Cost cost(FitSpec spec);

    /** Whether it keeps the states of fits that last long. */
    default boolean keepsStates() {
        return false;
    }

    /**
     * Makes fits.
     *
     * @param spec what is fitted; not refused, and with a start that is not another run
     * @param repeats which repeats
     * @param checkpoint asked again and again whether to go on
     * @return the fits in the order of the repeats; empty after {@link Checkpoint.Verdict#ABANDON}
     */
    List<FitOutcome> run(FitSpec spec, RepeatRange repeats, Checkpoint checkpoint);

    /**
     * As above, with help for pieces of work within a fit, and a place for its state while it is made, from which it goes on
     * in another process. Neither changes a result, to the bit. A backend whose fits are short has no use for them.
     */
    default List<FitOutcome> run(FitSpec spec, RepeatRange repeats, Checkpoint checkpoint, FitContext context) {
        return run(spec, repeats, checkpoint);
    }
}
