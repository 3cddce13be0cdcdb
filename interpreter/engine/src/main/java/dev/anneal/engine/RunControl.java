package dev.anneal.engine;

import dev.anneal.numerics.Checkpoint;
import java.time.Duration;
import java.util.function.DoubleConsumer;

/** What stops a run of a plan: a request to stop, a request to cancel, or its deadline. Thread-safe. */
public final class RunControl {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** How long expressions and charts may take after the deadline. */
    private static final long GRACE = Duration.ofSeconds(5).toNanos();

    private final long deadline;
    private volatile boolean stopped;
    private volatile boolean cancelled;
    private volatile boolean overdue;

    /** A control for a run that begins now and may last so long. */
    public RunControl(Duration longest) {
        // A limit beyond the range of the clock is none.
        long nanoseconds = longest.compareTo(LONGEST) < 0 ? longest.toNanos() : LONGEST.toNanos();
        this.deadline = System.nanoTime() + nanoseconds;
    }

    /** Asks for the best so far. */
    public void stop() {
        stopped = true;
    }

    /** Asks to leave as fast as possible. */
    public void cancel() {
        cancelled = true;
    }

    boolean isStopped() {
        return stopped;
    }

    boolean isCancelled() {
        return cancelled;
    }

    boolean isOverdue() {
        return overdue;
    }

    /** Whether work that has not begun may begin. */
    boolean mayBegin() {
        return verdict() == Checkpoint.Verdict.PROCEED;
    }

    /**
     * A checkpoint for what follows the fits: expressions, tables and charts are made all the same of the best so far when
     * someone stops the run or its time is up, unless they take long themselves.
     */
    Checkpoint conclusion() {
        return fraction -> {
            boolean proceed = verdict() != Checkpoint.Verdict.ABANDON && System.nanoTime() - deadline < GRACE;
            return proceed ? Checkpoint.Verdict.PROCEED : Checkpoint.Verdict.ABANDON;
        };
    }

    /** A checkpoint that also tells how far the work is. */
    Checkpoint checkpoint(DoubleConsumer progress) {
        return fraction -> {
            progress.accept(fraction);
            return verdict();
        };
    }

    private Checkpoint.Verdict verdict() {
        // Whoever closes the pool interrupts its threads.
        if (Thread.currentThread().isInterrupted()) {
            cancelled = true;
        }
        if (cancelled) {
            return Checkpoint.Verdict.ABANDON;
        }
        if (!overdue && System.nanoTime() - deadline > 0) {
            overdue = true;
        }
        return stopped || overdue ? Checkpoint.Verdict.FINISH : Checkpoint.Verdict.PROCEED;
    }
}
