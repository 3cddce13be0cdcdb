package dev.anneal.report.chart;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A named sequence of points, in the order in which a curve joins them, optionally with a band such as a confidence
 * interval around it. A NaN in a point is a gap in the curve. Immutable: arrays are copied on the way in and out, which
 * is why this is not a record.
 */
public final class Series {
    private final String name;
    private final double[] x;
    private final double[] y;
    private final Optional<Band> band;
    private final Optional<LineStyle> style;

    private Series(String name, double[] x, double[] y, Optional<Band> band, Optional<LineStyle> style) {
        this.name = requireNonNull(name, "name is null");
        this.x = x;
        this.y = y;
        this.band = band;
        this.style = style;
    }

    /**
     * @throws IllegalArgumentException if {@code x} and {@code y} differ in length
     */
    public static Series of(String name, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "The series `" + name + "` has " + x.length + " values of x but " + y.length + " values of y.");
        }
        return new Series(name, x.clone(), y.clone(), Optional.empty(), Optional.empty());
    }

    /**
     * This series with a band from {@code low} to {@code high}, one pair for each point; where either is NaN the band
     * has a gap.
     *
     * @throws IllegalArgumentException if the lengths differ from that of the series or a lower end lies above its upper
     *     end
     */
    public Series withBand(double[] low, double[] high) {
        if (low.length != x.length || high.length != x.length) {
            throw new IllegalArgumentException("The series `" + name + "` has " + x.length
                    + " points, but its band has " + low.length + " lower and " + high.length + " upper ends.");
        }
        for (int i = 0; i < low.length; i++) {
            if (low[i] > high[i]) {
                throw new IllegalArgumentException("The band of the series `" + name + "` has its lower end " + low[i]
                        + " above its upper end " + high[i] + ".");
            }
        }
        return new Series(name, x, y, Optional.of(new Band(low.clone(), high.clone())), style);
    }

    /**
     * This series with a look of its own, where the place in its chart does not give it one: colours and dashes stand for
     * two things, of which this one has these, each counted from 0.
     */
    public Series withStyle(int color, int dash) {
        return new Series(name, x, y, band, Optional.of(LineStyle.of(color, dash)));
    }

    /** Its look in a chart where it has this position, from 0. */
    public LineStyle style(int index) {
        return style.orElseGet(() -> LineStyle.of(index));
    }

    public String name() {
        return name;
    }

    /** The number of points, gaps included. */
    public int size() {
        return x.length;
    }

    public double x(int index) {
        return x[index];
    }

    public double y(int index) {
        return y[index];
    }

    public double[] x() {
        return x.clone();
    }

    public double[] y() {
        return y.clone();
    }

    public Optional<Band> band() {
        return band;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series that
                && name.equals(that.name)
                && Arrays.equals(x, that.x)
                && Arrays.equals(y, that.y)
                && band.equals(that.band)
                && style.equals(that.style);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, Arrays.hashCode(x), Arrays.hashCode(y), band, style);
    }

    @Override
    public String toString() {
        return "Series[" + name + ", " + x.length + " points" + (band.isPresent() ? ", with a band]" : "]");
    }

    /** The lower and upper ends of the band around a series, one pair for each of its points. */
    public static final class Band {
        private final double[] low;
        private final double[] high;

        private Band(double[] low, double[] high) {
            this.low = low;
            this.high = high;
        }

        public double low(int index) {
            return low[index];
        }

        public double high(int index) {
            return high[index];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Band that && Arrays.equals(low, that.low) && Arrays.equals(high, that.high);
        }

        @Override
        public int hashCode() {
            return Objects.hash(Arrays.hashCode(low), Arrays.hashCode(high));
        }
    }
}
