package dev.anneal.cli;

import org.jline.utils.Signals;

/** Interrupts of a session on a terminal on which no line is edited, so that nobody else looks after them. */
final class TerminalSignals {
    private TerminalSignals() {}

    /** From now on an interrupt calls this, on a thread of its own, and does not end the process. */
    static void onInterrupt(Runnable action) {
        Signals.register("INT", action);
    }
}
