package dev.anneal.report;

import dev.anneal.report.chart.Axis;
import dev.anneal.report.chart.LineChart;
import dev.anneal.report.chart.Series;
import dev.anneal.run.Chart;

/** Draws the charts of a run. The same chart is the same text, to the byte. */
public final class ChartRenderer {
    private ChartRenderer() {}

    /** A chart as an SVG document. */
    public static String svg(Chart chart) {
        LineChart.Builder builder = LineChart.builder().x(axis(chart.x())).y(axis(chart.y()));
        chart.title().ifPresent(builder::title);
        for (Chart.Curve curve : chart.curves()) {
            builder.add(Series.of(curve.name(), curve.x(), curve.y()));
        }
        return builder.build().toSvg();
    }

    private static Axis axis(Chart.Axis axis) {
        return axis.logarithmic() ? Axis.logarithmic(axis.title()) : Axis.linear(axis.title());
    }
}
