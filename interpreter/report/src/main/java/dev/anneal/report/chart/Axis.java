package dev.anneal.report.chart;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * One axis of a chart as its author asks for it. A limit that is left open is chosen from the data.
 *
 * @param title what the axis shows, with its unit; empty for none
 * @param low the value at the axis's beginning
 * @param high the value at its end, above {@code low}
 */
public record Axis(String title, Scale scale, OptionalDouble low, OptionalDouble high) {
    public Axis {
        requireNonNull(title, "title is null");
        requireNonNull(scale, "scale is null");
        requireAccepted(scale, low);
        requireAccepted(scale, high);
        if (low.isPresent() && high.isPresent()) {
            if (low.getAsDouble() >= high.getAsDouble()) {
                throw new IllegalArgumentException("The lower limit of an axis must lie below the upper limit, but "
                        + low.getAsDouble() + " does not lie below " + high.getAsDouble() + ".");
            }
            if (AxisRange.areTooClose(low.getAsDouble(), high.getAsDouble())) {
                throw new IllegalArgumentException("The limits " + low.getAsDouble() + " and " + high.getAsDouble()
                        + " of an axis are too close to each other to be told apart.");
            }
        }
    }

    public static Axis linear(String title) {
        return new Axis(title, Scale.LINEAR, OptionalDouble.empty(), OptionalDouble.empty());
    }

    public static Axis logarithmic(String title) {
        return new Axis(title, Scale.LOGARITHMIC, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** This axis from {@code newLow} to {@code newHigh}; points outside are cut off. */
    public Axis withLimits(double newLow, double newHigh) {
        return new Axis(title, scale, OptionalDouble.of(newLow), OptionalDouble.of(newHigh));
    }

    private static void requireAccepted(Scale scale, OptionalDouble limit) {
        requireNonNull(limit, "limit is null");
        if (limit.isEmpty() || scale.accepts(limit.getAsDouble())) {
            return;
        }
        if (scale == Scale.LOGARITHMIC && limit.getAsDouble() <= 0) {
            throw new IllegalArgumentException(
                    "A logarithmic axis needs limits above zero, but one limit is " + limit.getAsDouble() + ".");
        }
        throw new IllegalArgumentException(
                "The limit " + limit.getAsDouble() + " of an axis is not a number that can be drawn.");
    }
}
