package dev.anneal.engine;

import dev.anneal.plan.ExecutionPlan;
import dev.anneal.plan.FitSpec;
import dev.anneal.plan.Start;
import dev.anneal.plan.Step;
import dev.anneal.run.FitFailure;
import dev.anneal.run.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Makes the fits of a plan with the pool. All fits that need no other begin at once; each is cut into chunks of a fixed
 * size, so that results do not depend on the number of threads.
 */
final class FitRunner {
    /** Repeats in one call of a backend. Part of what results may depend on: never derived from the machine. */
    static final int CHUNK = 64;

    private static final long TICK_MILLISECONDS = 100;

    /** Is told how far the run is. */
    @FunctionalInterface
    interface ProgressListener {
        void advanced(Progress progress) throws InterruptedException;
    }

    private final Backends backends;
    private final ExecutorService pool;
    private final RunControl control;
    private final long begin = System.nanoTime();
    private final Map<String, Pending> pending = new HashMap<>();
    private final Map<FitSpec, FitView> done = new HashMap<>();
    private final AtomicReferenceArray<Double> fractions;
    private final List<Step.Fit> fits;
    private final double[] shares;
    private boolean cut;

    private record Pending(int index, List<Future<List<FitOutcome>>> chunks) {}

    FitRunner(ExecutionPlan plan, Backends backends, ExecutorService pool, RunControl control) {
        this.backends = backends;
        this.pool = pool;
        this.control = control;
        this.fits = plan.fits();
        this.shares = shares(fits, backends);
        this.fractions = new AtomicReferenceArray<>(Math.max(1, fits.size()));
    }

    /** The part of each fit in all work, by estimate. */
    private static double[] shares(List<Step.Fit> fits, Backends backends) {
        double[] shares = new double[fits.size()];
        double total = 0;
        for (int i = 0; i < shares.length; i++) {
            FitSpec spec = fits.get(i).spec();
            shares[i] = fits.get(i).repeats() * backends.of(spec).cost(spec).seconds();
            total += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= total;
        }
        return shares;
    }

    /** Begins every fit that can begin. */
    void begin() {
        for (int index = 0; index < fits.size(); index++) {
            FitSpec spec = fits.get(index).spec();
            if (!(spec.start() instanceof Start.Warm)) {
                submit(index, spec);
            }
        }
    }

    /** Whether a fit did not reach its horizon because the run was asked to end. */
    boolean wereCut() {
        return cut;
    }

    private void submit(int index, FitSpec spec) {
        Backend backend = backends.of(spec);
        long repeats = fits.get(index).repeats();
        List<Future<List<FitOutcome>>> chunks = new ArrayList<>();
        for (long first = 0; first < repeats; first += CHUNK) {
            RepeatRange range = new RepeatRange(first, Math.min(repeats, first + CHUNK));
            chunks.add(pool.submit(() -> control.isCancelled()
                    ? List.of()
                    : backend.run(spec, range, control.checkpoint(fraction -> fractions.set(index, fraction)))));
        }
        pending.put(fits.get(index).name(), new Pending(index, chunks));
    }

    /** Waits for a fit; empty if the run was cancelled before it was there. */
    Optional<FitView> await(Step.Fit step, ProgressListener listener) throws InterruptedException {
        Optional<FitFailure> cannotStart = startWarm(step);
        FitOutcome outcome;
        if (cannotStart.isPresent()) {
            outcome = FitOutcome.withoutStart(step.spec().seed(), cannotStart.get());
        } else {
            Pending waiting = pending.get(step.name());
            if (waiting == null) {
                return Optional.empty();
            }
            List<FitOutcome> outcomes = new ArrayList<>();
            for (Future<List<FitOutcome>> chunk : waiting.chunks()) {
                outcomes.addAll(get(chunk, listener));
            }
            if (outcomes.isEmpty()) {
                return Optional.empty();
            }
            outcome = outcomes.get(0);
            fractions.set(waiting.index(), 1.0);
        }
        cut |= !outcome.finished() && outcome.failure().isEmpty();
        FitView fit = new FitView(
                step.name(),
                step.spec().horizon(),
                step.spec().recorded(),
                backends.of(step.spec()).describe(step.spec()),
                outcome);
        done.put(step.spec(), fit);
        listener.advanced(progress());
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
        Start start = new Start.Given(from.parameters());
        FitSpec ready = new FitSpec(
                spec.family(),
                spec.target(),
                spec.schedule(),
                spec.path(),
                spec.method(),
                spec.horizon(),
                start,
                spec.recorded(),
                spec.every(),
                spec.seed());
        Optional<Refusal> refusal = backends.refusal(ready);
        if (refusal.isPresent()) {
            return Optional.of(new FitFailure.NoStart(refusal.get().message()));
        }
        submit(fits.indexOf(step), ready);
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
                listener.advanced(progress());
            } catch (CancellationException closed) {
                control.cancel();
                return List.of();
            } catch (ExecutionException broken) {
                throw new IllegalStateException("a backend broke", broken.getCause());
            }
        }
    }

    private Progress progress() {
        double sum = 0;
        for (int i = 0; i < fits.size(); i++) {
            Double fraction = fractions.get(i);
            sum += fraction == null ? 0 : shares[i] * fraction;
        }
        long failed =
                done.values().stream().filter(fit -> fit.failure().isPresent()).count();
        double fraction = fits.isEmpty() ? 1 : sum;
        return new Progress(done.size(), fits.size(), failed, fraction, Duration.ofNanos(System.nanoTime() - begin));
    }
}
