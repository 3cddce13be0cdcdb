package dev.anneal.report.chart;

import java.util.List;

/** A chart of one pair of axes with everything decided but its place: what is drawn on paper and what is shown on a page. */
public sealed interface Drawable permits BarChart, DensityMap, Heatmap, HistogramChart, LineChart, ScatterChart {
    /** What the chart shows; empty for none. */
    String title();

    /** What a reader has to know about it, each a sentence. */
    List<String> notes();

    /** The names that a legend tells apart; none where colours stand for something else. */
    List<String> names();

    /** The chart laid out on a page of its own. */
    Drawing draw();

    /** The chart without what explains its colours, for one that stands among others. */
    Drawing drawWithoutLegend(ChartSize size);
}
