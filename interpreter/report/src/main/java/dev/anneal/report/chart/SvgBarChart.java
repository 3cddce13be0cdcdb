package dev.anneal.report.chart;

import java.util.List;

/** Draws a {@link BarChart}. */
final class SvgBarChart {
    private static final double LEGEND_SHARE = 0.26;
    /** The share of a group's room that its bars take. */
    private static final double FILLED = 0.78;

    private static final double WHISKER = 4;
    private static final double WIDEST = 56;

    private final BarChart chart;
    private final Frame frame;

    SvgBarChart(BarChart chart, ChartSize size, boolean withLegend) {
        this.chart = chart;
        Legend legend = withLegend ? Legend.ofBoxes(chart.names(), LEGEND_SHARE * size.width()) : Legend.none();
        frame = Frame.around(
                size,
                new Frame.Labels(chart.title(), chart.x(), chart.y().title(), description(), List.of()),
                (left, right) -> AxisTicks.categories(chart.categories(), left, right),
                AxisRange.standing(chart.y(), chart.extent()),
                legend);
    }

    Drawing render() {
        SvgWriter svg = new SvgWriter();
        frame.drawBehind(svg);
        PlotArea area = frame.area();
        if (area.x().isPresent() && area.y().isPresent()) {
            area.openClipped(svg);
            for (int set = 0; set < chart.sets().size(); set++) {
                for (int group = 0; group < chart.categories().size(); group++) {
                    draw(svg, area.x().get(), area.y().get(), set, group);
                }
            }
            svg.close();
        }
        frame.drawInFront(svg);
        return svg.finish();
    }

    private void draw(SvgWriter svg, AxisMapping x, AxisMapping y, int set, int group) {
        BarChart.Bar bar = chart.sets().get(set).heights().get(group);
        if (!y.accepts(bar.height())) {
            return;
        }
        int sets = chart.sets().size();
        double room = x.toPixel(1) - x.toPixel(0);
        double width = Math.min(WIDEST, FILLED * room / sets);
        double middle = x.toPixel(group) + (set - (sets - 1) / 2.0) * width;
        double end = y.toPixel(bar.height());
        double foot = y.toPixel(0);
        svg.open("rect")
                .attribute("x", middle - width / 2 + 1)
                .attribute("y", Math.min(end, foot))
                .attribute("width", width - 2)
                .attribute("height", Math.abs(foot - end))
                .attribute("fill", LineStyle.of(set).color());
        svg.tooltip(chart.sets().get(set).name() + ", " + chart.categories().get(group) + ": "
                        + TickLabels.brief(bar.height()))
                .close();
        if (y.accepts(bar.low()) && y.accepts(bar.high()) && bar.low() < bar.high()) {
            double low = y.toPixel(bar.low());
            double high = y.toPixel(bar.high());
            String ends = "M" + at(middle - WHISKER, low) + "L" + at(middle + WHISKER, low) + "M"
                    + at(middle - WHISKER, high) + "L" + at(middle + WHISKER, high);
            svg.open("path")
                    .attribute("d", "M" + at(middle, low) + "L" + at(middle, high) + ends)
                    .attribute("stroke", "#333333")
                    .attribute("stroke-width", "1.3")
                    .attribute("fill", "none");
            svg.close();
        }
    }

    private static String at(double x, double y) {
        return SvgWriter.number(x) + "," + SvgWriter.number(y);
    }

    private String description() {
        return "Bar chart over " + (chart.x().isBlank() ? "groups" : chart.x()) + ": "
                + String.join(", ", chart.names());
    }
}
