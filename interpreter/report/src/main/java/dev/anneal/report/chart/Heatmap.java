package dev.anneal.report.chart;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A value over a grid of points, as colour. The points need not be evenly spaced: each has the cell of all places that
 * are nearer to it than to its neighbours, as the axes lay them out.
 *
 * @param title what the chart shows; empty for none
 * @param color what the colour shows; its limits, where it has some, are those of the colours
 * @param points where there is a value; what is not a number is drawn as missing
 * @param contour the level at which lines are drawn, if they are: where the value reaches it, and where theory does
 * @param theory what the values of theory are, in words; empty for none
 * @param curves lines to lay over it
 */
public record Heatmap(
        String title,
        Axis x,
        Axis y,
        Axis color,
        List<Point> points,
        OptionalDouble contour,
        String theory,
        List<Series> curves)
        implements Drawable {
    public Heatmap {
        requireNonNull(title, "title is null");
        points = List.copyOf(points);
        curves = List.copyOf(curves);
    }

    /** A point of the grid with its value, and with that of theory; not-a-number where there is none. */
    public record Point(double x, double y, double value, double theory) {
        /** A point of which theory says nothing. */
        public Point(double x, double y, double value) {
            this(x, y, value, Double.NaN);
        }
    }

    /** What the colour shows, in words. */
    String colorTitle() {
        return color.title().isBlank() ? "the value" : color.title();
    }

    @Override
    public List<String> notes() {
        return HeatmapGrid.of(this).notes();
    }

    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public Drawing draw() {
        return new SvgHeatmap(this, ChartSize.STANDARD, true).render();
    }

    @Override
    public Drawing drawWithoutLegend(ChartSize size) {
        return new SvgHeatmap(this, size, false).render();
    }
}
