package dev.anneal.format;

import java.util.List;

/**
 * A piece of code with all that its author wrote between it and the piece before it. Comments belong to the piece that
 * follows them, so that a layout which writes every piece has written every comment.
 *
 * @param text the code
 * @param trailing comments that stand on the line of the piece before
 * @param own comments on lines of their own
 * @param inline comments directly before the piece on its line
 * @param newLine whether its author began a new line somewhere before it
 * @param blankBefore whether a blank line stands before it and its comments
 * @param blankBelow whether a blank line stands between its comments on lines of their own and itself
 */
record Piece(
        String text,
        List<Comment> trailing,
        List<Comment> own,
        List<Comment> inline,
        boolean newLine,
        boolean blankBefore,
        boolean blankBelow) {
    Piece {
        trailing = List.copyOf(trailing);
        own = List.copyOf(own);
        inline = List.copyOf(inline);
    }

    /** The same piece, its comments written. */
    Piece bare() {
        return new Piece(text, List.of(), List.of(), List.of(), newLine, blankBefore, false);
    }

    /** The same piece, the comments on the line before written. */
    Piece withoutTrailing() {
        return new Piece(text, List.of(), own, inline, newLine, blankBefore, blankBelow);
    }

    /** Whether a comment demands a line break before it. */
    boolean startsLine() {
        return !own.isEmpty() || trailing.stream().anyMatch(Comment::endsLine);
    }

    /** Whether a text stands directly behind what is before it. */
    static boolean joins(String text) {
        return !text.isEmpty() && ",)].:;".indexOf(text.charAt(0)) >= 0;
    }

    /** Whether a text closes a bracket. */
    static boolean closes(String text) {
        return text.equals(")") || text.equals("]") || text.equals("}");
    }
}
