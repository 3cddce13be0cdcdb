package dev.anneal.run;

/** What a {@code print} shows. */
public sealed interface Printed {
    /** A value as a text. */
    record Text(String text) implements Printed {}

    /** A fit. */
    record OfFit(Fit fit) implements Printed {}

    /** A table. */
    record OfTable(Table table) implements Printed {}
}
