package dev.anneal.engine;

import dev.anneal.numerics.flow.Workers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Idle threads of the pool, which help a fit with pieces of its work. The fit's own thread does every piece that nobody
 * else has taken and waits only for those that another thread is at, so nothing waits for a thread that is not there: in a
 * pool that is busy with other fits a training run is alone, as it would be without this. A helper stays for a moment after
 * the last piece, because to wake a thread may take as long as a step, and leaves when anything else waits for the pool.
 * Thread-safe.
 */
public final class PoolWorkers implements Workers {
    /** How long a helper looks out for more: longer than what a training step does between two rounds of pieces. */
    private static final long PATIENCE_NANOSECONDS = 1_000_000;

    /** How long a fit looks out for the end of a piece before it sleeps. */
    private static final long IMPATIENCE_NANOSECONDS = 200_000;

    private static final int SPINS = 64;

    private final ExecutorService pool;
    private final int helpers;
    /** Helpers that were called, and have not left. */
    private final AtomicInteger called = new AtomicInteger();
    /** The latest round that may have pieces left. */
    private final AtomicReference<@Nullable Round> open = new AtomicReference<>();

    private PoolWorkers(ExecutorService pool, int helpers) {
        this.pool = pool;
        this.helpers = helpers;
    }

    /** Those of a pool, from one of its threads. */
    public static Workers of(ExecutorService pool) {
        int threads = pool instanceof ThreadPoolExecutor known
                ? known.getMaximumPoolSize()
                : Runtime.getRuntime().availableProcessors();
        int helpers = Math.min(threads, Runtime.getRuntime().availableProcessors()) - 1;
        return helpers < 1 ? Workers.ALONE : new PoolWorkers(pool, helpers);
    }

    @Override
    public void all(int count, IntConsumer work) {
        if (count == 1) {
            work.accept(0);
            return;
        }
        Round round = new Round(count, work);
        open.set(round);
        call(count - 1);
        round.help();
        open.compareAndSet(round, null);
        round.finish();
    }

    private void call(int wanted) {
        for (int i = called.get(); i < Math.min(wanted, helpers); i++) {
            if (called.incrementAndGet() > helpers) {
                called.decrementAndGet();
                return;
            }
            try {
                pool.execute(this::attend);
            } catch (RejectedExecutionException closed) {
                called.decrementAndGet();
                return;
            }
        }
    }

    /** Helps with what is open, as long as there is something and nothing else waits for this thread. */
    private void attend() {
        try {
            long last = System.nanoTime();
            while (isWanted() && System.nanoTime() - last < PATIENCE_NANOSECONDS) {
                Round round = open.get();
                if (round != null && round.help()) {
                    last = System.nanoTime();
                }
                for (int i = 0; i < SPINS && open.get() == round; i++) {
                    Thread.onSpinWait();
                }
            }
        } finally {
            called.decrementAndGet();
        }
    }

    private boolean isWanted() {
        return !(pool instanceof ThreadPoolExecutor known && !known.getQueue().isEmpty())
                && !Thread.currentThread().isInterrupted();
    }

    /** The pieces of one call. */
    private static final class Round {
        private final int count;
        private final IntConsumer work;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch left;
        private volatile @Nullable Throwable broken;

        Round(int count, IntConsumer work) {
            this.count = count;
            this.work = work;
            this.left = new CountDownLatch(count);
        }

        /** Does pieces until none is left that nobody has taken; whether there was one. */
        boolean help() {
            boolean any = false;
            for (int piece = take(); piece < count; piece = take()) {
                any = true;
                try {
                    work.accept(piece);
                } catch (RuntimeException | Error thrown) {
                    broken = thrown;
                } finally {
                    left.countDown();
                }
            }
            return any;
        }

        private int take() {
            return next.get() < count ? next.getAndIncrement() : count;
        }

        /** Waits for the pieces that others are at; those are short, and write to memory that is this fit's. */
        void finish() {
            long began = System.nanoTime();
            while (left.getCount() > 0 && System.nanoTime() - began < IMPATIENCE_NANOSECONDS) {
                Thread.onSpinWait();
            }
            boolean interrupted = false;
            while (left.getCount() > 0) {
                try {
                    left.await();
                } catch (InterruptedException closing) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            Throwable thrown = broken;
            if (thrown instanceof Error error) {
                throw error;
            }
            if (thrown instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }
}
