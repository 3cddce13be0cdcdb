package dev.anneal.report.chart;

import java.util.Optional;

/** Draws a {@link HistogramChart}: bars that touch, and of several sets pale ones with an outline each. */
final class SvgHistogramChart {
    private static final double LEGEND_SHARE = 0.26;

    private final HistogramChart chart;
    private final Frame frame;

    SvgHistogramChart(HistogramChart chart, ChartSize size, boolean withLegend) {
        this.chart = chart;
        Extent values = new Extent(Scale.LINEAR);
        for (double edge : chart.edges()) {
            values.include(edge);
        }
        Extent counts = new Extent(Scale.LINEAR);
        if (!values.isEmpty()) {
            counts.include(0);
        }
        for (HistogramChart.CountSet set : chart.sets()) {
            for (double count : set.counts()) {
                counts.include(count);
            }
        }
        Frame.Labels labels =
                new Frame.Labels(chart.title(), chart.x().title(), chart.y().title(), description(), chart.notes());
        Optional<AxisRange> heights = AxisRange.standing(chart.y(), counts);
        SideColumn side = withLegend ? Legend.ofBoxes(chart.names(), LEGEND_SHARE * size.width()) : Legend.none();
        frame = chart.labels().isEmpty()
                ? Frame.ofRanges(size, labels, AxisRange.tight(chart.x(), values), heights, side)
                : Frame.around(
                        size,
                        labels,
                        (left, right) -> AxisTicks.categories(chart.labels(), left, right),
                        heights,
                        side);
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
                drawBars(svg, area.x().get(), area.y().get(), set);
            }
            for (int set = 0; set < chart.sets().size() && chart.sets().size() > 1; set++) {
                drawOutline(svg, area.x().get(), area.y().get(), set);
            }
            svg.close();
        }
        frame.drawInFront(svg);
        return svg.finish();
    }

    private void drawBars(SvgWriter svg, AxisMapping x, AxisMapping y, int set) {
        double[] counts = chart.sets().get(set).counts();
        boolean alone = chart.sets().size() == 1;
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                double left = x.toPixel(chart.edge(bin));
                double right = x.toPixel(chart.edge(bin + 1));
                double top = y.toPixel(counts[bin]);
                svg.open("rect")
                        .attribute("x", left)
                        .attribute("y", top)
                        .attribute("width", right - left)
                        .attribute("height", y.toPixel(0) - top)
                        .attribute("fill", LineStyle.of(set).color());
                if (alone) {
                    svg.attribute("stroke", "#ffffff").attribute("stroke-width", "0.8");
                } else {
                    svg.attribute("fill-opacity", "0.25");
                }
                svg.tooltip(tooltip(set, bin)).close();
            }
        }
    }

    private void drawOutline(SvgWriter svg, AxisMapping x, AxisMapping y, int set) {
        double[] counts = chart.sets().get(set).counts();
        StringBuilder path = new StringBuilder("M" + at(x.toPixel(chart.edge(0)), y.toPixel(0)));
        for (int bin = 0; bin < counts.length; bin++) {
            double top = y.toPixel(counts[bin]);
            path.append(' ').append(at(x.toPixel(chart.edge(bin)), top));
            path.append(' ').append(at(x.toPixel(chart.edge(bin + 1)), top));
        }
        path.append(' ').append(at(x.toPixel(chart.edge(counts.length)), y.toPixel(0)));
        svg.open("path").attribute("d", path.toString());
        LineStyle.of(set).apply(svg);
        svg.close();
    }

    private static String at(double x, double y) {
        return SvgWriter.number(x) + "," + SvgWriter.number(y);
    }

    private String tooltip(int set, int bin) {
        String name = chart.sets().size() > 1 ? chart.sets().get(set).name() + ", " : "";
        return name + chart.bin(bin) + ": "
                + TickLabels.brief(chart.sets().get(set).counts()[bin]);
    }

    private String description() {
        return "Histogram of " + String.join(", ", chart.names());
    }
}
