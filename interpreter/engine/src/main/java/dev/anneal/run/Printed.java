package dev.anneal.run;

import java.util.Optional;

/** What a {@code print} shows. */
public sealed interface Printed {
    /** A value as a text. */
    record Text(String text) implements Printed {}

    /** A fit. */
    record OfFit(Fit fit) implements Printed {}

    /** A table, with a line about it where there is something to say. */
    record OfTable(Optional<String> title, Table table) implements Printed {}
}
