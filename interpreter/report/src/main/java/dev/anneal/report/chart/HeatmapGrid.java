package dev.anneal.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The points of a {@link Heatmap} in rows and columns, with the lines where values reach its level. */
public final class HeatmapGrid {
    private final Heatmap chart;
    private final GridAxis columns;
    private final GridAxis rows;
    private final double[][] values;
    private final double[][] theory;
    private final OmittedPoints omitted = new OmittedPoints();
    private final Extent shown = new Extent(Scale.LINEAR);
    private boolean twice;

    private HeatmapGrid(Heatmap chart) {
        this.chart = chart;
        columns = new GridAxis(
                chart.x().scale(),
                chart.points().stream().mapToDouble(Heatmap.Point::x).toArray());
        rows = new GridAxis(
                chart.y().scale(),
                chart.points().stream().mapToDouble(Heatmap.Point::y).toArray());
        values = empty();
        theory = empty();
        fill();
    }

    /** The grid of a chart. */
    public static HeatmapGrid of(Heatmap chart) {
        return new HeatmapGrid(chart);
    }

    private double[][] empty() {
        double[][] grid = new double[rows.size()][columns.size()];
        for (double[] row : grid) {
            Arrays.fill(row, Double.NaN);
        }
        return grid;
    }

    private void fill() {
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
    }

    GridAxis columns() {
        return columns;
    }

    GridAxis rows() {
        return rows;
    }

    Extent shown() {
        return shown;
    }

    /** The coordinates of the columns, rising. */
    public double[] x() {
        return each(columns.size(), columns::value);
    }

    /** The coordinates of the rows, rising. */
    public double[] y() {
        return each(rows.size(), rows::value);
    }

    /** Where columns begin, and where the last one ends. */
    public double[] columnEdges() {
        return edges(columns);
    }

    /** Where rows begin, and where the last one ends. */
    public double[] rowEdges() {
        return edges(rows);
    }

    private static double[] edges(GridAxis axis) {
        return axis.size() == 0 ? new double[0] : each(axis.size() + 1, i -> i == 0 ? axis.low(0) : axis.high(i - 1));
    }

    private static double[] each(int size, IntToDoubleFunction value) {
        double[] all = new double[size];
        Arrays.setAll(all, value);
        return all;
    }

    /** The values, a row for each {@link #y}; not-a-number where there is none. */
    public double[][] values() {
        return values;
    }

    /** What theory says, likewise. */
    public double[][] theory() {
        return theory;
    }

    /** Where the values, or those of theory, reach a level: straight from cell to cell, as the axes lay them out. */
    public LevelLines line(double[][] of, double level) {
        Scale x = chart.x().scale();
        Scale y = chart.y().scale();
        double[] across = each(columns.size(), i -> x.position(columns.value(i)));
        double[] up = each(rows.size(), i -> y.position(rows.value(i)));
        return LevelLines.of(Contour.of(across, up, of, level), x::value, y::value);
    }

    /** What is left out, and what the lines are. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(omitted.notes());
        if (twice) {
            notes.add("Several points share a place; the last one is shown.");
        }
        chart.contour().ifPresent(level -> {
            String words = TickLabels.brief(level);
            notes.add(
                    line(values, level).isEmpty()
                            ? "No line: " + chart.colorTitle() + " does not cross " + words + " here."
                            : "Solid line: " + chart.colorTitle() + " is " + words + ".");
            if (!chart.theory().isEmpty()) {
                notes.add(
                        line(theory, level).isEmpty()
                                ? "In theory, by " + chart.theory() + ", it does not cross " + words + " here."
                                : "Dashed line: so it is in theory, by " + chart.theory() + ".");
            }
        });
        for (Series curve : chart.curves()) {
            notes.add("Dotted line: " + curve.name() + ".");
        }
        return notes;
    }
}
