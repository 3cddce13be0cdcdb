package dev.anneal.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the command writes: results to standard output, everything else to standard error, both in UTF-8. Colours and
 * bars are for terminals, and not where {@code NO_COLOR} is set.
 */
final class Streams {
    private final WrittenOutput written;
    private final PrintStream out;
    private final PrintStream error;
    private final boolean colour;
    private final boolean bars;
    private final boolean interactive;

    private Streams(WrittenOutput written, PrintStream error, boolean colour, boolean bars, boolean interactive) {
        this.written = written;
        this.out = stream(written);
        this.error = error;
        this.colour = colour;
        this.bars = bars;
        this.interactive = interactive;
    }

    /** The streams of the process. Only the launcher can ask the system which of them are terminals, and tells. */
    static Streams ofProcess() {
        boolean terminal = Boolean.getBoolean("anneal.terminal.error");
        String noColour = System.getenv("NO_COLOR");
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        return new Streams(
                new WrittenOutput(new FileOutputStream(FileDescriptor.out)),
                stream(new FileOutputStream(FileDescriptor.err)),
                terminal && !dumb && (noColour == null || noColour.isEmpty()),
                terminal && !dumb,
                Boolean.getBoolean("anneal.terminal.input") && Boolean.getBoolean("anneal.terminal.output"));
    }

    /** Streams that are no terminals, without colours. */
    static Streams of(OutputStream out, OutputStream error) {
        return new Streams(new WrittenOutput(out), stream(error), false, false, false);
    }

    private static PrintStream stream(OutputStream output) {
        return new PrintStream(new BufferedOutputStream(output, 8192), false, StandardCharsets.UTF_8);
    }

    PrintStream out() {
        return out;
    }

    PrintStream error() {
        return error;
    }

    /** Why results were lost, if they were; a reader that has seen enough, such as `head`, loses nothing. */
    Optional<String> failure() {
        return written.failure().filter(message -> !message.contains("Broken pipe"));
    }

    /** Whether standard error may have colours. */
    boolean colour() {
        return colour;
    }

    /** Whether standard error may have a progress bar. */
    boolean bars() {
        return bars;
    }

    /** Whether a person sits at both ends: standard input and standard output are terminals. */
    boolean isInteractive() {
        return interactive;
    }

    /** Whether the terminal can move its cursor, so that a line can be edited. */
    boolean edits() {
        return interactive && !"dumb".equals(System.getenv("TERM")) && System.getenv("TERM") != null;
    }

    void flush() {
        out.flush();
        error.flush();
    }
}
