package dev.anneal.report.chart;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/** Draws a {@link LineChart}: bands first, then lines, so that no band dims a line. */
final class SvgLineChart {
    private static final String BAND_OPACITY = "0.2";
    private static final double MARKER_RADIUS = 3.5;
    private static final double LEGEND_SHARE = 0.26;

    private final LineChart chart;
    private final Frame frame;

    SvgLineChart(LineChart chart, ChartSize size, boolean withLegend) {
        this.chart = chart;
        Extent xExtent = new Extent(chart.x().scale());
        Extent yExtent = new Extent(chart.y().scale());
        for (Series series : chart.series()) {
            for (int i = 0; i < series.size(); i++) {
                include(series, i, xExtent, yExtent);
            }
        }
        Legend legend =
                withLegend && chart.series().size() > 1 ? chart.legend(LEGEND_SHARE * size.width()) : Legend.none();
        frame = Frame.ofRanges(
                size,
                new Frame.Labels(chart.title(), chart.x().title(), chart.y().title(), description(), chart.notes()),
                AxisRange.tight(chart.x(), xExtent),
                AxisRange.padded(chart.y(), yExtent),
                legend);
    }

    Drawing render() {
        SvgWriter svg = new SvgWriter();
        frame.drawBehind(svg);
        drawData(svg);
        frame.drawInFront(svg);
        return svg.finish();
    }

    private void drawData(SvgWriter svg) {
        PlotArea area = frame.area();
        if (area.x().isEmpty() || area.y().isEmpty() || chart.series().stream().noneMatch(chart::hasPoint)) {
            frame.drawMessage(svg, "no data");
            return;
        }
        AxisMapping x = area.x().get();
        AxisMapping y = area.y().get();
        List<List<PixelRun>> curves = chart.series().stream()
                .map(series -> PixelRun.split(series.size(), series::x, series::y, x, y))
                .toList();
        area.openClipped(svg);
        for (int i = 0; i < curves.size(); i++) {
            drawBand(svg, chart.series().get(i), chart.series().get(i).style(i), x, y);
        }
        for (int i = 0; i < curves.size(); i++) {
            drawLine(
                    svg,
                    chart.series().get(i).name(),
                    curves.get(i),
                    chart.series().get(i).style(i));
        }
        svg.close();
        for (int i = 0; i < curves.size(); i++) {
            drawMarkers(
                    svg,
                    chart.series().get(i).name(),
                    curves.get(i),
                    chart.series().get(i).style(i));
        }
        if (curves.stream().flatMap(List::stream).noneMatch(run -> run.meets(area))) {
            frame.drawMessage(svg, "no data between the limits of the axes");
        }
    }

    private static void drawLine(SvgWriter svg, String name, List<PixelRun> runs, LineStyle style) {
        String path = runs.stream()
                .filter(run -> !run.isSinglePoint())
                .map(run -> "M" + run.pathBody())
                .collect(Collectors.joining());
        if (!path.isEmpty()) {
            svg.open("path").attribute("d", path);
            style.apply(svg);
            svg.tooltip(name).close();
        }
    }

    /** A point with a gap on either side makes no line. Its marker is not clipped: half a marker looks like a mistake. */
    private void drawMarkers(SvgWriter svg, String name, List<PixelRun> runs, LineStyle style) {
        for (PixelRun run : runs) {
            if (run.isSinglePoint() && frame.area().contains(run.first())) {
                svg.open("circle")
                        .attribute("cx", run.first().x())
                        .attribute("cy", run.first().y())
                        .attribute("r", MARKER_RADIUS)
                        .attribute("fill", style.color());
                svg.tooltip(name).close();
            }
        }
    }

    private static void drawBand(SvgWriter svg, Series series, LineStyle style, AxisMapping x, AxisMapping y) {
        if (series.band().isEmpty()) {
            return;
        }
        Series.Band band = series.band().get();
        DoubleUnaryOperator onAxis = value -> broughtOnto(y, value);
        IntToDoubleFunction low = i -> Double.isNaN(band.high(i)) ? Double.NaN : onAxis.applyAsDouble(band.low(i));
        IntToDoubleFunction high = i -> Double.isNaN(band.low(i)) ? Double.NaN : onAxis.applyAsDouble(band.high(i));
        List<PixelRun> lower = PixelRun.split(series.size(), series::x, low, x, y);
        List<PixelRun> upper = PixelRun.split(series.size(), series::x, high, x, y);
        for (int i = 0; i < lower.size(); i++) {
            String outline = "M" + upper.get(i).pathBody() + " "
                    + lower.get(i).reversed().pathBody();
            svg.open("path");
            if (lower.get(i).isSinglePoint()) {
                svg.attribute("d", outline).attribute("stroke", style.color()).attribute("stroke-width", "2");
            } else {
                svg.attribute("d", outline + "Z").attribute("fill", style.color());
                svg.attribute("fill-opacity", BAND_OPACITY);
            }
            svg.close();
        }
    }

    /** An end of a band that has no place on the axis lies beyond one of its ends: the band runs up to there. */
    private static double broughtOnto(AxisMapping y, double value) {
        if (Double.isNaN(value) || y.accepts(value)) {
            return value;
        }
        return value > y.range().high() ? y.range().high() : y.range().low();
    }

    private void include(Series series, int index, Extent xExtent, Extent yExtent) {
        if (chart.isDrawable(series, index)) {
            xExtent.include(series.x(index));
            yExtent.include(series.y(index));
            series.band().ifPresent(band -> {
                yExtent.include(band.low(index));
                yExtent.include(band.high(index));
            });
        }
    }

    private String description() {
        String names = chart.series().stream()
                .map(Series::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        return "Line chart of " + titleOr(chart.y(), "y") + " against " + titleOr(chart.x(), "x") + ": " + names;
    }

    private static String titleOr(Axis axis, String name) {
        return axis.title().isBlank() ? name : axis.title();
    }
}
