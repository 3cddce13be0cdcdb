package dev.anneal.report.page;

import dev.anneal.report.chart.Axis;
import dev.anneal.report.chart.Heatmap;
import dev.anneal.report.chart.HeatmapGrid;
import dev.anneal.report.chart.LevelLines;
import dev.anneal.report.chart.Series;
import java.util.ArrayList;
import java.util.List;

/** The figure of a {@link Heatmap}: its cells, and lines where the value, and theory, reach a level. */
final class HeatmapFigure {
    private final Heatmap chart;
    private final HeatmapGrid grid;
    private final FigureWriter out = new FigureWriter();

    private HeatmapFigure(Heatmap chart) {
        this.chart = chart;
        this.grid = HeatmapGrid.of(chart);
    }

    static String of(Heatmap chart) {
        return new HeatmapFigure(chart).write();
    }

    private String write() {
        cells();
        chart.contour().ifPresent(level -> {
            line(grid.line(grid.values(), level), "");
            line(grid.line(grid.theory(), level), "9 6");
        });
        for (Series curve : chart.curves()) {
            line(new LevelLines(curve.x(), curve.y()), "2 5");
        }
        return out.layout(around(chart.x(), grid.columnEdges()), around(chart.y(), grid.rowEdges()), false)
                .colors(chart.color())
                .end();
    }

    /** An axis that is as long as the cells: what is laid over them does not make it longer. */
    private static Axis around(Axis axis, double[] edges) {
        return edges.length == 0 ? axis : axis.withLimits(edges[0], edges[edges.length - 1]);
    }

    private void cells() {
        out.open("heatmap", chart.color().title());
        out.places(grid.columnEdges(), grid.rowEdges()).matrix("z", grid.values());
        out.text("coloraxis", "coloraxis").flag("hoverongaps", false);
        List<List<String>> texts = new ArrayList<>();
        for (int row = 0; row < grid.values().length; row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < grid.values()[row].length; column++) {
                cells.add(text(row, column));
            }
            texts.add(cells);
        }
        out.textRows("text", texts);
        out.hover(false, "%{text}").close();
    }

    private String text(int row, int column) {
        double theory = grid.theory()[row][column];
        return titled(chart.x().title(), "x", grid.x()[column]) + "\n"
                + titled(chart.y().title(), "y", grid.y()[row])
                + "\n" + titled(chart.color().title(), "value", grid.values()[row][column])
                + (Double.isNaN(theory) ? "" : "\n" + titled("in theory", "", theory));
    }

    private static String titled(String title, String otherwise, double value) {
        return (title.isBlank() ? otherwise : title) + " " + PageText.brief(value);
    }

    /** A light line with a dark edge: it is seen on every colour. */
    private void line(LevelLines line, String dashes) {
        if (line.isEmpty()) {
            return;
        }
        for (boolean edge : new boolean[] {true, false}) {
            out.open("scatter", "").text("mode", "lines").noHover();
            out.numbers("x", line.x()).numbers("y", line.y());
            out.line(edge ? "edge" : "light", edge ? 4.5 : 2, edge ? "" : dashes)
                    .close();
        }
    }
}
