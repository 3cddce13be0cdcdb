package dev.anneal.repl;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.run.RunEvent;
import java.util.List;

/** What a session has to say. Told in order; while something runs, from another thread than the one that submitted it. */
public sealed interface Reply {
    /** Something is wrong or doubtful. Places are those in what was typed or loaded. */
    record Diagnosed(List<Diagnostic> diagnostics) implements Reply {
        public Diagnosed {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Something happened while a statement was run. */
    record Happened(RunEvent event) implements Reply {}

    /** What was asked for, as lines of text that end in a newline. */
    record Answered(String text) implements Reply {}

    /** What was declared, and its value where that is short: an echo for people at a terminal. One line. */
    record Declared(String text) implements Reply {}

    /** A remark that nobody asked for: what was stopped, what is to be made anew. One line. */
    record Noted(String text) implements Reply {}

    /** A command cannot be done. One line or a few. */
    record Refused(String why) implements Reply {}
}
