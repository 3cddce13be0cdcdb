package dev.anneal.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which tables leave the database. */
public enum TableFormat {
    /** Comma-separated values with a head; numbers have all their digits, lists are written as {@code [1.0, 2.0]}. */
    CSV("format csv, header"),
    /** A list of objects, one for each row; a number that JSON does not have is null. */
    JSON("format json, array true"),
    /** Columns with their types, compressed. */
    PARQUET("format parquet, compression zstd");

    private final String options;

    TableFormat(String options) {
        this.options = options;
    }

    /** Behind which words of `copy` DuckDB writes it. */
    String options() {
        return options;
    }

    /** The ending of a file's name, and how users call it: {@code csv}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format that a word names; empty if none does. */
    public static Optional<TableFormat> of(String word) {
        return List.of(values()).stream()
                .filter(format -> format.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
