package dev.anneal.format;

import dev.anneal.syntax.Lexeme;
import java.util.stream.Collectors;

/**
 * A comment of the source.
 *
 * @param text its text, without white space at the ends of its lines
 * @param endsLine whether it reaches to the end of its line
 * @param ownLine whether it begins a line
 * @param blankBefore whether a blank line stands above it
 */
record Comment(String text, boolean endsLine, boolean ownLine, boolean blankBefore) {
    static Comment of(Lexeme lexeme, int lineBreaksBefore) {
        return new Comment(
                text(lexeme), lexeme.kind() == Lexeme.Kind.LINE_COMMENT, lineBreaksBefore > 0, lineBreaksBefore > 1);
    }

    /** The text of a comment as it is written: its author's, but for line ends and what trails on its lines. */
    static String text(Lexeme lexeme) {
        return lexeme.text().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    Document document() {
        return new Document.Remark(text, endsLine);
    }
}
