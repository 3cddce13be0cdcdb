package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.source.Source;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * Whatever the text: no exception, no hang, no message that its author cannot understand. The scripts are random and
 * always the same; {@code tests/conformance/fuzz.sh} looks at new ones for as long as it is told to.
 */
class RobustnessTest {
    private static final long FIRST_SEED = Long.getLong("anneal.fuzz.seed", 1);
    private static final long CASES = Long.getLong("anneal.fuzz.cases", 1500);
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("anneal.fuzz.seconds", 3600));

    /** Far more than any case needs, even on a busy machine: what takes longer does not end. */
    private static final Duration PATIENCE = Duration.ofMillis(Long.getLong("anneal.fuzz.patience", 20_000));

    private static final int MOST_TROUBLES = 5;

    @Test
    void noTextBreaksTheInterpreter() throws InterruptedException {
        List<String> snippets = SnippetSources.all().stream().map(Source::text).toList();
        List<String> troubles = new ArrayList<>();
        AtomicReference<Thread> worker = new AtomicReference<>(Thread.currentThread());
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "case");
            thread.setDaemon(true);
            worker.set(thread);
            return thread;
        });
        long begin = System.nanoTime();
        long seed = FIRST_SEED;
        try (Anneal anneal = RobustnessCase.interpreter()) {
            while (seed < FIRST_SEED + CASES && System.nanoTime() - begin < TIME.toNanos()) {
                RobustnessCase one = RobustnessCase.of(seed, snippets);
                Future<?> done = executor.submit(() -> {
                    one.check(anneal);
                    return one;
                });
                try {
                    done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (ExecutionException broken) {
                    Throwable cause = broken.getCause();
                    troubles.add(trouble(seed, one, trace(cause == null ? broken : cause)));
                } catch (TimeoutException hangs) {
                    troubles.add(trouble(
                            seed,
                            one,
                            "no end; it is at\n" + Arrays.toString(worker.get().getStackTrace())));
                    break;
                }
                if (troubles.size() == MOST_TROUBLES) {
                    break;
                }
                seed++;
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(troubles).as("troubles up to seed " + seed).isEmpty();
    }

    private static String trouble(long seed, RobustnessCase one, String what) {
        return "seed " + seed + ": " + what + "\n----- " + one.source().name() + " -----\n"
                + one.source().text() + "\n-----\n";
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString().lines().limit(12).reduce("", (all, line) -> all + line + "\n");
    }
}
