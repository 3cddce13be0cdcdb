package dev.anneal.cli;

import dev.anneal.repl.Session;
import dev.anneal.repl.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/**
 * A prompt that reads lines and nothing else: for scripts through a pipe, for a text on the command line, and for
 * terminals that can do no more. An interrupt stops what runs and shows what it came to; without a prompt it then ends the
 * process.
 */
final class PlainShell {
    private final Streams streams;
    private final Session session;
    private final SessionPrinter printer;
    private final boolean prompting;
    /** Whether the lines of the entry so far are not wanted any more. */
    private volatile boolean interrupted;

    /**
     * A shell.
     *
     * @param prompting whether to show a prompt
     */
    PlainShell(Streams streams, Session session, SessionPrinter printer, boolean prompting) {
        this.streams = streams;
        this.session = session;
        this.printer = printer;
        this.prompting = prompting;
    }

    /** Reads and does statements until there are no more. */
    Verdict run(BufferedReader lines) throws IOException {
        if (prompting) {
            TerminalSignals.onInterrupt(this::interrupt);
        }
        Verdict verdict = Verdict.DONE;
        Optional<String> entry = next(lines);
        while (entry.isPresent() && verdict != Verdict.LEFT) {
            verdict = verdict.and(submit(entry.get()));
            entry = verdict == Verdict.LEFT ? Optional.empty() : next(lines);
        }
        return verdict;
    }

    /** Does what has been typed. */
    @SuppressWarnings("try") // The interruption is there while the block runs, and does the rest by itself.
    Verdict submit(String typed) {
        if (typed.isBlank()) {
            return Verdict.DONE;
        }
        printer.begin();
        if (prompting) {
            return session.submit(typed);
        }
        try (Interruption interruption = new Interruption(streams, session::stop)) {
            return session.submit(typed);
        } finally {
            streams.flush();
        }
    }

    /** Someone who sees a prompt wants it back; the terminal itself forgets the line that was begun. */
    private void interrupt() {
        if (session.isRunning()) {
            session.stop();
        } else {
            interrupted = true;
            streams.out().println();
            prompt(ReplCommand.PROMPT);
        }
    }

    /** The lines of the next entry: as many as belong together; two empty lines end it in any case. */
    private Optional<String> next(BufferedReader lines) throws IOException {
        StringBuilder entry = new StringBuilder();
        while (true) {
            prompt(entry.length() == 0 ? ReplCommand.PROMPT : ReplCommand.GOES_ON);
            String line = lines.readLine();
            if (interrupted) {
                interrupted = false;
                entry.setLength(0);
            }
            if (line == null) {
                return entry.toString().isBlank() ? Optional.empty() : Optional.of(entry.toString());
            }
            entry.append(line);
            if (ReplCommand.isFinished(entry.toString())) {
                return Optional.of(entry.toString());
            }
            entry.append('\n');
        }
    }

    private void prompt(String text) {
        if (prompting) {
            streams.out().print(text);
            streams.out().flush();
        }
    }
}
