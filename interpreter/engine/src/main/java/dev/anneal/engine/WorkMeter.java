package dev.anneal.engine;

import dev.anneal.plan.ExecutionPlan;
import dev.anneal.plan.FitSpec;
import dev.anneal.plan.Step;
import dev.anneal.plan.SweepCell;
import dev.anneal.run.Progress;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** How far a run of a plan is: each step has its share of all work, by estimate. Thread-safe. */
final class WorkMeter {
    private final long begin = System.nanoTime();
    /** By identity: a sweep is large, and its hash would be too. Not written after it is made. */
    private final IdentityHashMap<Step, Part> parts = new IdentityHashMap<>();

    private final long fits;
    private volatile String note = "";

    /** The work of one step. */
    static final class Part {
        private final double share;
        private final AtomicLong done = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private volatile double fraction;
        /** Whether its fits are made, and not only looked up. */
        private final boolean counts;

        private Part(double share, boolean counts) {
            this.share = share;
            this.counts = counts;
        }

        /** Notes how much of the step is done, from 0 to 1. */
        void advance(double now) {
            fraction = now;
        }

        /** Notes that fits are finished, some of them without a result. */
        void finish(long finished, long withoutResult) {
            if (!counts) {
                return;
            }
            done.addAndGet(finished);
            failed.addAndGet(withoutResult);
        }
    }

    /**
     * The work of a plan.
     *
     * @param known tells the runs whose fits are there already, and no work
     */
    WorkMeter(ExecutionPlan plan, Backends backends, Predicate<Step.Fit> known) {
        Set<Step.Fit> done = Collections.newSetFromMap(new IdentityHashMap<>());
        plan.fits().stream().filter(known).forEach(done::add);
        this.fits = plan.fitCount() - done.size();
        IdentityHashMap<Step, Double> costs = new IdentityHashMap<>();
        double total = 0;
        for (Step step : plan.steps()) {
            double cost = 0;
            if (step instanceof Step.Fit fit) {
                cost = done.contains(fit) ? 0 : seconds(fit.spec(), backends);
            } else if (step instanceof Step.Sweep sweep) {
                for (SweepCell cell : sweep.cells()) {
                    cost += sweep.design().repeats() * seconds(cell.spec(), backends);
                }
            } else {
                continue;
            }
            costs.put(step, cost);
            total += cost;
        }
        for (Map.Entry<Step, Double> cost : costs.entrySet()) {
            double share = total > 0 ? cost.getValue() / total : 1.0 / costs.size();
            boolean counts = !(cost.getKey() instanceof Step.Fit fit && done.contains(fit));
            parts.put(cost.getKey(), new Part(share, counts));
        }
    }

    private static double seconds(FitSpec spec, Backends backends) {
        return backends.of(spec).cost(spec).seconds();
    }

    /** The part of a step that makes fits. */
    Part part(Step step) {
        Part part = parts.get(step);
        if (part == null) {
            throw new IllegalArgumentException("no work in " + step.getClass());
        }
        return part;
    }

    /** Notes what is worth telling while the work goes on: a measure of the cell that was finished last. */
    void note(String text) {
        note = text;
    }

    Progress progress() {
        double fraction = parts.isEmpty() ? 1 : 0;
        long done = 0;
        long failed = 0;
        for (Part part : parts.values()) {
            fraction += part.share * part.fraction;
            done += part.done.get();
            failed += part.failed.get();
        }
        return new Progress(done, fits, failed, fraction, Duration.ofNanos(System.nanoTime() - begin), note);
    }
}
