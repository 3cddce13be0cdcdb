package dev.anneal.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lays out lists in brackets: on one line where they fit, else one item on a line, with a comma behind the last one
 * where the language allows it. A list whose first item its author put on a new line stays broken even where it would
 * fit: a table of inputs or a column of options is meant, and no width can know that.
 */
final class Brackets {
    private final PieceReader reader;

    Brackets(PieceReader reader) {
        this.reader = reader;
    }

    /**
     * What a list looks like.
     *
     * @param opener the bracket that opens it
     * @param closer the bracket that closes it
     * @param padding what stands inside of the brackets where the list is on one line
     * @param lastComma whether a comma may stand behind the last item
     * @param filled whether as many items as fit stand on a line, as numbers do
     */
    record Shape(String opener, String closer, String padding, boolean lastComma, boolean filled) {
        static final Shape CALL = new Shape("(", ")", "", true, false);
        static final Shape LIST = new Shape("[", "]", "", true, false);
        static final Shape NUMBERS = new Shape("[", "]", "", true, true);
        static final Shape RECORD = new Shape("{", "}", " ", true, false);
        static final Shape SUBSCRIPTS = new Shape("[", "]", "", false, false);
        static final Shape NAMES = new Shape("(", ")", "", false, false);
        static final Shape BLOCK = new Shape("{", "}", " ", false, false);
    }

    /** Writes a list; each item is written when its turn comes. */
    Document list(Shape shape, List<Supplier<Document>> items) {
        Document opener = reader.take(shape.opener());
        if (items.isEmpty()) {
            return empty(opener, shape);
        }
        boolean spread = spread();
        List<Document> parts = new ArrayList<>();
        parts.add(reader.line(shape.padding()));
        parts.add(items.get(0).get());
        List<Document> commas = new ArrayList<>();
        List<Document> further = new ArrayList<>();
        for (int i = 1; i < items.size(); i++) {
            commas.add(reader.take(","));
            further.add(Document.of(reader.itemLine(), items.get(i).get()));
        }
        boolean filled = shape.filled() && further.stream().noneMatch(Document::breaks);
        for (int i = 0; i < further.size(); i++) {
            parts.add(commas.get(i));
            parts.add(filled ? Document.group(further.get(i)) : further.get(i));
        }
        if (shape.lastComma()) {
            parts.add(new Document.IfBroken(","));
        }
        return enclosed(spread, opener, parts, shape);
    }

    /** What stands between brackets and is not a list of items. */
    Document around(Shape shape, boolean keepsBreak, Supplier<Document> content) {
        Document opener = reader.take(shape.opener());
        boolean spread = keepsBreak && spread();
        List<Document> parts = new ArrayList<>();
        parts.add(reader.line(shape.padding()));
        parts.add(content.get());
        return enclosed(spread, opener, parts, shape);
    }

    /** Whether the author began a new line behind the bracket that was written last. */
    boolean spread() {
        return reader.peek().newLine();
    }

    private Document enclosed(boolean spread, Document opener, List<Document> parts, Shape shape) {
        parts.add(reader.dangling());
        Document inside = Document.indented(Document.of(parts));
        Document end = new Document.Line(shape.padding(), false);
        Document closer = reader.take(shape.closer());
        // A comment before the opener is no reason to break what it opens.
        return Document.of(
                opener, spread ? Document.brokenGroup(inside, end, closer) : Document.group(inside, end, closer));
    }

    private Document empty(Document opener, Shape shape) {
        Document comments = reader.dangling();
        Document closer = reader.take(shape.closer());
        return comments.equals(Document.EMPTY)
                ? Document.of(opener, closer)
                : Document.group(
                        opener, Document.indented(comments), new Document.Line(shape.padding(), false), closer);
    }
}
