package dev.anneal.report;

import dev.anneal.report.chart.BarChart;
import dev.anneal.report.chart.DensityMap;
import dev.anneal.report.chart.Drawable;
import dev.anneal.report.chart.Drawing;
import dev.anneal.report.chart.Heatmap;
import dev.anneal.report.chart.HistogramChart;
import dev.anneal.report.chart.LineChart;
import dev.anneal.report.chart.Panels;
import dev.anneal.report.chart.ScatterChart;
import dev.anneal.run.Chart;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Draws charts beside each other, with one legend for all. */
final class PanelRenderer {
    private PanelRenderer() {}

    static Drawing draw(Chart.Panels chart) {
        return panels(chart).draw();
    }

    private static Panels panels(Chart.Panels chart) {
        String title = chart.title().orElse("");
        PanelScales scales = PanelScales.of(chart);
        List<Drawable> charts = chart.panels().stream()
                .map(panel -> Drawables.of(panel.chart(), scales))
                .toList();
        List<Panels.Panel> panels =
                charts.stream().<Panels.Panel>map(one -> one::drawWithoutLegend).toList();
        if (charts.isEmpty()) {
            return Panels.of(title, List.of(), Panels.Marks.LINES, panels);
        }
        Drawable first = charts.get(0);
        if (first instanceof DensityMap map) {
            return Panels.of(title, map, panels);
        } else if (first instanceof LineChart lines && chart.panels().get(0).chart() instanceof Chart.Trajectory) {
            return Panels.of(title, lines, panels);
        } else if (first instanceof Heatmap map) {
            return Panels.ofColors(title, map.color(), panels);
        } else if (first instanceof ScatterChart scatter && scatter.color().isPresent()) {
            return Panels.ofColors(title, scatter.color().get(), panels);
        }
        Set<String> names = new LinkedHashSet<>();
        charts.forEach(one -> names.addAll(one.names()));
        return Panels.of(title, List.copyOf(names), marks(first), panels);
    }

    private static Panels.Marks marks(Drawable chart) {
        if (chart instanceof BarChart || chart instanceof HistogramChart) {
            return Panels.Marks.AREAS;
        }
        return chart instanceof ScatterChart ? Panels.Marks.POINTS : Panels.Marks.LINES;
    }
}
