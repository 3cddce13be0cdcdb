package dev.anneal.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Says which mark is which. It stands in a column of its own beside the plot, where it can cover no curve. */
final class Legend implements SideColumn {
    private static final double FONT_SIZE = 12;
    private static final double SAMPLE_GAP = 8;
    private static final double ENTRY_GAP = 6;
    private static final int MAXIMUM_LINES = 3;
    /** As many looks as there are for lines. */
    private static final int MOST_MARKS = 28;

    private final List<Entry> entries;

    /** A mark and what it means. */
    record Mark(String name, Glyph glyph) {}

    /** A legend of marks, with names no wider than {@code maximumTextWidth}. */
    Legend(List<Mark> marks, double maximumTextWidth) {
        List<Entry> all = new ArrayList<>();
        for (Mark mark : marks.subList(0, Math.min(marks.size(), MOST_MARKS))) {
            all.add(new Entry(TextBlock.wrap(mark.name(), FONT_SIZE, maximumTextWidth, MAXIMUM_LINES), mark.glyph()));
        }
        if (marks.size() > MOST_MARKS) {
            String rest = "and " + (marks.size() - MOST_MARKS) + " more";
            all.add(new Entry(TextBlock.wrap(rest, FONT_SIZE, maximumTextWidth, 1), (svg, left, middle) -> {}));
        }
        entries = List.copyOf(all);
    }

    /** A legend that takes no room. */
    static Legend none() {
        return new Legend(List.of(), 0);
    }

    /**
     * A legend of these names in the order of the series' styles, with names no wider than {@code maximumTextWidth}. One name
     * is not told apart from anything, and needs none.
     */
    static Legend of(List<String> names, double maximumTextWidth) {
        return of(names, Glyph::line, maximumTextWidth);
    }

    /** Likewise, for points. */
    static Legend ofPoints(List<String> names, double maximumTextWidth) {
        return of(names, style -> Glyph.point(style.color()), maximumTextWidth);
    }

    /** Likewise, for areas. */
    static Legend ofBoxes(List<String> names, double maximumTextWidth) {
        return of(names, style -> Glyph.box(style.color()), maximumTextWidth);
    }

    private static Legend of(List<String> names, Function<LineStyle, Glyph> glyph, double maximumTextWidth) {
        List<Mark> marks = new ArrayList<>();
        for (String name : names.size() > 1 ? names : List.<String>of()) {
            marks.add(new Mark(name, glyph.apply(LineStyle.of(marks.size()))));
        }
        return new Legend(marks, maximumTextWidth);
    }

    @Override
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public double width() {
        return entries.stream()
                .mapToDouble(entry -> Glyph.WIDTH + SAMPLE_GAP + entry.text.width())
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
            entry.glyph.draw(svg, left, middle);
            entry.text.draw(svg, left + Glyph.WIDTH + SAMPLE_GAP, entryTop, TextStyle.LEGEND);
            entryTop += entry.height() + ENTRY_GAP;
        }
    }

    private record Entry(TextBlock text, Glyph glyph) {
        /** At least one line, for a series without a name. */
        double height() {
            return Math.max(text.height(), 1.25 * FONT_SIZE);
        }
    }
}
