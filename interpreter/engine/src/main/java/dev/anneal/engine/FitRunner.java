package dev.anneal.engine;

import dev.anneal.plan.FitSpec;
import dev.anneal.plan.Start;
import dev.anneal.plan.Step;
import dev.anneal.run.FitFailure;
import dev.anneal.run.FitStore;
import dev.anneal.run.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes the fits of a plan's runs with the pool. All that need no other begin at once. */
final class FitRunner {
    /** How long a run that is cancelled may take to notice. */
    private static final long TICK_MILLISECONDS = 20;

    /** Is told how far the run is. */
    @FunctionalInterface
    interface ProgressListener {
        void advanced(Progress progress) throws InterruptedException;
    }

    private final Backends backends;
    private final ExecutorService pool;
    private final FitContext context;
    private final RunControl control;
    private final Map<String, Future<List<FitOutcome>>> pending = new HashMap<>();
    /** Of the fits that start from other ones, what they are when those are there. */
    private final Map<String, FitSpec> started = new HashMap<>();

    private final Map<FitSpec, FitView> done = new HashMap<>();
    private final WorkMeter meter;
    private final FitMemory memory;
    private boolean cut;

    /**
     * Makes fits.
     *
     * @param store where the states of those that last long are kept, also of those that are finished: no rows stand for them
     * @param memory keeps what is finished, or stopped
     */
    FitRunner(
            Backends backends,
            ExecutorService pool,
            RunControl control,
            WorkMeter meter,
            FitStore store,
            FitMemory memory) {
        this.backends = backends;
        this.pool = pool;
        this.context = new FitContext(PoolWorkers.of(pool), store);
        this.control = control;
        this.meter = meter;
        this.memory = memory;
    }

    /** Begins a fit, unless it starts from another one. */
    void begin(Step.Fit step) {
        if (!(step.spec().start() instanceof Start.Warm)) {
            submit(step, step.spec());
        }
    }

    /** Whether a fit did not reach its horizon because the run was asked to end. */
    boolean wereCut() {
        return cut;
    }

    private void submit(Step.Fit step, FitSpec spec) {
        Optional<FitOutcome> known = memory.find(spec, step.template().retries());
        if (known.isPresent()) {
            pending.put(step.name(), CompletableFuture.completedFuture(List.of(known.get())));
            return;
        }
        WorkMeter.Part part = meter.part(step);
        FitTask task = new FitTask(backends.of(spec), spec, step.template().retries(), context);
        pending.put(
                step.name(),
                pool.submit(() -> control.isCancelled()
                        ? List.of()
                        : task.run(new RepeatRange(0, 1), control.checkpoint(part::advance))));
    }

    /** Waits for a fit; empty if the run was cancelled before it was there. */
    Optional<FitView> await(Step.Fit step, ProgressListener listener) throws InterruptedException {
        Optional<FitFailure> cannotStart = startWarm(step);
        FitOutcome outcome;
        if (cannotStart.isPresent()) {
            outcome = FitOutcome.withoutResult(0, step.spec().seed(), cannotStart.get());
        } else {
            Future<List<FitOutcome>> waiting = pending.get(step.name());
            if (waiting == null) {
                return Optional.empty();
            }
            List<FitOutcome> outcomes = get(waiting, listener);
            if (outcomes.isEmpty()) {
                return Optional.empty();
            }
            outcome = outcomes.get(0);
            memory.keep(
                    step.name(),
                    started.getOrDefault(step.name(), step.spec()),
                    step.template().retries(),
                    outcome);
        }
        meter.part(step).advance(1);
        meter.part(step).finish(1, outcome.failure().isPresent() ? 1 : 0);
        cut |= !outcome.finished() && outcome.failure().isEmpty();
        FitView fit =
                new FitView(step.name(), step.spec(), backends.of(step.spec()).describe(step.spec()), outcome);
        done.put(step.spec(), fit);
        listener.advanced(meter.progress());
        return Optional.of(fit);
    }

    /** Begins a fit that starts from another one, which is done by now; says why if it cannot. */
    private Optional<FitFailure> startWarm(Step.Fit step) {
        if (!(step.spec().start() instanceof Start.Warm warm)) {
            return Optional.empty();
        }
        FitView from = done.get(warm.from());
        if (from == null || from.failure().isPresent()) {
            return Optional.of(new FitFailure.NoStart(
                    "the run " + (from == null ? "" : "`" + from.name() + "` ") + "that it starts from has no result"));
        }
        FitSpec spec = step.spec();
        FitSpec ready = spec.startingFrom(new Start.Given(from.parameters()));
        started.put(step.name(), ready);
        Optional<Refusal> refusal = backends.refusal(ready);
        if (refusal.isPresent()) {
            return Optional.of(new FitFailure.NoStart(refusal.get().message()));
        }
        submit(step, ready);
        return Optional.empty();
    }

    private List<FitOutcome> get(Future<List<FitOutcome>> chunk, ProgressListener listener)
            throws InterruptedException {
        while (true) {
            try {
                return chunk.get(TICK_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                if (pool.isShutdown()) {
                    // What waited in the queue is gone with the pool and would never be done.
                    control.cancel();
                }
                if (control.isCancelled()) {
                    chunk.cancel(false);
                    return List.of();
                }
                listener.advanced(meter.progress());
            } catch (CancellationException closed) {
                control.cancel();
                return List.of();
            } catch (ExecutionException broken) {
                throw new IllegalStateException("a backend broke", broken.getCause());
            }
        }
    }
}
