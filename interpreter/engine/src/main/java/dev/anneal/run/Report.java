package dev.anneal.run;

import java.util.List;

/**
 * A page that a script makes.
 *
 * @param title its title
 * @param items what stands on it, in order
 */
public record Report(String title, List<Item> items) {
    public Report {
        items = List.copyOf(items);
    }

    /** Something on a page. */
    public sealed interface Item {
        /** A paragraph. */
        record Paragraph(String text) implements Item {}

        /** A chart. */
        record OfChart(Chart chart) implements Item {}

        /** A table with its name. */
        record OfTable(String name, Table table) implements Item {}
    }
}
