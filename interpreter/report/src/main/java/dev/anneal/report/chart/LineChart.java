package dev.anneal.report.chart;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Curves over a common pair of axes, each with an optional band.
 *
 * @param title what the chart shows; empty for none
 * @param series drawn in this order, later ones on top; a legend names them if there are several
 */
public record LineChart(String title, Axis x, Axis y, List<Series> series) implements Drawable {
    public LineChart {
        requireNonNull(title, "title is null");
        requireNonNull(x, "x is null");
        requireNonNull(y, "y is null");
        series = List.copyOf(series);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The chart as a complete SVG document of the standard size; the same chart gives the same text. */
    public String toSvg() {
        return toSvg(ChartSize.STANDARD);
    }

    public String toSvg(ChartSize size) {
        return new SvgLineChart(this, size, true).render().toSvg();
    }

    @Override
    public List<String> notes() {
        OmittedPoints omitted = new OmittedPoints();
        series.forEach(one -> omitted.include(x, y, one));
        return omitted.notes();
    }

    @Override
    public List<String> names() {
        return series.stream().map(Series::name).toList();
    }

    @Override
    public Drawing draw() {
        return new SvgLineChart(this, ChartSize.STANDARD, true).render();
    }

    @Override
    public Drawing drawWithoutLegend(ChartSize size) {
        return new SvgLineChart(this, size, false).render();
    }

    /** Which series is which. One without a name is not told apart from a named one that looks the same. */
    Legend legend(double maximumTextWidth) {
        List<Legend.Mark> marks = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            if (!one.name().isEmpty()) {
                String name = hasPoint(one) ? one.name() : one.name() + " (no data)";
                marks.add(new Legend.Mark(name, Glyph.line(one.style(i))));
            }
        }
        return new Legend(marks, maximumTextWidth);
    }

    /** Whether a series has a point that has a place on both axes. */
    boolean hasPoint(Series one) {
        for (int i = 0; i < one.size(); i++) {
            if (isDrawable(one, i)) {
                return true;
            }
        }
        return false;
    }

    boolean isDrawable(Series one, int index) {
        return x.scale().accepts(one.x(index)) && y.scale().accepts(one.y(index));
    }

    /** Collects the parts of a chart; what is not set is empty, and axes are linear. */
    public static final class Builder {
        private String title = "";
        private Axis x = Axis.linear("");
        private Axis y = Axis.linear("");
        private final List<Series> series = new ArrayList<>();

        private Builder() {}

        public Builder title(String newTitle) {
            title = newTitle;
            return this;
        }

        public Builder x(Axis axis) {
            x = axis;
            return this;
        }

        public Builder y(Axis axis) {
            y = axis;
            return this;
        }

        public Builder add(Series oneSeries) {
            series.add(oneSeries);
            return this;
        }

        public LineChart build() {
            return new LineChart(title, x, y, series);
        }
    }
}
