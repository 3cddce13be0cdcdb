package dev.anneal.catalogue;

import java.util.Optional;

/** What a signature offers. A name may mean something different for each kind. */
public enum Kind {
    VALUE("value", "constant"),
    FUNCTION("fn", "function"),
    DENSITY("density", "density"),
    FAMILY("family", "family"),
    SCHEDULE("schedule", "schedule"),
    HORIZON("horizon", "horizon"),
    METHOD("method", "method"),
    PATH("path", "path"),
    CHART("chart", "chart"),
    AGGREGATE("aggregate", "aggregate"),
    /** A value of a finished run. */
    FIELD("field", "field"),
    /** A value of a finished run that can also be recorded while it runs. */
    SERIES("series", "field");

    private final String keyword;
    private final String words;

    Kind(String keyword, String words) {
        this.keyword = keyword;
        this.words = words;
    }

    /** The word behind {@code extern}. */
    public String keyword() {
        return keyword;
    }

    /** The word shown to people. */
    public String words() {
        return words;
    }

    /** The kind with a keyword. */
    public static Optional<Kind> ofKeyword(String keyword) {
        for (Kind kind : values()) {
            if (kind.keyword.equals(keyword)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
