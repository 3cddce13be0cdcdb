package dev.anneal.report;

import dev.anneal.report.chart.Axis;
import dev.anneal.report.chart.Heatmap;
import dev.anneal.report.chart.LineChart;
import dev.anneal.report.chart.Series;
import dev.anneal.run.Chart;

/** Draws the charts of a run. The same chart is the same text, to the byte. */
public final class ChartRenderer {
    private ChartRenderer() {}

    /** A chart as an SVG document. */
    public static String svg(Chart chart) {
        if (chart instanceof Chart.Lines lines) {
            return lines(lines).toSvg();
        }
        if (chart instanceof Chart.Heatmap map) {
            return heatmap(map).toSvg();
        }
        throw new IllegalArgumentException("nothing draws " + chart.getClass());
    }

    private static LineChart lines(Chart.Lines chart) {
        LineChart.Builder builder = LineChart.builder().x(axis(chart.x())).y(axis(chart.y()));
        chart.title().ifPresent(builder::title);
        for (Chart.Curve curve : chart.curves()) {
            Series series = Series.of(curve.name(), curve.x(), curve.y());
            builder.add(curve.band()
                    .map(band -> series.withBand(band.low(), band.high()))
                    .orElse(series));
        }
        return builder.build();
    }

    private static Heatmap heatmap(Chart.Heatmap chart) {
        return new Heatmap(
                chart.title().orElse(""),
                axis(chart.x()),
                axis(chart.y()),
                chart.color(),
                chart.points().stream()
                        .map(point -> new Heatmap.Point(point.x(), point.y(), point.value()))
                        .toList(),
                chart.contour());
    }

    private static Axis axis(Chart.Axis axis) {
        return axis.logarithmic() ? Axis.logarithmic(axis.title()) : Axis.linear(axis.title());
    }
}
