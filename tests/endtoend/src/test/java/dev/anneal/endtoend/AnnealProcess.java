package dev.anneal.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The real command in a real process. {@link Command} says what to start and where; {@link Command#run} waits for its
 * end, {@link Command#start} does not, so that a test can interrupt it.
 */
final class AnnealProcess implements AutoCloseable {
    private static final Path HOME = Path.of(System.getProperty("anneal.home"));
    private static final Duration POLL = Duration.ofMillis(20);

    private final Process process;
    private final Path out;
    private final Path err;
    private final Duration timeout;
    private final long started = System.nanoTime();

    private AnnealProcess(Process process, Path out, Path err, Duration timeout) {
        this.process = process;
        this.out = out;
        this.err = err;
        this.timeout = timeout;
    }

    /** The launcher of this checkout, in the current directory, on the JDK of the tests. */
    static Command anneal() {
        return new Command(
                HOME.resolve("anneal"),
                Path.of("").toAbsolutePath(),
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                Path.of("/dev/null"),
                Duration.ofSeconds(60));
    }

    /** What has been written to standard output so far. */
    String out() {
        return read(out);
    }

    /** What has been written to standard error so far. */
    String err() {
        return read(err);
    }

    /** Waits until a text stands in standard error, where progress is shown. */
    AnnealProcess awaitErr(String text) throws InterruptedException {
        while (!err().contains(text)) {
            if (!process.isAlive() || elapsed().compareTo(timeout) > 0) {
                throw new AssertionError("`" + text + "` did not appear; standard error was:\n" + err());
            }
            Thread.sleep(POLL.toMillis());
        }
        return this;
    }

    /** What Ctrl-C does. */
    AnnealProcess sendInterrupt() throws IOException, InterruptedException {
        return send("INT");
    }

    /** Whether it has not ended yet. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it after a time, as `kill -9` does; returns whether it had not ended before. */
    boolean killAfter(long milliseconds) throws InterruptedException {
        boolean alive = !process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        kill();
        return alive;
    }

    /** Sends a signal, named as `kill` names it. */
    AnnealProcess send(String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("kill -" + signal + " ended with " + code);
        }
        return this;
    }

    /** Waits for the end; a process that takes longer than its time is killed and fails the test. */
    Result await() throws InterruptedException {
        boolean ended = process.waitFor(timeout.minus(elapsed()).toMillis(), TimeUnit.MILLISECONDS);
        Duration duration = elapsed();
        if (!ended) {
            kill();
            throw new AssertionError("no end after " + duration + "; standard error was:\n" + err());
        }
        return new Result(process.exitValue(), out(), err(), duration);
    }

    @Override
    public void close() {
        kill();
        try {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a process ended, and what it wrote. */
    record Result(int exitCode, String out, String err, Duration duration) {}

    /**
     * What to start.
     *
     * @param launcher the command, which may be a link to the launcher
     * @param directory where it is started
     * @param environment variables added to those of the tests; an empty value removes one
     * @param input the file that is its standard input
     * @param timeout how long it may take
     */
    record Command(Path launcher, Path directory, Map<String, String> environment, Path input, Duration timeout) {
        Command through(Path otherLauncher) {
            return new Command(otherLauncher, directory, environment, input, timeout);
        }

        Command in(Path otherDirectory) {
            return new Command(launcher, otherDirectory, environment, input, timeout);
        }

        Command with(String variable, String value) {
            Map<String, String> more = new HashMap<>(environment);
            more.put(variable, value);
            return new Command(launcher, directory, Map.copyOf(more), input, timeout);
        }

        Command within(Duration otherTimeout) {
            return new Command(launcher, directory, environment, input, otherTimeout);
        }

        Command reading(Path otherInput) {
            return new Command(launcher, directory, environment, otherInput, timeout);
        }

        /** Starts the command and waits for its end. */
        Result run(String... arguments) throws IOException, InterruptedException {
            try (AnnealProcess process = start(arguments)) {
                return process.await();
            }
        }

        /** Starts the command. */
        AnnealProcess start(String... arguments) throws IOException {
            List<String> line = new ArrayList<>(List.of(launcher.toString()));
            line.addAll(List.of(arguments));
            Path out = Files.createTempFile("anneal", ".out");
            Path err = Files.createTempFile("anneal", ".err");
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(directory.toFile())
                    .redirectInput(input.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            environment.forEach((variable, value) -> {
                if (value.isEmpty()) {
                    builder.environment().remove(variable);
                } else {
                    builder.environment().put(variable, value);
                }
            });
            return new AnnealProcess(builder.start(), out, err, timeout);
        }
    }
}
