package dev.anneal.report.chart;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A value over a grid of points, as colour. The points need not be evenly spaced: each has the cell of all places that
 * are nearer to it than to its neighbours, as the axes lay them out.
 *
 * @param title what the chart shows; empty for none
 * @param color what the colour shows; empty for none
 * @param points where there is a value; what is not a number is drawn as missing
 * @param contour the level at which a line is drawn, if one is
 */
public record Heatmap(String title, Axis x, Axis y, String color, List<Point> points, OptionalDouble contour) {
    public Heatmap {
        requireNonNull(title, "title is null");
        points = List.copyOf(points);
    }

    /** A point of the grid with its value. */
    public record Point(double x, double y, double value) {}

    /** The chart as a complete SVG document of the standard size; the same chart gives the same text. */
    public String toSvg() {
        return draw(ChartSize.STANDARD).toSvg();
    }

    /** The chart laid out on a page. */
    public Drawing draw(ChartSize size) {
        return new SvgHeatmap(this, size).render();
    }
}
