package dev.anneal.cli;

import dev.anneal.report.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
    private final Optional<Terminal> terminal;
    private final Optional<Integer> lineWidth;

    private Streams(
            WrittenOutput written,
            PrintStream error,
            boolean colour,
            boolean bars,
            boolean interactive,
            Optional<Terminal> terminal,
            Optional<Integer> lineWidth) {
        this.written = written;
        this.out = stream(written);
        this.error = error;
        this.colour = colour;
        this.bars = bars;
        this.interactive = interactive;
        this.terminal = terminal;
        this.lineWidth = lineWidth;
    }

    /** The streams of the process. Only the launcher can ask the system which of them are terminals, and tells. */
    static Streams ofProcess() {
        boolean terminal = Boolean.getBoolean("anneal.terminal.error");
        boolean output = Boolean.getBoolean("anneal.terminal.output");
        String noColour = System.getenv("NO_COLOR");
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        boolean colour = terminal && !dumb && (noColour == null || noColour.isEmpty());
        int width = Integer.getInteger("anneal.terminal.width", Terminal.USUAL_WIDTH);
        return new Streams(
                new WrittenOutput(new FileOutputStream(FileDescriptor.out)),
                stream(new FileOutputStream(FileDescriptor.err)),
                colour,
                terminal && !dumb,
                Boolean.getBoolean("anneal.terminal.input") && output,
                terminal ? Optional.of(new Terminal(width, isUnicode(), colour)) : Optional.empty(),
                output ? Optional.of(width) : Optional.empty());
    }

    /** Streams that are no terminals, without colours. */
    static Streams of(OutputStream out, OutputStream error) {
        return new Streams(
                new WrittenOutput(out), stream(error), false, false, false, Optional.empty(), Optional.empty());
    }

    /** Whether the locale of the process, as POSIX looks for it, has all of Unicode. */
    private static boolean isUnicode() {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = System.getenv(name);
            if (locale != null && !locale.isEmpty()) {
                String text = locale.toLowerCase(Locale.ROOT);
                return text.contains("utf-8") || text.contains("utf8");
            }
        }
        return false;
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

    /** What standard error shows drawings on; empty where it is no terminal. */
    Optional<Terminal> terminal() {
        return terminal;
    }

    /** How many characters fit in a line of standard output; empty where it is no terminal. */
    Optional<Integer> lineWidth() {
        return lineWidth;
    }

    void flush() {
        out.flush();
        error.flush();
    }
}
