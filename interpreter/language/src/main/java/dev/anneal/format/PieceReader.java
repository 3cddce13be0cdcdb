package dev.anneal.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Hands out the pieces of a script in their order. A layout can neither drop one nor change their order: it names the
 * piece that it wants to write next, and a wrong one is a defect.
 */
final class PieceReader {
    private final List<Piece> pieces;
    private int position;
    private Piece current;

    PieceReader(List<Piece> pieces) {
        this.pieces = pieces;
        this.current = pieces.get(0);
    }

    /** The piece that comes next. */
    Piece peek() {
        return current;
    }

    boolean at(String text) {
        return current.text().equals(text);
    }

    /** Writes the next piece, whatever it is, with its comments. */
    Document next() {
        List<Document> parts = new ArrayList<>(3);
        current.trailing().forEach(comment -> parts.add(comment.document()));
        own(parts);
        if (!current.own().isEmpty()) {
            parts.add(new Document.HardLine(current.blankBelow(), true));
        }
        current.inline().forEach(comment -> parts.add(comment.document()));
        parts.add(new Document.Text(current.text()));
        position++;
        current = pieces.get(Math.min(position, pieces.size() - 1));
        return parts.size() == 1 ? parts.get(0) : Document.of(parts);
    }

    /** Writes the next piece, which has the given text. */
    Document take(String text) {
        if (!at(text)) {
            throw new IllegalStateException("expected `" + text + "`, found `" + current.text() + "`");
        }
        return next();
    }

    /** A line that may break before the next piece; comments on the line before stay there. */
    Document line(String flat) {
        return Document.of(trailing(), breakable(flat, false));
    }

    /** The same between the items of a list, where blank lines are kept. */
    Document itemLine() {
        return Document.of(trailing(), breakable(" ", current.blankBefore()));
    }

    /** A parameter called `let` must not begin a line, where it would begin a declaration. */
    private Document breakable(String flat, boolean blank) {
        boolean let = at("let") && !pieces.get(position + 1).text().equals(":");
        return let ? new Document.Text(flat) : new Document.Line(flat, blank);
    }

    /** The end of a statement before the next piece; blank lines are kept. */
    Document statementLine() {
        return Document.of(trailing(), new Document.HardLine(current.blankBefore(), false));
    }

    /** The beginning of the first statement of a block. */
    Document firstLine() {
        return Document.of(trailing(), new Document.HardLine(false, false));
    }

    /** Writes the comments before a piece that closes something, without the piece. */
    Document dangling() {
        List<Document> parts = new ArrayList<>();
        current.trailing().forEach(comment -> parts.add(comment.document()));
        if (!current.own().isEmpty()) {
            parts.add(new Document.HardLine(current.blankBefore(), true));
        }
        own(parts);
        current.inline().forEach(comment -> parts.add(comment.document()));
        current = current.bare();
        return parts.isEmpty() ? Document.EMPTY : Document.of(parts);
    }

    private void own(List<Document> parts) {
        boolean first = true;
        for (Comment comment : current.own()) {
            if (comment.ownLine()) {
                parts.add(new Document.HardLine(comment.blankBefore() && !first, true));
            }
            parts.add(comment.document());
            first = false;
        }
    }

    private Document trailing() {
        List<Document> parts =
                current.trailing().stream().map(Comment::document).toList();
        current = current.withoutTrailing();
        return parts.isEmpty() ? Document.EMPTY : Document.of(parts);
    }
}
