package dev.anneal.cli;

import dev.anneal.repl.Session;
import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/** A history with one entry for each statement, also where several were typed or pasted at once. */
final class EntryHistory extends DefaultHistory {
    @Override
    public void add(Instant time, String typed) {
        Session.parts(typed).forEach(part -> super.add(time, part));
    }
}
