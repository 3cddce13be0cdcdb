package dev.anneal.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws a {@link ScatterChart}: intervals first, then points, so that none hides behind another's interval. */
final class SvgScatterChart {
    private static final double LEGEND_SHARE = 0.26;
    private static final double BAR_SHARE = 0.14;

    private final ScatterChart chart;
    private final Optional<AxisRange> colors;
    private final Frame frame;

    SvgScatterChart(ScatterChart chart, ChartSize size, boolean withLegend) {
        this.chart = chart;
        Extent xExtent = new Extent(chart.x().scale());
        Extent yExtent = new Extent(chart.y().scale());
        Extent values = new Extent(Scale.LINEAR);
        for (ScatterChart.PointSet set : chart.sets()) {
            Series points = set.points();
            for (int i = 0; i < points.size(); i++) {
                if (chart.isDrawable(points, i)) {
                    int at = i;
                    xExtent.include(points.x(i));
                    yExtent.include(points.y(i));
                    points.band().ifPresent(band -> {
                        yExtent.include(band.low(at));
                        yExtent.include(band.high(at));
                    });
                    set.values().ifPresent(value -> values.include(value[at]));
                }
            }
        }
        colors = chart.color().flatMap(axis -> AxisRange.tight(axis, values));
        frame = Frame.ofRanges(
                size,
                new Frame.Labels(chart.title(), chart.x().title(), chart.y().title(), description(), chart.notes()),
                AxisRange.padded(chart.x(), xExtent),
                AxisRange.padded(chart.y(), yExtent),
                withLegend ? side(size) : Legend.none());
    }

    private SideColumn side(ChartSize size) {
        if (chart.color().isPresent() && colors.isPresent()) {
            return new ColorBar(colors.get(), chart.color().get().title(), BAR_SHARE * size.width());
        }
        return chart.color().isEmpty() ? Legend.ofPoints(chart.names(), LEGEND_SHARE * size.width()) : Legend.none();
    }

    Drawing render() {
        SvgWriter svg = new SvgWriter();
        frame.drawBehind(svg);
        PlotArea area = frame.area();
        if (area.x().isEmpty() || area.y().isEmpty()) {
            frame.drawMessage(svg, "no data");
        } else {
            area.openClipped(svg);
            for (int set = 0; set < chart.sets().size(); set++) {
                drawIntervals(svg, chart.sets().get(set).points(), LineStyle.of(set));
            }
            svg.close();
            for (int set = 0; set < chart.sets().size(); set++) {
                drawPoints(svg, chart.sets().get(set), LineStyle.of(set).color());
            }
        }
        frame.drawInFront(svg);
        return svg.finish();
    }

    private void drawIntervals(SvgWriter svg, Series points, LineStyle style) {
        AxisMapping x = frame.area().x().orElseThrow();
        AxisMapping y = frame.area().y().orElseThrow();
        points.band().ifPresent(band -> {
            for (int i = 0; i < points.size(); i++) {
                if (chart.isDrawable(points, i) && y.accepts(band.low(i)) && y.accepts(band.high(i))) {
                    svg.open("line")
                            .attribute("x1", x.toPixel(points.x(i)))
                            .attribute("y1", y.toPixel(band.low(i)))
                            .attribute("x2", x.toPixel(points.x(i)))
                            .attribute("y2", y.toPixel(band.high(i)))
                            .attribute("stroke", chart.color().isPresent() ? "#808080" : style.color())
                            .attribute("stroke-width", "1.2");
                    svg.close();
                }
            }
        });
    }

    private void drawPoints(SvgWriter svg, ScatterChart.PointSet set, String own) {
        PlotArea area = frame.area();
        Series points = set.points();
        for (int i = 0; i < points.size(); i++) {
            if (!chart.isDrawable(points, i)) {
                continue;
            }
            Pixel pixel = new Pixel(
                    area.x().orElseThrow().toPixel(points.x(i)),
                    area.y().orElseThrow().toPixel(points.y(i)));
            if (area.contains(pixel)) {
                int at = i;
                String color = set.values().map(values -> color(values[at])).orElse(own);
                PointMark.draw(svg, pixel.x(), pixel.y(), color, tooltip(set, i));
            }
        }
    }

    private String color(double value) {
        return colors.isEmpty() || !Double.isFinite(value)
                ? ColorScale.MISSING
                : ColorScale.of(colors.get().share(value));
    }

    private String tooltip(ScatterChart.PointSet set, int index) {
        Series points = set.points();
        List<String> parts = new ArrayList<>();
        if (chart.sets().size() > 1) {
            parts.add(points.name());
        }
        parts.add(titleOr(chart.x(), "x") + " " + TickLabels.brief(points.x(index)));
        parts.add(titleOr(chart.y(), "y") + " " + TickLabels.brief(points.y(index)));
        set.values()
                .ifPresent(values -> parts.add(titleOr(chart.color().orElse(Axis.linear("")), "value") + " "
                        + (Double.isFinite(values[index]) ? TickLabels.brief(values[index]) : "unknown")));
        return String.join(", ", parts);
    }

    private String description() {
        String names = chart.sets().stream().map(set -> set.points().name()).collect(Collectors.joining(", "));
        return "Scatter chart of " + titleOr(chart.y(), "y") + " against " + titleOr(chart.x(), "x") + ": " + names;
    }

    private static String titleOr(Axis axis, String name) {
        return axis.title().isBlank() ? name : axis.title();
    }
}
