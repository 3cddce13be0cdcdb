package dev.anneal;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.engine.Execution;
import dev.anneal.engine.PlanCheck;
import dev.anneal.engine.PlanText;
import dev.anneal.engine.Replay;
import dev.anneal.engine.ResultsSoFar;
import dev.anneal.engine.RunControl;
import dev.anneal.plan.ExecutionPlan;
import dev.anneal.plan.PlanHash;
import dev.anneal.run.FitStore;
import dev.anneal.run.Limits;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.run.Verification;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

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

    /** About how many seconds those of its fits take that can go on from a state in a store: trainings of flows. */
    public double trainingSeconds() {
        return PlanCheck.trainingSeconds(plan, anneal.backends());
    }

    /** What will run, by what, for how long, and what it will cost, as a text. */
    public String explain() {
        return PlanText.of(plan, anneal.backends());
    }

    /**
     * What the theory of collapse says about its runs, where it applies, in lines of {@link #explain()}; by the names of
     * the runs. A warning that belongs to it is told when the plan is run.
     */
    public Map<String, String> forecasts() {
        return PlanText.forecasts(plan);
    }

    /**
     * Runs the plan on this thread and the interpreter's pool. If it is more than the limits of the options allow, it is not
     * run: the outcome is {@link Outcome#REFUSED}, and the warnings say why.
     *
     * @throws InterruptedException if the thread is interrupted; the fits are cancelled
     */
    public Results run(RunOptions options) throws InterruptedException {
        return run(options, control(options), new ResultsSoFar());
    }

    /** Runs the plan on a thread of its own. */
    public RunHandle start(RunOptions options) {
        return RunHandle.start(this, options, control(options));
    }

    /**
     * Makes fits of sweeps again that a store has, and compares them with what it has.
     *
     * @param store where fits are kept
     * @param sample which cells are looked at, and how closely
     * @param progress is told which part is done, from 0 to 1
     * @throws InterruptedException if the thread is interrupted; what still runs is cancelled
     */
    public Verification verify(FitStore store, Verification.Sample sample, DoubleConsumer progress)
            throws InterruptedException {
        RunControl control = new RunControl(anneal.limits().time());
        anneal.begin(control);
        try {
            return Replay.run(plan, anneal.backends(), anneal.pool(), control, store, sample, progress);
        } finally {
            anneal.end(control);
        }
    }

    private RunControl control(RunOptions options) {
        return new RunControl(limits(options).time());
    }

    private Limits limits(RunOptions options) {
        return options.limits().map(anneal.limits()::tightenedBy).orElse(anneal.limits());
    }

    Results run(RunOptions options, RunControl control, ResultsSoFar found) throws InterruptedException {
        if (options.limits().isPresent()) {
            // The interpreter's own were looked at when the plan was made.
            List<Diagnostic> excess = PlanCheck.excess(plan, anneal.backends(), limits(options));
            if (!excess.isEmpty()) {
                return new Results(Outcome.REFUSED, List.of(), Map.of(), Map.of(), List.of(), List.of(), excess);
            }
        }
        anneal.begin(control);
        try {
            return Execution.run(
                    plan,
                    anneal.backends(),
                    anneal.pool(),
                    control,
                    options.store(),
                    options.memory(),
                    options.listener(),
                    found);
        } finally {
            anneal.end(control);
        }
    }
}
