package dev.anneal.cli;

import dev.anneal.repl.Session;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the line editor when an entry is whole, and where the word begins that is being completed. */
final class EntryParser implements Parser {
    private final Session session;

    EntryParser(Session session) {
        this.session = session;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.COMPLETE) {
            return new Word(line, cursor, session.complete(line, cursor).from());
        }
        if (context == ParseContext.ACCEPT_LINE && !ReplCommand.isFinished(line)) {
            throw new EOFError(-1, -1, "the entry goes on", "", ReplCommand.openBrackets(line), "");
        }
        return new Word(line, cursor, 0);
    }

    /** What has been typed up to the cursor, as one word: the language knows better than an editor what words are. */
    private record Word(String line, int cursor, int from) implements CompletingParsedLine {
        @Override
        public String word() {
            return line.substring(from, cursor);
        }

        @Override
        public int wordCursor() {
            return cursor - from;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return cursor - from;
        }
    }
}
