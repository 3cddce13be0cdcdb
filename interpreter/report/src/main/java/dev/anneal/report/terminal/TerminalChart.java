package dev.anneal.report.terminal;

import dev.anneal.run.Chart;
import java.util.ArrayList;
import java.util.List;

/** Charts as lines of characters. The same chart on the same terminal gives the same lines. */
public final class TerminalChart {
    private static final int MOST_PANELS = 4;

    private TerminalChart() {}

    /** The lines of a chart, each ending in a newline: its title, the drawing, and what its marks mean. */
    public static String of(Chart chart, Terminal terminal) {
        StringBuilder out = new StringBuilder();
        lines(chart, terminal).forEach(line -> out.append(line.stripTrailing()).append('\n'));
        return out.toString();
    }

    private static List<String> lines(Chart chart, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        chart.title().ifPresent(title -> lines.add("  " + terminal.cut(title, terminal.width() - 2)));
        if (chart instanceof Chart.Lines curves) {
            lines.addAll(new DotPlot(terminal, curves.x(), curves.y()).curves(curves.curves()));
        } else if (chart instanceof Chart.Trajectory trajectory) {
            lines.addAll(new DotPlot(terminal, trajectory.x(), trajectory.y()).curves(trajectory.overlaps()));
        } else if (chart instanceof Chart.Scatter scatter) {
            lines.addAll(new DotPlot(terminal, scatter.x(), scatter.y())
                    .points(scatter.sets().stream().map(Chart.PointSet::points).toList()));
        } else if (chart instanceof Chart.Bars bars) {
            lines.addAll(BarRows.of(bars, terminal));
        } else if (chart instanceof Chart.Histogram histogram) {
            lines.addAll(BarRows.of(histogram, terminal));
        } else if (chart instanceof Chart.Heatmap map) {
            lines.addAll(CellMap.of(map, terminal));
        } else if (chart instanceof Chart.DensityMap map) {
            lines.addAll(CellMap.of(map, terminal));
        } else if (chart instanceof Chart.Panels panels) {
            for (Chart.Panel panel : panels.panels().stream().limit(MOST_PANELS).toList()) {
                lines.addAll(lines(panel.chart(), terminal));
            }
            int left = panels.panels().size() - MOST_PANELS;
            if (left > 0) {
                lines.add("  (and " + left + " more)");
            }
        }
        return lines;
    }
}
