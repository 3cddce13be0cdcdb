package dev.anneal.report.page;

import dev.anneal.report.chart.HistogramChart;
import dev.anneal.report.chart.LineStyle;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The figure of a {@link HistogramChart}: bars that touch, and of several sets pale ones with an outline each. */
final class HistogramFigure {
    private final HistogramChart chart;
    private final int bins;
    private final boolean isAlone;
    private final FigureWriter out = new FigureWriter();

    private HistogramFigure(HistogramChart chart) {
        this.chart = chart;
        this.bins = Math.max(0, chart.edges().length - 1);
        this.isAlone = chart.sets().size() == 1;
    }

    static String of(HistogramChart chart) {
        return new HistogramFigure(chart).write();
    }

    private String write() {
        for (int set = 0; set < chart.sets().size(); set++) {
            bars(chart.sets().get(set), LineStyle.of(set), set);
        }
        for (int set = 0; set < chart.sets().size() && !isAlone; set++) {
            outline(chart.sets().get(set), LineStyle.of(set), set);
        }
        out.standing().labels(chart.labels()).layout(chart.x(), chart.y(), !isAlone);
        out.text("barmode", "overlay").number("bargap", 0);
        return out.end();
    }

    private void bars(HistogramChart.CountSet set, LineStyle style, int group) {
        out.open("bar", set.name()).text("legendgroup", Integer.toString(group)).flag("showlegend", false);
        out.places(each(bin -> (chart.edge(bin) + chart.edge(bin + 1)) / 2), set.counts());
        out.numbers("width", each(bin -> chart.edge(bin + 1) - chart.edge(bin)));
        out.open("marker").text("color", isAlone ? FigureWriter.series(style) : FigureWriter.band(style));
        out.line("paper", isAlone ? 0.8 : 0, "").close();
        out.texts("customdata", IntStream.range(0, bins).mapToObj(chart::bin).toList());
        out.hover(
                !isAlone,
                FigureWriter.words(chart.x().title(), "value") + " %{customdata}",
                FigureWriter.words(chart.y().title(), "count") + " %{y}");
        out.close();
    }

    private double[] each(IntToDoubleFunction ofBin) {
        return IntStream.range(0, bins).mapToDouble(ofBin).toArray();
    }

    /** A line over the bars of a set, from the foot of the first to that of the last. */
    private void outline(HistogramChart.CountSet set, LineStyle style, int group) {
        double[] x = new double[bins == 0 ? 0 : 2 * bins + 2];
        double[] y = new double[x.length];
        for (int bin = 0; bin < bins; bin++) {
            Arrays.fill(y, 2 * bin + 1, 2 * bin + 3, set.counts()[bin]);
        }
        for (int i = 0; i < x.length; i++) {
            x[i] = chart.edge(i / 2);
        }
        out.open("scatter", set.name()).text("mode", "lines").text("legendgroup", Integer.toString(group));
        out.noHover().places(x, y).line(style).close();
    }
}
