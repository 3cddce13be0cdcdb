package dev.anneal.report.terminal;

import dev.anneal.run.Chart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bars that lie: one to a row, with its name before it and its value behind. */
final class BarRows {
    private static final int MOST_ROWS = 30;
    private static final int MOST_BINS = 20;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

    private BarRows() {}

    /** A bar, and which series it belongs to. */
    private record Row(String label, double value, int series) {}

    static List<String> of(Chart.Bars chart, Terminal terminal) {
        List<Row> rows = new ArrayList<>();
        boolean several = chart.sets().size() > 1;
        for (int group = 0; group < chart.categories().size(); group++) {
            for (int set = 0; set < chart.sets().size(); set++) {
                String category = chart.categories().get(group);
                String label = several ? category + ", " + chart.sets().get(set).name() : category;
                rows.add(new Row(label, chart.sets().get(set).heights()[group], set));
            }
        }
        return draw(rows, chart.y().isEmpty() ? chart.x() : chart.y() + " by " + chart.x(), terminal);
    }

    static List<String> of(Chart.Histogram chart, Terminal terminal) {
        int bins = Math.max(0, chart.edges().length - 1);
        int together = Math.max(1, (bins + MOST_BINS - 1) / MOST_BINS);
        List<Row> rows = new ArrayList<>();
        for (int set = 0; set < chart.sets().size(); set++) {
            for (int bin = 0; bin < bins; bin += together) {
                int end = Math.min(bins, bin + together);
                double count =
                        Arrays.stream(chart.sets().get(set).counts(), bin, end).sum();
                String label = chart.labels().isEmpty()
                        ? TextPlot.brief(chart.edges()[bin]) + " to " + TextPlot.brief(chart.edges()[end])
                        : chart.labels().get(bin);
                rows.add(new Row(
                        chart.sets().size() > 1 ? chart.sets().get(set).name() + ", " + label : label, count, set));
            }
        }
        return draw(rows, "count of " + chart.x().title(), terminal);
    }

    private static List<String> draw(List<Row> all, String title, Terminal terminal) {
        List<Row> rows = all.stream().limit(MOST_ROWS).toList();
        double most = rows.stream()
                .mapToDouble(row -> Math.abs(row.value()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        if (rows.isEmpty()) {
            return List.of("  (no data)");
        }
        TextPlot plot = new TextPlot(terminal, rows.stream().map(Row::label).toList());
        int room = Math.max(4, plot.columns() - 11);
        List<String> lines = new ArrayList<>();
        lines.add("  " + terminal.cut(title, terminal.width() - 2));
        List<String> drawn = plot.around(i -> bar(rows.get(i), most, room, terminal), List.of());
        lines.addAll(drawn.subList(0, rows.size()));
        if (all.size() > MOST_ROWS) {
            lines.add("  (and " + (all.size() - MOST_ROWS) + " more)");
        }
        return lines;
    }

    private static String bar(Row row, double most, int room, Terminal terminal) {
        if (!Double.isFinite(row.value())) {
            return " " + (terminal.unicode() ? "–" : "-");
        }
        double length = most > 0 ? Math.abs(row.value()) / most * room : 0;
        int whole = (int) length;
        String bar = terminal.unicode()
                ? "█".repeat(whole) + EIGHTHS.charAt((int) ((length - whole) * 8))
                : "#".repeat((int) Math.round(length));
        return terminal.painted(Palette.of(row.series()), bar.stripTrailing()) + " " + TextPlot.brief(row.value());
    }
}
