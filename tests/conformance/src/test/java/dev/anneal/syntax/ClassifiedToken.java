package dev.anneal.syntax;

/** A token of a script, where it stands in its text, and what the parser took it for. */
public record ClassifiedToken(String text, int type, int start, int end, Use use) {
    /** What the parser takes a word for. */
    public enum Use {
        /** The name of something. */
        NAME,
        /** Itself: a word, an operator, a bracket, a value. */
        ITSELF,
        /** It stands in a part of a script that could not be read. */
        UNREAD
    }
}
