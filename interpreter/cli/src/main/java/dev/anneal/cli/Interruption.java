package dev.anneal.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens on Ctrl-C while something runs: it is stopped, what it came to is shown, and then the process ends with
 * 130. Closing it says that all has been shown.
 */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch shown = new CountDownLatch(1);
    private final Thread hook;

    /** From now on an interrupt calls {@code stop}, which should not wait for anything. */
    Interruption(Streams streams, Runnable stop) {
        hook = new Thread(() -> {
            stop.run();
            try {
                if (!shown.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    streams.error()
                            .println("\nanneal: left without a result, because a single step takes longer than "
                                    + PATIENCE_SECONDS + " s");
                    streams.flush();
                }
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        shown.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending already, and the hook decides its exit code.
            return;
        }
    }
}
