package dev.anneal.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the command writes: results to standard output, everything else to standard error, both in UTF-8. Colours and
 * bars are for terminals, and not where {@code NO_COLOR} is set.
 */
final class Streams {
    private final PrintStream out;
    private final PrintStream error;
    private final boolean colour;
    private final boolean bars;

    private Streams(PrintStream out, PrintStream error, boolean colour, boolean bars) {
        this.out = out;
        this.error = error;
        this.colour = colour;
        this.bars = bars;
    }

    /** The streams of the process. Only the launcher can ask the system which of them are terminals, and tells. */
    static Streams ofProcess() {
        boolean terminal = Boolean.getBoolean("anneal.terminal.error");
        String noColour = System.getenv("NO_COLOR");
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        return new Streams(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                terminal && !dumb && (noColour == null || noColour.isEmpty()),
                terminal && !dumb);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 8192), false, StandardCharsets.UTF_8);
    }

    PrintStream out() {
        return out;
    }

    PrintStream error() {
        return error;
    }

    /** Whether standard error may have colours. */
    boolean colour() {
        return colour;
    }

    /** Whether standard error may have a progress bar. */
    boolean bars() {
        return bars;
    }

    void flush() {
        out.flush();
        error.flush();
    }
}
