package dev.anneal;

import dev.anneal.engine.Execution;
import dev.anneal.engine.PlanText;
import dev.anneal.engine.RunControl;
import dev.anneal.plan.ExecutionPlan;
import dev.anneal.plan.PlanHash;
import dev.anneal.run.Results;

/** What a script will do with its inputs. Immutable and thread-safe: it may be run many times, from many threads. */
public final class Plan {
    private final Anneal anneal;
    private final ExecutionPlan plan;

    Plan(Anneal anneal, ExecutionPlan plan) {
        this.anneal = anneal;
        this.plan = plan;
    }

    /** The identity of what is computed: plans with equal hashes have equal fits. */
    public PlanHash hash() {
        return plan.hash();
    }

    /** The number of fits. */
    public int fits() {
        return plan.fits().size();
    }

    /** The number of sweeps. */
    public int sweeps() {
        return plan.sweeps().size();
    }

    /** What will run, by what, for how long, and what it will cost, as a text. */
    public String explain() {
        return PlanText.of(plan, anneal.backends());
    }

    /**
     * Runs the plan on this thread and the interpreter's pool.
     *
     * @throws InterruptedException if the thread is interrupted; the fits are cancelled
     */
    public Results run(RunOptions options) throws InterruptedException {
        return run(options, control(options));
    }

    /** Runs the plan on a thread of its own. */
    public RunHandle start(RunOptions options) {
        return RunHandle.start(this, options, control(options));
    }

    private RunControl control(RunOptions options) {
        return new RunControl(options.limits()
                .map(anneal.limits()::tightenedBy)
                .orElse(anneal.limits())
                .time());
    }

    Results run(RunOptions options, RunControl control) throws InterruptedException {
        anneal.begin(control);
        try {
            return Execution.run(plan, anneal.backends(), anneal.pool(), control, options.store(), options.listener());
        } finally {
            anneal.end(control);
        }
    }
}
