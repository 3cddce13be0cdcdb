package dev.anneal.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws a {@link Heatmap}: its cells, and a line where the value reaches a level. */
final class SvgHeatmap {
    private static final double BAR_SHARE = 0.14;

    private final Heatmap chart;
    private final GridAxis columns;
    private final GridAxis rows;
    private final double[][] values;
    private final double[][] theory;
    private final Optional<AxisRange> colors;
    private final Frame frame;

    SvgHeatmap(Heatmap chart, ChartSize size, boolean withLegend) {
        this.chart = chart;
        columns = new GridAxis(
                chart.x().scale(),
                chart.points().stream().mapToDouble(Heatmap.Point::x).toArray());
        rows = new GridAxis(
                chart.y().scale(),
                chart.points().stream().mapToDouble(Heatmap.Point::y).toArray());
        values = empty();
        theory = empty();
        OmittedPoints omitted = new OmittedPoints();
        Extent shown = new Extent(Scale.LINEAR);
        boolean twice = fill(omitted, shown);
        colors = AxisRange.tight(chart.color(), shown);
        List<String> notes = new ArrayList<>(omitted.notes());
        if (twice) {
            notes.add("Several points share a place; the last one is shown.");
        }
        notes.addAll(explanations());
        frame = Frame.ofRanges(
                size,
                new Frame.Labels(chart.title(), chart.x().title(), chart.y().title(), description(), notes),
                range(chart.x(), columns),
                range(chart.y(), rows),
                colors.filter(range -> withLegend)
                        .<SideColumn>map(
                                range -> new ColorBar(range, chart.color().title(), BAR_SHARE * size.width()))
                        .orElseGet(Legend::none));
    }

    private double[][] empty() {
        double[][] grid = new double[rows.size()][columns.size()];
        for (double[] row : grid) {
            Arrays.fill(row, Double.NaN);
        }
        return grid;
    }

    /** What the lines are. */
    private List<String> explanations() {
        List<String> notes = new ArrayList<>();
        chart.contour().ifPresent(level -> {
            String shown = TickLabels.brief(level);
            notes.add(
                    reaches(values, level)
                            ? "Solid line: " + colorTitle() + " is " + shown + "."
                            : "No line: " + colorTitle() + " does not cross " + shown + " here.");
            if (!chart.theory().isEmpty()) {
                notes.add(
                        reaches(theory, level)
                                ? "Dashed line: so it is in theory, by " + chart.theory() + "."
                                : "In theory, by " + chart.theory() + ", it does not cross " + shown + " here.");
            }
        });
        for (Series curve : chart.curves()) {
            notes.add("Dotted line: " + curve.name() + ".");
        }
        return notes;
    }

    /** Whether there is a line along which values reach a level. */
    private boolean reaches(double[][] grid, double level) {
        double[] across = new double[columns.size()];
        Arrays.setAll(across, i -> i);
        double[] up = new double[rows.size()];
        Arrays.setAll(up, i -> i);
        return !Contour.of(across, up, grid, level).isEmpty();
    }

    /** Puts the points into the grid; whether two of them share a place. */
    private boolean fill(OmittedPoints omitted, Extent shown) {
        boolean twice = false;
        boolean[][] filled = new boolean[rows.size()][columns.size()];
        for (Heatmap.Point point : chart.points()) {
            omitted.include(chart.x(), point.x(), chart.y(), point.y());
            int column = columns.indexOf(point.x());
            int row = rows.indexOf(point.y());
            if (column >= 0 && row >= 0) {
                twice |= filled[row][column];
                filled[row][column] = true;
                values[row][column] = point.value();
                theory[row][column] = point.theory();
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
        return titleOr(chart.x().title(), "x") + " " + TickLabels.brief(columns.value(column)) + ", "
                + titleOr(chart.y().title(), "y") + " " + TickLabels.brief(rows.value(row)) + ": "
                + (Double.isNaN(value) ? "no value" : colorTitle() + " " + TickLabels.brief(value));
    }

    private void drawLines(SvgWriter svg, AxisMapping x, AxisMapping y) {
        double[] columnPixels = new double[columns.size()];
        Arrays.setAll(columnPixels, i -> x.toPixel(columns.value(i)));
        double[] rowPixels = new double[rows.size()];
        Arrays.setAll(rowPixels, i -> y.toPixel(rows.value(i)));
        chart.contour().ifPresent(level -> {
            drawLine(svg, Contour.of(columnPixels, rowPixels, values, level), "");
            drawLine(svg, Contour.of(columnPixels, rowPixels, theory, level), "9 6");
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

    private String colorTitle() {
        return titleOr(chart.color().title(), "the value");
    }

    private String description() {
        return "Heat map of " + colorTitle() + " over " + titleOr(chart.x().title(), "x") + " and "
                + titleOr(chart.y().title(), "y") + ", " + columns.size() + " by " + rows.size() + " cells";
    }

    private static String titleOr(String title, String otherwise) {
        return title.isBlank() ? otherwise : title;
    }
}
