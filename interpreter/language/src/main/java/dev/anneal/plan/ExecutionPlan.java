package dev.anneal.plan;

import dev.anneal.evaluate.Environment;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

    /** The sweeps among the steps. */
    public List<Step.Sweep> sweeps() {
        return steps.stream()
                .filter(Step.Sweep.class::isInstance)
                .map(Step.Sweep.class::cast)
                .toList();
    }

    /** The number of fits that are made, at most. */
    public long fitCount() {
        return fits().size() + sweeps().stream().mapToLong(Step.Sweep::fits).sum();
    }

    /** The identity of what is computed: the fits, in order. */
    public PlanHash hash() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Step step : steps) {
            if (step instanceof Step.Fit fit) {
                bytes.writeBytes(FitCodec.encode(fit.spec()));
            } else if (step instanceof Step.Sweep sweep) {
                bytes.writeBytes(ByteBuffer.allocate(Long.BYTES)
                        .putLong(sweep.design().repeats())
                        .array());
                sweep.cells()
                        .forEach(cell -> bytes.writeBytes(
                                PlanHash.of(FitCodec.encode(cell.spec())).hex().getBytes(StandardCharsets.US_ASCII)));
            }
        }
        return PlanHash.of(bytes.toByteArray());
    }
}
