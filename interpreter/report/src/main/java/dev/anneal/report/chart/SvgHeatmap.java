package dev.anneal.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws a {@link Heatmap}: its cells, and a line where the value reaches a level. */
final class SvgHeatmap {
    private static final double NO_DATA_FONT_SIZE = 14;
    private static final double BAR_SHARE = 0.14;

    private final Heatmap chart;
    private final GridAxis columns;
    private final GridAxis rows;
    private final double[][] values;
    private final Optional<AxisRange> colors;
    private final Frame frame;

    SvgHeatmap(Heatmap chart, ChartSize size) {
        this.chart = chart;
        columns = new GridAxis(
                chart.x().scale(),
                chart.points().stream().mapToDouble(Heatmap.Point::x).toArray());
        rows = new GridAxis(
                chart.y().scale(),
                chart.points().stream().mapToDouble(Heatmap.Point::y).toArray());
        values = new double[rows.size()][columns.size()];
        OmittedPoints omitted = new OmittedPoints();
        Extent shown = new Extent(Scale.LINEAR);
        boolean twice = fill(omitted, shown);
        colors = AxisRange.tight(Axis.linear(chart.color()), shown);
        List<String> notes = new ArrayList<>(omitted.notes());
        if (twice) {
            notes.add("Several points share a place; the last one is shown.");
        }
        chart.contour()
                .ifPresent(level -> notes.add("The line is where " + colorTitle() + " is "
                        + TickLabels.single(java.math.BigDecimal.valueOf(level)) + "."));
        frame = Frame.ofRanges(
                size,
                new Frame.Labels(chart.title(), chart.x().title(), chart.y().title(), description(), notes),
                range(chart.x(), columns),
                range(chart.y(), rows),
                colors.<SideColumn>map(range -> new ColorBar(range, chart.color(), BAR_SHARE * size.width()))
                        .orElseGet(Legend::none));
    }

    /** Puts the points into the grid; whether two of them share a place. */
    private boolean fill(OmittedPoints omitted, Extent shown) {
        boolean twice = false;
        boolean[][] filled = new boolean[rows.size()][columns.size()];
        for (double[] row : values) {
            Arrays.fill(row, Double.NaN);
        }
        for (Heatmap.Point point : chart.points()) {
            omitted.include(chart.x(), point.x(), chart.y(), point.y());
            int column = columns.indexOf(point.x());
            int row = rows.indexOf(point.y());
            if (column >= 0 && row >= 0) {
                twice |= filled[row][column];
                filled[row][column] = true;
                values[row][column] = point.value();
                shown.include(point.value());
            }
        }
        return twice;
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
            TextBlock text = TextBlock.wrap("no data", NO_DATA_FONT_SIZE, area.width(), 2);
            text.draw(svg, area.centerX(), area.centerY() - text.height() / 2, TextStyle.NO_DATA);
        } else {
            area.openClipped(svg);
            drawCells(svg, area.x().get(), area.y().get(), colors.get());
            drawContour(svg, area.x().get(), area.y().get());
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
                double value = values[row][column];
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
        double value = values[row][column];
        return titleOr(chart.x().title(), "x") + " " + shortText(columns.value(column)) + ", "
                + titleOr(chart.y().title(), "y") + " " + shortText(rows.value(row)) + ": "
                + (Double.isNaN(value) ? "no value" : colorTitle() + " " + shortText(value));
    }

    private static String shortText(double value) {
        return TickLabels.single(new java.math.BigDecimal(value).round(new java.math.MathContext(4)));
    }

    private void drawContour(SvgWriter svg, AxisMapping x, AxisMapping y) {
        if (chart.contour().isEmpty()) {
            return;
        }
        double[] columnPixels = new double[columns.size()];
        Arrays.setAll(columnPixels, i -> x.toPixel(columns.value(i)));
        double[] rowPixels = new double[rows.size()];
        Arrays.setAll(rowPixels, i -> y.toPixel(rows.value(i)));
        String path = Contour.of(
                        columnPixels, rowPixels, values, chart.contour().getAsDouble())
                .stream()
                .map(Contour::path)
                .collect(Collectors.joining());
        if (path.isEmpty()) {
            return;
        }
        // A dark edge around a light line is seen on every colour.
        for (String[] stroke : new String[][] {{"#1a1a1a", "4"}, {"#ffffff", "2"}}) {
            svg.open("path")
                    .attribute("d", path)
                    .attribute("fill", "none")
                    .attribute("stroke", stroke[0])
                    .attribute("stroke-width", stroke[1])
                    .attribute("stroke-linecap", "round");
            svg.close();
        }
    }

    private String colorTitle() {
        return titleOr(chart.color(), "the value");
    }

    private String description() {
        return "Heat map of " + colorTitle() + " over " + titleOr(chart.x().title(), "x") + " and "
                + titleOr(chart.y().title(), "y") + ", " + columns.size() + " by " + rows.size() + " cells";
    }

    private static String titleOr(String title, String otherwise) {
        return title.isBlank() ? otherwise : title;
    }
}
