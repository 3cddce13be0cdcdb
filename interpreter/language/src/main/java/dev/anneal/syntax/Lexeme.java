package dev.anneal.syntax;

import dev.anneal.source.Span;

/**
 * A piece of a script's text that is not blank: what the parser reads, and what it does not read but people do. For
 * tools that care about the text and not only about its meaning.
 *
 * @param kind what it is
 * @param span its place; empty for the end of a statement that nothing in the text marks
 */
public record Lexeme(Kind kind, Span span) {
    /** What a lexeme is. */
    public enum Kind {
        /** A name, a number, a text or a sign. */
        CODE,
        /** What ends a statement: a line break, a semicolon, or nothing at all before a closing brace. */
        STATEMENT_END,
        /** A line break that ends no statement. */
        LINE_BREAK,
        /** A comment up to the end of its line, documentation included. */
        LINE_COMMENT,
        /** A comment with an end of its own. */
        BLOCK_COMMENT
    }

    /** The text as its author wrote it. */
    public String text() {
        return span.text();
    }

    /** Whether it is a comment of either form. */
    public boolean isComment() {
        return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
    }
}
