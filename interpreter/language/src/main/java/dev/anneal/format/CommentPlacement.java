package dev.anneal.format;

import dev.anneal.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out where comments belong. One that begins on the line of a piece of code stands behind it, one with a line of
 * its own above what follows, and one in the middle of a line before what follows, unless only a comma or a closing
 * bracket does. Comments behind an item stand behind its comma, wherever the comma was. A comma behind the last item is
 * dropped, since its layout decides whether there is one.
 */
final class CommentPlacement {
    private final List<Lexeme> lexemes;
    private final List<Piece> pieces = new ArrayList<>();
    /** What stands between the last piece and the next: comments, line breaks and ends of statements. */
    private List<Lexeme> between = new ArrayList<>();

    private CommentPlacement(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    /** The code with its comments; the last piece is empty and stands for the end of the text. */
    static List<Piece> place(List<Lexeme> lexemes) {
        CommentPlacement placement = new CommentPlacement(lexemes);
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.kind() != Lexeme.Kind.CODE) {
                placement.between.add(lexeme);
            } else if (!lexeme.text().equals(",")) {
                placement.add(lexeme.text());
            } else if (!placement.isTrailing(i)) {
                placement.addComma();
            }
        }
        placement.add("");
        return placement.pieces;
    }

    private boolean isTrailing(int comma) {
        int next = comma + 1;
        while (next < lexemes.size() && lexemes.get(next).kind() != Lexeme.Kind.CODE) {
            next++;
        }
        return next < lexemes.size() && Piece.closes(lexemes.get(next).text());
    }

    /** Comments within the line stay before a comma; all others go on to what follows it. */
    private void addComma() {
        List<Comment> trailing = new ArrayList<>();
        int i = 0;
        while (i < between.size() && between.get(i).kind() == Lexeme.Kind.BLOCK_COMMENT) {
            trailing.add(Comment.of(between.get(i++), 0));
        }
        pieces.add(new Piece(",", trailing, List.of(), List.of(), false, false, false));
        between = new ArrayList<>(between.subList(i, between.size()));
    }

    private void add(String text) {
        int lastBreak = lastBreak();
        int behind = endOfLineBefore(text);
        List<Comment> trailing = new ArrayList<>();
        List<Comment> own = new ArrayList<>();
        List<Comment> inline = new ArrayList<>();
        boolean blankBefore = false;
        int lineBreaks = 0;
        for (int i = 0; i < between.size(); i++) {
            Lexeme lexeme = between.get(i);
            if (!lexeme.isComment()) {
                lineBreaks += isLineBreak(lexeme) ? 1 : 0;
            } else if (i < behind) {
                trailing.add(Comment.of(lexeme, 0));
            } else if (i < lastBreak || text.isEmpty() || Piece.closes(text)) {
                blankBefore |= own.isEmpty() && lineBreaks > 1;
                own.add(Comment.of(lexeme, lineBreaks));
                lineBreaks = 0;
            } else {
                blankBefore |= own.isEmpty() && inline.isEmpty() && lineBreaks > 1;
                inline.add(Comment.of(lexeme, 0));
            }
        }
        boolean blank = lineBreaks > 1;
        blankBefore |= own.isEmpty() && blank;
        pieces.add(new Piece(text, trailing, own, inline, lastBreak >= 0, blankBefore, !own.isEmpty() && blank));
        between = new ArrayList<>();
    }

    /** How much of what stands between belongs to the line of the piece before. */
    private int endOfLineBefore(String text) {
        int firstBreak = firstBreak();
        if (pieces.isEmpty()) {
            return 0;
        } else if (firstBreak < between.size() || text.isEmpty() || Piece.joins(text) || Piece.closes(text)) {
            return firstBreak;
        }
        return statementEnd();
    }

    private int firstBreak() {
        int i = 0;
        while (i < between.size() && !isLineBreak(between.get(i))) {
            i++;
        }
        return i;
    }

    private int lastBreak() {
        int i = between.size() - 1;
        while (i >= 0 && !isLineBreak(between.get(i))) {
            i--;
        }
        return i;
    }

    /** Where a statement ends without a line break, what stands before belongs to it. */
    private int statementEnd() {
        int i = 0;
        while (i < between.size() && between.get(i).kind() != Lexeme.Kind.STATEMENT_END) {
            i++;
        }
        return i < between.size() ? i : 0;
    }

    private static boolean isLineBreak(Lexeme lexeme) {
        return lexeme.kind() == Lexeme.Kind.LINE_BREAK
                || (lexeme.kind() == Lexeme.Kind.STATEMENT_END && isLineEnd(lexeme.text()));
    }

    private static boolean isLineEnd(String text) {
        return text.startsWith("\n") || text.startsWith("\r");
    }
}
