package dev.anneal.report.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws a {@link Heatmap}: its cells, and a line where the value reaches a level. */
final class SvgHeatmap {
    private static final double BAR_SHARE = 0.14;

    private final Heatmap chart;
    private final HeatmapGrid grid;
    private final GridAxis columns;
    private final GridAxis rows;
    private final Optional<AxisRange> colors;
    private final Frame frame;

    SvgHeatmap(Heatmap chart, ChartSize size, boolean withLegend) {
        this.chart = chart;
        grid = HeatmapGrid.of(chart);
        columns = grid.columns();
        rows = grid.rows();
        colors = AxisRange.tight(chart.color(), grid.shown());
        frame = Frame.ofRanges(
                size,
                new Frame.Labels(chart.title(), chart.x().title(), chart.y().title(), description(), grid.notes()),
                range(chart.x(), columns),
                range(chart.y(), rows),
                colors.filter(range -> withLegend)
                        .<SideColumn>map(
                                range -> new ColorBar(range, chart.color().title(), BAR_SHARE * size.width()))
                        .orElseGet(Legend::none));
    }

    private static Optional<AxisRange> range(Axis axis, GridAxis values) {
        if (values.size() == 0) {
            return Optional.empty();
        }
        Extent extent = new Extent(axis.scale());
        extent.include(values.low(0));
        extent.include(values.high(values.size() - 1));
        return AxisRange.tight(axis, extent);
    }

    Drawing render() {
        SvgWriter svg = new SvgWriter();
        frame.drawBehind(svg);
        PlotArea area = frame.area();
        if (area.x().isEmpty() || area.y().isEmpty() || colors.isEmpty()) {
            frame.drawMessage(svg, "no data");
        } else {
            area.openClipped(svg);
            drawCells(svg, area.x().get(), area.y().get(), colors.get());
            drawLines(svg, area.x().get(), area.y().get());
            svg.close();
        }
        frame.drawInFront(svg);
        return svg.finish();
    }

    private void drawCells(SvgWriter svg, AxisMapping x, AxisMapping y, AxisRange range) {
        // Neighbours share their edges to the pixel; smoothing would let the page shine through between them.
        svg.open("g").attribute("shape-rendering", "crispEdges");
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                double left = x.toPixel(columns.low(column));
                double right = x.toPixel(columns.high(column));
                double bottom = y.toPixel(rows.low(row));
                double top = y.toPixel(rows.high(row));
                double value = grid.values()[row][column];
                svg.open("rect")
                        .attribute("x", left)
                        .attribute("y", top)
                        .attribute("width", right - left)
                        .attribute("height", bottom - top)
                        .attribute("fill", ColorScale.of(Double.isNaN(value) ? value : range.share(value)));
                svg.tooltip(tooltip(row, column)).close();
            }
        }
        svg.close();
    }

    private String tooltip(int row, int column) {
        double value = grid.values()[row][column];
        return titleOr(chart.x().title(), "x") + " " + TickLabels.brief(columns.value(column)) + ", "
                + titleOr(chart.y().title(), "y") + " " + TickLabels.brief(rows.value(row)) + ": "
                + (Double.isNaN(value) ? "no value" : chart.colorTitle() + " " + TickLabels.brief(value));
    }

    private void drawLines(SvgWriter svg, AxisMapping x, AxisMapping y) {
        double[] columnPixels = new double[columns.size()];
        Arrays.setAll(columnPixels, i -> x.toPixel(columns.value(i)));
        double[] rowPixels = new double[rows.size()];
        Arrays.setAll(rowPixels, i -> y.toPixel(rows.value(i)));
        chart.contour().ifPresent(level -> {
            drawLine(svg, Contour.of(columnPixels, rowPixels, grid.values(), level), "");
            drawLine(svg, Contour.of(columnPixels, rowPixels, grid.theory(), level), "9 6");
        });
        for (Series curve : chart.curves()) {
            List<Contour> runs = PixelRun.split(curve.size(), curve::x, curve::y, x, y).stream()
                    .map(run -> new Contour(run.pixels(), false))
                    .toList();
            drawLine(svg, runs, "2 5");
        }
    }

    /** A light line with a dark edge: it is seen on every colour. */
    private static void drawLine(SvgWriter svg, List<Contour> lines, String dashes) {
        String path = lines.stream().map(Contour::path).collect(Collectors.joining());
        if (path.isEmpty()) {
            return;
        }
        for (String[] stroke : new String[][] {{"#1a1a1a", "4.5", ""}, {"#ffffff", "2", dashes}}) {
            svg.open("path")
                    .attribute("d", path)
                    .attribute("fill", "none")
                    .attribute("stroke", stroke[0])
                    .attribute("stroke-width", stroke[1])
                    .attribute("stroke-linejoin", "round")
                    .attribute("stroke-linecap", stroke[2].isEmpty() ? "round" : "butt");
            if (!stroke[2].isEmpty()) {
                svg.attribute("stroke-dasharray", stroke[2]);
            }
            svg.close();
        }
    }

    private String description() {
        return "Heat map of " + chart.colorTitle() + " over "
                + titleOr(chart.x().title(), "x") + " and " + titleOr(chart.y().title(), "y") + ", " + columns.size()
                + " by " + rows.size() + " cells";
    }

    private static String titleOr(String title, String otherwise) {
        return title.isBlank() ? otherwise : title;
    }
}
