package dev.anneal.source;

import static java.util.Objects.requireNonNull;

/**
 * A place in a source: the half-open range of offsets from {@code start} to {@code end}.
 *
 * @param source the text the place is in
 * @param start the offset of its first character
 * @param end the offset behind its last character
 */
public record Span(Source source, int start, int end) {
    public Span {
        requireNonNull(source, "source is null");
        if (start < 0 || end < start || end > source.text().length()) {
            throw new IllegalArgumentException("span " + start + ".." + end + " is outside of " + source.name());
        }
    }

    /** The smallest span that covers this one and the other, both of one source. */
    public Span to(Span other) {
        return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
    }

    /** The text at this place. */
    public String text() {
        return source.text().substring(start, end);
    }

    /** The line, from 1, in which the place starts. */
    public int line() {
        return source.line(start);
    }

    /** The column, from 1, at which the place starts. */
    public int column() {
        return source.column(start);
    }

    /** The line, from 1, in which the place ends. */
    public int endLine() {
        return source.line(end);
    }

    /** The column, from 1, behind the place's last character. */
    public int endColumn() {
        return source.column(end);
    }

    @Override
    public String toString() {
        return source.name() + ":" + line() + ":" + column();
    }
}
