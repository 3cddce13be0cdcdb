package dev.anneal.report.chart;

import java.util.List;

/**
 * Groups of bars, with the intervals around their heights.
 *
 * @param title what the chart shows; empty for none
 * @param x what the groups are; empty for none
 * @param y the vertical axis
 * @param categories the names of the groups
 * @param sets the bars: of each set one in every group; a legend names the sets if there are several
 */
public record BarChart(String title, String x, Axis y, List<String> categories, List<Bars> sets) implements Drawable {
    public BarChart {
        categories = List.copyOf(categories);
        sets = List.copyOf(sets);
        for (Bars bars : sets) {
            if (bars.heights().size() != categories.size()) {
                throw new IllegalArgumentException("The bars `" + bars.name() + "` are "
                        + bars.heights().size() + " for " + categories.size() + " groups.");
            }
        }
    }

    /** Bars with a name, one for each group. */
    public record Bars(String name, List<Bar> heights) {
        public Bars {
            heights = List.copyOf(heights);
        }
    }

    /** A bar with the ends of an interval around its height; not-a-number where there is none. */
    public record Bar(double height, double low, double high) {}

    /** The chart as a complete SVG document of the standard size; the same chart gives the same text. */
    public String toSvg() {
        return new SvgBarChart(this, ChartSize.STANDARD, true).render().toSvg();
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public List<String> names() {
        return sets.stream().map(Bars::name).toList();
    }

    @Override
    public Drawing draw() {
        return new SvgBarChart(this, ChartSize.STANDARD, true).render();
    }

    @Override
    public Drawing drawWithoutLegend(ChartSize size) {
        return new SvgBarChart(this, size, false).render();
    }

    /** The least and greatest of what it shows, 0 included: bars stand on it. */
    Extent extent() {
        Extent extent = new Extent(y.scale());
        extent.include(0);
        for (Bars bars : sets) {
            for (Bar bar : bars.heights()) {
                extent.include(bar.height());
                extent.include(bar.low());
                extent.include(bar.high());
            }
        }
        return extent;
    }
}
