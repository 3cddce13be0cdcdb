package dev.anneal.conformance;

import dev.anneal.run.Results;
import dev.anneal.source.SourceResolver;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs all {@link HostileScripts}, one after another, and says of each in a line what became of it, and how soon. */
final class HostileMain {
    /** Against hanging only. */
    private static final long PATIENCE_SECONDS = 60;

    private HostileMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> script : HostileScripts.all().entrySet()) {
            long begin = System.nanoTime();
            String outcome = outcome(script.getValue());
            out.println(script.getKey() + '\t' + (System.nanoTime() - begin) / 1_000_000 + '\t' + outcome);
        }
        out.println("that is all");
        // A thread that hangs would keep this process alive.
        System.exit(0);
    }

    private static String outcome(String script) throws InterruptedException {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Hostile> running = thread.submit(() -> Hostile.of(script, SourceResolver.none()));
        try {
            Hostile hostile = running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return hostile.results()
                    .map(HostileMain::ran)
                    .orElseGet(() -> "refused " + hostile.errors().get(0).code().id() + " "
                            + oneLine(hostile.errors().get(0).message()));
        } catch (TimeoutException hangs) {
            return "broke: it hangs";
        } catch (ExecutionException broken) {
            Throwable cause = broken.getCause();
            return "broke: " + cause
                    + (cause == null || cause.getStackTrace().length == 0 ? "" : " at " + cause.getStackTrace()[0]);
        } finally {
            thread.shutdownNow();
        }
    }

    private static String ran(Results results) {
        return "ran " + results.outcome()
                + results.warnings().stream()
                        .map(warning -> " " + warning.code().id())
                        .distinct()
                        .reduce("", String::concat);
    }

    private static String oneLine(String message) {
        String line = message.replace('\n', ' ');
        return line.length() > 100 ? line.substring(0, 100) : line;
    }
}
