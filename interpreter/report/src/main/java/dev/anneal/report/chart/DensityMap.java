package dev.anneal.report.chart;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * Two densities over a plane, a target as shading and a fit as lines. Of each are shown the smallest regions that hold 50,
 * 80, 95 and 99 % of its mass in the window: where both are the same, the lines run along the edges of the shading.
 *
 * @param title what the chart shows; empty for none
 * @param target the target
 * @param fit the fit, over the same window
 * @param samples points of the fit
 * @param means the means of its components; none where it has none
 * @param notes what a reader has to know
 */
public record DensityMap(
        String title, Axis x, Axis y, Grid target, Grid fit, List<Place> samples, List<Place> means, List<String> notes)
        implements Drawable {
    public DensityMap {
        requireNonNull(title, "title is null");
        samples = List.copyOf(samples);
        means = List.copyOf(means);
        notes = List.copyOf(notes);
    }

    /** A point of the plane. */
    public record Place(double x, double y) {}

    /**
     * Logarithms of a density, up to a constant, at the points of a regular grid.
     *
     * @param x the coordinates of the columns, rising and evenly spaced
     * @param y the coordinates of the rows, likewise
     * @param logs a row for each {@code y}
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once.
    public record Grid(double[] x, double[] y, double[][] logs) {
        public Grid {
            if (x.length < 2 || y.length < 2 || logs.length != y.length) {
                throw new IllegalArgumentException("A grid of " + x.length + " columns and " + y.length + " rows has "
                        + logs.length + " rows of values.");
            }
        }
    }

    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public Drawing draw() {
        return new SvgDensityMap(this, ChartSize.SQUARE, true).render();
    }

    @Override
    public Drawing drawWithoutLegend(ChartSize size) {
        return new SvgDensityMap(this, size, false).render();
    }

    /** What its marks mean. */
    Legend legend(double maximumTextWidth) {
        String mass = ": " + DensityLevels.words() + " of its mass";
        return new Legend(
                Stream.of(
                                Stream.of(new Legend.Mark("target" + mass, Glyph::shading)),
                                Stream.of(new Legend.Mark("fit" + mass, Glyph::ring)),
                                samples.isEmpty()
                                        ? Stream.<Legend.Mark>of()
                                        : Stream.of(new Legend.Mark("samples of the fit", Glyph::dots)),
                                means.isEmpty()
                                        ? Stream.<Legend.Mark>of()
                                        : Stream.of(new Legend.Mark("means of components", Glyph::mean)))
                        .flatMap(each -> each)
                        .toList(),
                maximumTextWidth);
    }
}
