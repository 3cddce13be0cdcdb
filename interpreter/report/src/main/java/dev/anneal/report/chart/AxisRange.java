package dev.anneal.report.chart;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The values an axis really runs between, once the author's limits and the data have both been heard.
 *
 * @param low the value at the beginning, reached by the scale
 * @param high the value at the end, above {@code low}
 */
record AxisRange(Scale scale, double low, double high) {
    /** The share of the span left free beyond the data. */
    private static final double PADDING = 0.03;
    /** A range is moved out to the next round value when that is at most this many steps away. */
    private static final double REACH = 0.5;

    private static final int STEPS = 6;

    AxisRange {
        requireNonNull(scale, "scale is null");
        if (!scale.reaches(low) || !scale.reaches(high) || low >= high) {
            throw new IllegalArgumentException("an axis cannot run from " + low + " to " + high);
        }
    }

    /** The range which shows the data from edge to edge; empty if there are neither data nor two limits. */
    static Optional<AxisRange> tight(Axis axis, Extent data) {
        if (data.isEmpty() && (axis.low().isEmpty() || axis.high().isEmpty())) {
            return Optional.empty();
        }
        double low = axis.low().orElse(data.low());
        double high = axis.high().orElse(data.high());
        return Optional.of(
                low > high || areTooClose(low, high)
                        ? aroundOneValue(axis, low, high)
                        : new AxisRange(axis.scale(), low, high));
    }

    /** As {@link #tight}, with the ends that the author left open moved outwards a little, to a round value if near. */
    static Optional<AxisRange> padded(Axis axis, Extent data) {
        return tight(axis, data).map(range -> {
            AxisRange rounded = axis.scale() == Scale.LINEAR ? range.reachingRoundValues() : range;
            AxisRange wide = rounded.widened();
            return new AxisRange(
                    axis.scale(),
                    axis.low().isPresent() ? range.low : wide.low,
                    axis.high().isPresent() ? range.high : wide.high);
        });
    }

    /** As {@link #padded}, for what stands on 0: no room is left below it, unless something lies there. */
    static Optional<AxisRange> standing(Axis axis, Extent data) {
        return padded(axis, data)
                .map(range ->
                        axis.low().isEmpty() && data.low() == 0 ? new AxisRange(range.scale, 0, range.high) : range);
    }

    /** Whether two values differ by no more than rounding errors, so that ticks between them would be noise. */
    static boolean areTooClose(double low, double high) {
        double magnitude = Math.max(Math.abs(low), Math.abs(high));
        return high - low <= 1e-12 * magnitude || high - low < 1e-300;
    }

    /** The share of the axis, from 0 at its beginning to 1 at its end, at which an accepted value lies. */
    double share(double value) {
        double start = scale.position(low);
        return (scale.position(value) - start) / (scale.position(high) - start);
    }

    private AxisRange reachingRoundValues() {
        double step = Ticks.linearStep(low, high, STEPS);
        double below = Math.floor(low / step) * step;
        double above = Math.ceil(high / step) * step;
        return new AxisRange(
                scale,
                low - below <= REACH * step ? Math.min(low, below) : low,
                above - high <= REACH * step ? Math.max(high, above) : high);
    }

    private AxisRange widened() {
        double start = scale.position(low);
        double end = scale.position(high);
        double padding = PADDING * (end - start);
        double wideLow = scale.value(start - padding);
        double wideHigh = scale.value(end + padding);
        return new AxisRange(scale, scale.reaches(wideLow) ? wideLow : low, scale.reaches(wideHigh) ? wideHigh : high);
    }

    /** For constant data, and for a single limit which the data do not reach. */
    private static AxisRange aroundOneValue(Axis axis, double low, double high) {
        double newLow = axis.low().orElse(below(axis.scale(), high));
        double newHigh = axis.high().orElse(above(axis.scale(), low));
        return new AxisRange(axis.scale(), newLow, newHigh);
    }

    private static double below(Scale scale, double value) {
        return scale == Scale.LOGARITHMIC ? value / 3 : value - distance(value);
    }

    private static double above(Scale scale, double value) {
        return scale == Scale.LOGARITHMIC ? value * 3 : value + distance(value);
    }

    private static double distance(double value) {
        return Math.abs(value) < 1e-290 ? 1 : 0.1 * Math.abs(value);
    }
}
