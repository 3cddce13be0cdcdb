package dev.anneal.format;

import java.util.List;

/**
 * A layout that has not been decided yet: texts, and the places where a line may or must end. {@link DocumentPrinter}
 * decides, group by group: a group that fits on its line stands there, and of one that does not all lines are broken.
 * Documents are built bottom up, so that whether one must be broken is known without looking into it.
 */
sealed interface Document {
    /** Nothing. */
    Document EMPTY = new Text("");

    /** One space that is no place for a break. */
    Document SPACE = new Text(" ");

    /** Whether a line must end inside of it, so that no group around it fits on a line. */
    boolean breaks();

    /** A text without a line break. */
    record Text(String text) implements Document {
        @Override
        public boolean breaks() {
            return false;
        }
    }

    /**
     * A line break in a broken group, else a text.
     *
     * @param flat what stands there where the line goes on
     * @param blank whether a broken line is followed by a blank one
     */
    record Line(String flat, boolean blank) implements Document {
        @Override
        public boolean breaks() {
            return false;
        }
    }

    /**
     * A line break.
     *
     * @param blank whether a blank line follows
     * @param fresh whether it is none where a line has just begun
     */
    record HardLine(boolean blank, boolean fresh) implements Document {
        @Override
        public boolean breaks() {
            return true;
        }
    }

    /** A comment, which keeps its distance to what stands beside it; behind one that ends its line, a line begins. */
    record Remark(String text, boolean endsLine) implements Document {
        @Override
        public boolean breaks() {
            return endsLine || text.indexOf('\n') >= 0;
        }
    }

    /** A text that stands in a broken group only: a comma behind the last item. */
    record IfBroken(String text) implements Document {
        @Override
        public boolean breaks() {
            return false;
        }
    }

    /** One behind the other. */
    record Sequence(List<Document> parts, boolean breaks) implements Document {
        Sequence(List<Document> parts) {
            this(List.copyOf(parts), parts.stream().anyMatch(Document::breaks));
        }
    }

    /** What is indented by one step where its lines begin. */
    record Indented(Document content, boolean breaks) implements Document {}

    /** What stands on one line, or with all of its own lines broken. */
    record Group(Document content, boolean breaks) implements Document {}

    /** What stands on one line whatever comes. */
    record Flat(Document content) implements Document {
        @Override
        public boolean breaks() {
            return false;
        }
    }

    /** Two layouts of the same: the first one where it reaches its first line break within the width. */
    record Choice(Document preferred, Document otherwise, boolean breaks) implements Document {}

    static Document of(Document... parts) {
        return new Sequence(List.of(parts));
    }

    static Document of(List<Document> parts) {
        return new Sequence(parts);
    }

    static Document indented(Document... parts) {
        Document content = of(parts);
        return new Indented(content, content.breaks());
    }

    static Document group(Document... parts) {
        Document content = of(parts);
        return new Group(content, content.breaks());
    }

    /** A group that is broken whether it fits on a line or not. */
    static Document brokenGroup(Document... parts) {
        return new Group(of(parts), true);
    }

    static Document choice(Document preferred, Document otherwise) {
        return new Choice(preferred, otherwise, preferred.breaks());
    }
}
