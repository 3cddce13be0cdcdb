package dev.anneal.cli;

import dev.anneal.repl.Completion;
import dev.anneal.repl.Session;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Hands on to the line editor what the session says can stand at the cursor. */
final class EntryCompleter implements Completer {
    private final Session session;

    EntryCompleter(Session session) {
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        int order = 0;
        for (Completion.Candidate one :
                session.complete(line.line(), line.cursor()).candidates()) {
            candidates.add(new Candidate(one.text(), one.text(), null, note(one), null, null, one.whole(), order++));
        }
    }

    private static @Nullable String note(Completion.Candidate candidate) {
        return candidate.note().isEmpty() ? null : candidate.note();
    }
}
