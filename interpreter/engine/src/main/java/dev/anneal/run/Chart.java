package dev.anneal.run;

import java.util.List;
import java.util.Optional;

/**
 * A chart as data: what is drawn, not how.
 *
 * @param name a name for its file, without extension
 * @param title its title
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param curves what is drawn
 */
public record Chart(String name, Optional<String> title, Axis x, Axis y, List<Curve> curves) {
    public Chart {
        curves = List.copyOf(curves);
    }

    /**
     * An axis.
     *
     * @param title what it shows
     * @param logarithmic whether equal distances are equal ratios
     */
    public record Axis(String title, boolean logarithmic) {}

    /**
     * A curve through points.
     *
     * @param name its name in the legend
     * @param x the horizontal coordinates
     * @param y the vertical coordinates; not-a-number leaves a gap
     */
    @SuppressWarnings("ArrayRecordComponent") // Written once, read by renderers; equality of charts means nothing.
    public record Curve(String name, double[] x, double[] y) {}
}
