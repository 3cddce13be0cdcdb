package dev.anneal.cli;

import dev.anneal.repl.Session;
import dev.anneal.repl.Verdict;
import java.io.IOError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The prompt on a terminal: a line that can be edited over several lines, a history, completion, colours. Everything that
 * it knows of the language it asks the session.
 */
final class TerminalShell {
    private static final int MOST_REMEMBERED = 10_000;
    private static final int MOST_FAILURES = 10;

    private final Terminal terminal;
    private final LineReader reader;
    private final Session session;
    private final SessionPrinter printer;

    /**
     * A shell on a terminal.
     *
     * @param colour whether to colour what is typed
     * @param history the file that keeps what was typed for later sessions
     */
    TerminalShell(Terminal terminal, Session session, SessionPrinter printer, boolean colour, Optional<Path> history) {
        this.terminal = terminal;
        this.session = session;
        this.printer = printer;
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("anneal")
                .history(new EntryHistory())
                .parser(new EntryParser(session))
                .completer(new EntryCompleter(session))
                .highlighter(new EntryHighlighter(colour))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, ReplCommand.GOES_ON)
                .variable(LineReader.INDENTATION, 2)
                .variable(LineReader.HISTORY_SIZE, MOST_REMEMBERED)
                .variable(LineReader.HISTORY_FILE_SIZE, MOST_REMEMBERED)
                .variable(LineReader.BELL_STYLE, "none")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.BRACKETED_PASTE, true)
                .option(LineReader.Option.AUTO_LIST, true)
                .option(LineReader.Option.LIST_PACKED, true)
                .option(LineReader.Option.CASE_INSENSITIVE, false);
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        this.reader = builder.build();
    }

    /** Asks and answers until the session ends, on the terminal of this process. */
    static void run(Streams streams, Session session, SessionPrinter printer) throws IOException {
        // The provider that needs no native code: it asks `stty`, which every system with a terminal has.
        try (Terminal terminal = TerminalBuilder.builder()
                .name("anneal")
                .system(true)
                .provider("exec")
                .build()) {
            streams.out().println(Main.version() + "; `:help` says what can be typed, Ctrl-D leaves");
            streams.flush();
            new TerminalShell(terminal, session, printer, streams.colour(), historyFile()).ask();
        }
    }

    /** Where the history is kept: what {@code ANNEAL_HISTORY} says, or the usual place; empty if nothing can be there. */
    private static Optional<Path> historyFile() {
        String told = System.getenv("ANNEAL_HISTORY");
        String state = System.getenv("XDG_STATE_HOME");
        Path file;
        if (told != null) {
            file = Path.of(told);
        } else if (state != null && !state.isEmpty()) {
            file = Path.of(state, "anneal", "history");
        } else {
            file = Path.of(System.getProperty("user.home"), ".local", "state", "anneal", "history");
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null || (told != null && told.isEmpty())) {
                return Optional.empty();
            }
            Files.createDirectories(folder);
            return Optional.of(file);
        } catch (IOException unwritable) {
            return Optional.empty(); // A session without a memory of earlier ones is better than none.
        }
    }

    /** Asks and answers until the session ends. */
    void ask() {
        terminal.handle(Terminal.Signal.INT, signal -> interrupt());
        Attributes cooked = terminal.getAttributes();
        Verdict verdict = Verdict.DONE;
        int failures = 0;
        while (verdict != Verdict.LEFT) {
            Optional<String> typed;
            try {
                typed = Optional.of(reader.readLine(ReplCommand.PROMPT));
                failures = 0;
            } catch (UserInterruptException cleared) {
                continue;
            } catch (EndOfFileException leaves) {
                return;
            } catch (IOError unset) {
                failures++;
                if (failures == MOST_FAILURES) {
                    throw unset;
                }
                restore(cooked);
                continue;
            }
            // What the interrupt of a line that was done already left behind; it would end what is done next.
            Thread.interrupted();
            verdict = answer(typed.get());
        }
    }

    /**
     * Sets the terminal as it was. An interrupt at the moment at which the editor has `stty` set the terminal ends that,
     * or the waiting for it; so may the next one.
     */
    private void restore(Attributes attributes) {
        boolean restored = false;
        for (int i = 0; i < MOST_FAILURES && !restored; i++) {
            Thread.interrupted();
            restored = isSet(attributes);
        }
    }

    private boolean isSet(Attributes attributes) {
        try {
            terminal.setAttributes(attributes);
            return true;
        } catch (IOError interrupted) {
            return false;
        }
    }

    private Verdict answer(String typed) {
        if (typed.isBlank()) {
            return Verdict.DONE;
        }
        printer.begin();
        return session.submit(typed);
    }

    /** Once: what runs is stopped, and what it came to is kept. Twice: it is given up. */
    private void interrupt() {
        if (session.wasStopped()) {
            session.cancel();
        } else {
            session.stop();
        }
    }
}
