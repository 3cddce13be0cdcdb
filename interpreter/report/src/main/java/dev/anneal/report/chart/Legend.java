package dev.anneal.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Says which line is which. It stands in a column of its own beside the plot, where it can cover no curve. */
final class Legend implements SideColumn {
    private static final double FONT_SIZE = 12;
    private static final double SAMPLE_WIDTH = 26;
    private static final double SAMPLE_GAP = 8;
    private static final double ENTRY_GAP = 6;
    private static final int MAXIMUM_LINES = 3;

    private final List<Entry> entries;

    private Legend(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** A legend that takes no room. */
    static Legend none() {
        return new Legend(List.of());
    }

    /** A legend of these names in the order of the series' styles, with names no wider than {@code maximumTextWidth}. */
    static Legend of(List<String> names, double maximumTextWidth) {
        List<Entry> entries = new ArrayList<>();
        for (String name : names) {
            TextBlock text = TextBlock.wrap(name, FONT_SIZE, maximumTextWidth, MAXIMUM_LINES);
            entries.add(new Entry(text, LineStyle.of(entries.size())));
        }
        return new Legend(entries);
    }

    @Override
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public double width() {
        return entries.stream()
                .mapToDouble(entry -> SAMPLE_WIDTH + SAMPLE_GAP + entry.text.width())
                .max()
                .orElse(0);
    }

    @Override
    public double height() {
        return entries.stream().mapToDouble(entry -> entry.height() + ENTRY_GAP).sum();
    }

    @Override
    public void draw(SvgWriter svg, double left, double top, double bottom) {
        double entryTop = top;
        for (Entry entry : entries) {
            double middle = entryTop + 0.65 * FONT_SIZE;
            svg.open("line")
                    .attribute("x1", left)
                    .attribute("y1", middle)
                    .attribute("x2", left + SAMPLE_WIDTH)
                    .attribute("y2", middle);
            entry.style.apply(svg);
            svg.close();
            entry.text.draw(svg, left + SAMPLE_WIDTH + SAMPLE_GAP, entryTop, TextStyle.LEGEND);
            entryTop += entry.height() + ENTRY_GAP;
        }
    }

    private record Entry(TextBlock text, LineStyle style) {
        /** At least one line, for a series without a name. */
        double height() {
            return Math.max(text.height(), 1.25 * FONT_SIZE);
        }
    }
}
