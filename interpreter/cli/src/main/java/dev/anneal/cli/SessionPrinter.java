package dev.anneal.cli;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.TextRenderer;
import dev.anneal.repl.Reply;
import dev.anneal.run.RunEvent;
import java.util.function.Consumer;

/**
 * Shows what a session says: results on standard output, all else on standard error. What runs is shown as `anneal run`
 * shows it, by the same printer.
 */
final class SessionPrinter implements Consumer<Reply> {
    private static final String FAINT = "\u001B[2m";
    private static final String BOLD_RED = "\u001B[1;31m";
    private static final String PLAIN = "\u001B[0m";

    private final Streams streams;
    private final EventPrinter events;
    private final boolean echo;

    /**
     * A printer.
     *
     * @param directory where charts and files go
     * @param echo whether to show what was declared, for someone who watches
     */
    SessionPrinter(Streams streams, RunDirectory directory, boolean echo) {
        this.streams = streams;
        this.events = new EventPrinter(streams, directory, false);
        this.echo = echo;
    }

    /** A new statement begins. */
    synchronized void begin() {
        events.begin();
    }

    /** Whether a file could not be written. */
    boolean hasFailed() {
        return events.hasFailed();
    }

    @Override
    public synchronized void accept(Reply reply) {
        if (reply instanceof Reply.Happened happened) {
            happened(happened.event());
            return;
        }
        events.clear();
        if (reply instanceof Reply.Diagnosed diagnosed) {
            diagnose(diagnosed);
        } else if (reply instanceof Reply.Answered answered) {
            streams.out().print(answered.text());
        } else if (reply instanceof Reply.Declared declared) {
            if (echo) {
                streams.error().println(painted(FAINT, declared.text()));
            }
        } else if (reply instanceof Reply.Noted noted) {
            streams.error().println(painted(FAINT, noted.text()));
        } else if (reply instanceof Reply.Refused refused) {
            streams.error().println(painted(BOLD_RED, "error") + ": " + refused.why());
        }
        streams.flush();
    }

    private void happened(RunEvent event) {
        events.accept(event);
        if (event instanceof RunEvent.Expects expects && expects.expectation().holds() && echo) {
            streams.error().println(painted(FAINT, "as expected"));
        }
        streams.flush();
    }

    private void diagnose(Reply.Diagnosed diagnosed) {
        TextRenderer renderer = new TextRenderer(streams.colour());
        boolean first = true;
        for (Diagnostic diagnostic : diagnosed.diagnostics()) {
            if (!first) {
                streams.error().println();
            }
            first = false;
            streams.error().print(renderer.render(diagnostic));
        }
    }

    private String painted(String tone, String text) {
        return streams.colour() ? tone + text + PLAIN : text;
    }
}
