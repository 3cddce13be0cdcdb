package dev.anneal.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A real terminal without a person: tmux, in which the command runs, keys are typed, and the screen is read. */
final class TmuxTerminal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WIDTH = 100;
    private static final int HEIGHT = 50;

    private final String server = "anneal-" + UUID.randomUUID();

    /** Starts a shell command in a terminal; its exit code stands on the screen when it has ended. */
    TmuxTerminal(Path directory, Map<String, String> environment, String command)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("-f", "/dev/null", "new-session", "-d"));
        line.addAll(List.of("-x", Integer.toString(WIDTH), "-y", Integer.toString(HEIGHT)));
        line.addAll(List.of("-c", directory.toString()));
        StringBuilder shell = new StringBuilder("env");
        environment.forEach((name, value) ->
                shell.append(' ').append(name).append("='").append(value).append('\''));
        shell.append(' ').append(command).append("; echo \"ended with $?\"; exec cat");
        line.add(shell.toString());
        tmux(line.toArray(String[]::new));
    }

    /** Types a text. */
    TmuxTerminal type(String text) throws IOException, InterruptedException {
        tmux("send-keys", "-l", "--", text);
        return this;
    }

    /** Types a text and Enter. */
    TmuxTerminal enter(String text) throws IOException, InterruptedException {
        type(text);
        return key("Enter");
    }

    /** Presses a key, named as tmux names it. */
    TmuxTerminal key(String name) throws IOException, InterruptedException {
        tmux("send-keys", name);
        return this;
    }

    /** Pastes a text as a terminal does that says so. */
    TmuxTerminal paste(String text) throws IOException, InterruptedException {
        tmux("set-buffer", "--", text);
        tmux("paste-buffer", "-p");
        return this;
    }

    /** The screen, and what has left it at its top, without blanks at the ends of lines. */
    String screen() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p", "-J", "-S", "-")
                .stripTrailing()
                .lines()
                .map(String::stripTrailing)
                .reduce("", (all, next) -> all + next + "\n");
    }

    /** Waits until a text stands on the screen, so often. */
    TmuxTerminal await(String text, int times) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (screen().split(Pattern.quote(text), -1).length <= times) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("`" + text + "` did not appear " + times + " times; the screen:\n" + screen());
            }
            Thread.sleep(50);
        }
        return this;
    }

    /** Waits until a text stands on the screen. */
    TmuxTerminal await(String text) throws IOException, InterruptedException {
        return await(text, 1);
    }

    /** Runs tmux; a system without it fails the test. */
    private String tmux(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("tmux", "-u", "-L", server));
        line.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(line).redirectErrorStream(true).start();
        } catch (IOException missing) {
            throw new AssertionError("the tests of the prompt on a terminal need `tmux`; install it", missing);
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new AssertionError("`" + String.join(" ", line) + "` ended with " + code + ":\n" + output);
        }
        return output;
    }

    @Override
    public void close() throws IOException {
        try {
            tmux("kill-server");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
