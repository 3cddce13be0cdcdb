package dev.anneal.report.page;

import dev.anneal.run.Chart;
import dev.anneal.run.Report;
import dev.anneal.run.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands on a page, from top to bottom.
 *
 * @param title its title
 * @param lead a line below the title; empty for none
 * @param warnings what is doubtful about the results, each a text of one or more lines
 * @param items what the script shows, in its order
 * @param expectations what the script expects, in its order
 * @param tables all tables, by name
 * @param script the script; empty for none
 * @param manifest how it was made, by name
 */
public record ReportPage(
        String title,
        String lead,
        List<String> warnings,
        List<Item> items,
        List<Expected> expectations,
        Map<String, Table> tables,
        String script,
        Map<String, String> manifest) {
    public ReportPage {
        warnings = List.copyOf(warnings);
        items = List.copyOf(items);
        expectations = List.copyOf(expectations);
        tables = new LinkedHashMap<>(tables);
        manifest = new LinkedHashMap<>(manifest);
    }

    /** The page that a script makes. */
    public static ReportPage of(Report report) {
        return new ReportPage(report.title(), "", List.of(), items(report), List.of(), Map.of(), "", Map.of());
    }

    /** A page of one thing. */
    public static ReportPage of(String title, Item item) {
        return new ReportPage(title, "", List.of(), List.of(item), List.of(), Map.of(), "", Map.of());
    }

    /** What stands on a page that a script makes. */
    public static List<Item> items(Report report) {
        List<Item> items = new ArrayList<>();
        for (Report.Item item : report.items()) {
            if (item instanceof Report.Item.Paragraph paragraph) {
                items.add(new Item.Paragraph(paragraph.text()));
            } else if (item instanceof Report.Item.OfChart chart) {
                items.add(new Item.OfChart(chart.chart()));
            } else if (item instanceof Report.Item.OfTable table) {
                items.add(new Item.OfTable(table.name(), table.table()));
            }
        }
        return items;
    }

    /** Something that the script shows. */
    public sealed interface Item {
        /** The title of a page that the script makes. */
        record Heading(String text) implements Item {}

        /** A paragraph. */
        record Paragraph(String text) implements Item {}

        /** Lines whose spaces count. */
        record Printed(String text) implements Item {}

        /** A chart. */
        record OfChart(Chart chart) implements Item {}

        /** A table under a title, which may be empty. */
        record OfTable(String title, Table table) implements Item {}
    }

    /**
     * Something that the script expects.
     *
     * @param place where it stands
     * @param text what it is
     * @param holds whether it is so
     * @param explanation the values of its parts where it is not so
     */
    public record Expected(String place, String text, boolean holds, String explanation) {}
}
