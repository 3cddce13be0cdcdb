package dev.anneal.report.chart;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Points over a common pair of axes, in sets, each with an optional interval.
 *
 * @param title what the chart shows; empty for none
 * @param sets drawn in this order, later ones on top; a legend names them if there are several
 * @param color what the colours of the points show, where they show a value; otherwise each set has a colour of its own
 */
public record ScatterChart(String title, Axis x, Axis y, List<PointSet> sets, Optional<Axis> color)
        implements Drawable {
    public ScatterChart {
        requireNonNull(title, "title is null");
        sets = List.copyOf(sets);
        if (color.isPresent() && sets.stream().anyMatch(set -> set.values().isEmpty())) {
            throw new IllegalArgumentException("Points have no value for their colour.");
        }
    }

    /**
     * Points with a name.
     *
     * @param points where they are, with their intervals
     * @param values what the colour of each point shows
     */
    public record PointSet(Series points, Optional<double[]> values) {
        public PointSet {
            if (values.isPresent() && values.get().length != points.size()) {
                throw new IllegalArgumentException("The points `" + points.name() + "` are " + points.size() + " with "
                        + values.get().length + " values.");
            }
        }
    }

    /** Whether a point has a place on both axes. */
    boolean isDrawable(Series points, int index) {
        return x.scale().accepts(points.x(index)) && y.scale().accepts(points.y(index));
    }

    @Override
    public List<String> notes() {
        OmittedPoints omitted = new OmittedPoints();
        sets.forEach(set -> omitted.include(x, y, set.points()));
        return omitted.notes();
    }

    @Override
    public List<String> names() {
        return color.isPresent()
                ? List.of()
                : sets.stream().map(set -> set.points().name()).toList();
    }

    @Override
    public Drawing draw() {
        return new SvgScatterChart(this, ChartSize.STANDARD, true).render();
    }

    @Override
    public Drawing drawWithoutLegend(ChartSize size) {
        return new SvgScatterChart(this, size, false).render();
    }
}
