package dev.anneal.plan;

import dev.anneal.evaluate.Environment;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * What will be done, with the inputs known. Immutable; it may be run any number of times, by any number of threads.
 *
 * @param steps what is done, in order
 * @param values the values of the declarations that do not depend on results; never written
 */
public record ExecutionPlan(List<Step> steps, Environment values) {
    public ExecutionPlan {
        steps = List.copyOf(steps);
    }

    /** The fits among the steps. */
    public List<Step.Fit> fits() {
        return steps.stream()
                .filter(Step.Fit.class::isInstance)
                .map(Step.Fit.class::cast)
                .toList();
    }

    /** The identity of what is computed: the fits, in order. */
    public PlanHash hash() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Step.Fit fit : fits()) {
            bytes.writeBytes(FitCodec.encode(fit.spec()));
        }
        return PlanHash.of(bytes.toByteArray());
    }
}
