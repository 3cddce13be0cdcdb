package dev.anneal;

import dev.anneal.engine.ResultsSoFar;
import dev.anneal.engine.RunControl;
import dev.anneal.run.Outcome;
import dev.anneal.run.Progress;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A plan that is being run on a thread of its own. Thread-safe. */
public final class RunHandle implements AutoCloseable {
    private final RunControl control;
    private final ResultsSoFar found = new ResultsSoFar();
    private final CompletableFuture<Results> completion = new CompletableFuture<>();

    private volatile Progress progress = new Progress(0, 0, 0, 0, Duration.ZERO, "");

    private RunHandle(RunControl control) {
        this.control = control;
    }

    static RunHandle start(Plan plan, RunOptions options, RunControl control) {
        RunHandle handle = new RunHandle(control);
        Thread thread = new Thread(() -> handle.work(plan, options), "anneal-run");
        thread.setDaemon(true);
        thread.start();
        return handle;
    }

    @SuppressWarnings("Interruption") // The thread ends here; its interruption is the completion's failure.
    private void work(Plan plan, RunOptions options) {
        try {
            RunOptions watched = options.listener(event -> {
                if (event instanceof RunEvent.Advanced advanced) {
                    progress = advanced.progress();
                }
                options.listener().accept(event);
            });
            completion.complete(plan.run(watched, control, found));
        } catch (InterruptedException | RuntimeException | Error failure) {
            completion.completeExceptionally(failure);
        }
    }

    /** Completes with the results when the run has ended, however it ended. */
    public CompletionStage<Results> completion() {
        return completion.minimalCompletionStage();
    }

    /** How far it is, as last told. */
    public Progress progress() {
        return progress;
    }

    /**
     * The results so far, with the outcome {@link Outcome#RUNNING}: fits that are finished, tables, charts and
     * expectations that have been reached, and of the sweep at hand the cells that were complete a moment ago; {@link Results#values()} are known
     * at the end only. When the run has ended, its results.
     */
    public Results snapshot() {
        if (completion.isCompletedExceptionally()) {
            return found.with(Outcome.CANCELLED);
        }
        return completion.isDone() ? completion.join() : found.with(Outcome.RUNNING);
    }

    /** Asks to finish with the best so far. Returns at once. */
    public void stop() {
        control.stop();
    }

    /** Asks to leave as fast as possible. Returns at once. */
    public void cancel() {
        control.cancel();
    }

    /** Cancels what still runs. */
    @Override
    public void close() {
        cancel();
    }
}
