package dev.anneal.cli;

import dev.anneal.repl.Session;
import dev.anneal.syntax.Colour;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours what is being typed as the language reads it. */
final class EntryHighlighter implements Highlighter {
    private final boolean colour;

    /**
     * A highlighter.
     *
     * @param colour whether there are to be colours at all
     */
    EntryHighlighter(boolean colour) {
        this.colour = colour;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        if (!colour) {
            return new AttributedString(buffer);
        }
        AttributedStringBuilder text = new AttributedStringBuilder();
        int end = 0;
        for (Colour.Piece piece : Session.colours(buffer)) {
            int start = Math.max(end, piece.span().start());
            text.append(buffer.substring(end, start));
            end = Math.max(start, piece.span().end());
            text.append(buffer.substring(start, end), style(piece.colour()));
        }
        return text.append(buffer.substring(end)).toAttributedString();
    }

    private static AttributedStyle style(Colour colour) {
        return switch (colour) {
            case KEYWORD -> AttributedStyle.BOLD.foreground(AttributedStyle.BLUE);
            case NUMBER -> AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA);
            case TEXT -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
            case COMMENT -> AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT);
            case NAME, SIGN -> AttributedStyle.DEFAULT;
        };
    }

    @Override
    public void setErrorPattern(Pattern pattern) {
        // Mistakes are told when an entry is done, in words.
    }

    @Override
    public void setErrorIndex(int index) {
        // As above.
    }
}
