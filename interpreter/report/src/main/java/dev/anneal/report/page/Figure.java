package dev.anneal.report.page;

import dev.anneal.report.chart.BarChart;
import dev.anneal.report.chart.DensityMap;
import dev.anneal.report.chart.Drawable;
import dev.anneal.report.chart.Heatmap;
import dev.anneal.report.chart.HistogramChart;
import dev.anneal.report.chart.LineChart;
import dev.anneal.report.chart.ScatterChart;
import java.util.List;

/**
 * A chart as a figure of plotly.
 *
 * @param json its traces and its layout
 * @param notes what a reader has to know about it, each a sentence
 * @param isSquare whether both of its axes measure the same
 */
record Figure(String json, List<String> notes, boolean isSquare) {
    Figure {
        notes = List.copyOf(notes);
    }

    /** The figure of a chart. */
    static Figure of(Drawable chart) {
        if (chart instanceof LineChart lines) {
            return new Figure(LineFigure.of(lines), chart.notes(), false);
        } else if (chart instanceof ScatterChart scatter) {
            return new Figure(ScatterFigure.of(scatter), chart.notes(), false);
        } else if (chart instanceof HistogramChart histogram) {
            return new Figure(HistogramFigure.of(histogram), chart.notes(), false);
        } else if (chart instanceof BarChart bars) {
            return new Figure(BarFigure.of(bars), chart.notes(), false);
        } else if (chart instanceof Heatmap map) {
            return new Figure(HeatmapFigure.of(map), chart.notes(), false);
        } else if (chart instanceof DensityMap map) {
            return new Figure(DensityFigure.of(map), DensityFigure.notes(map), true);
        }
        throw new IllegalArgumentException("no figure shows " + chart.getClass());
    }
}
