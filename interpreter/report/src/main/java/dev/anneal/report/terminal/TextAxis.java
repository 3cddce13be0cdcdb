package dev.anneal.report.terminal;

import dev.anneal.report.chart.Scale;
import dev.anneal.report.chart.Tick;
import dev.anneal.report.chart.Ticks;
import dev.anneal.run.Chart;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * An axis between two values.
 *
 * @param low the value at its beginning
 * @param high the value at its end, above it
 */
record TextAxis(String title, boolean logarithmic, double low, double high) {
    /** The axis that shows all values that have a place on it; empty if none has. */
    static Optional<TextAxis> of(Chart.Axis axis, DoubleStream values) {
        double[] shown = values.filter(value -> accepts(axis.logarithmic(), value))
                .sorted()
                .toArray();
        if (shown.length == 0) {
            return Optional.empty();
        }
        double low = shown[0];
        double high = shown[shown.length - 1];
        if (!(high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high)))) {
            double room = low == 0 ? 1 : 0.1 * Math.abs(low);
            return Optional.of(
                    axis.logarithmic()
                            ? new TextAxis(axis.title(), true, low / 3, high * 3)
                            : new TextAxis(axis.title(), false, low - room, high + room));
        }
        return Optional.of(new TextAxis(axis.title(), axis.logarithmic(), low, high));
    }

    /** This axis from 0 on, if it is all above. */
    TextAxis standing() {
        return low > 0 && !logarithmic ? new TextAxis(title, false, 0, high) : this;
    }

    private static boolean accepts(boolean logarithmic, double value) {
        return logarithmic ? value >= 1e-300 && value <= 1e300 : Math.abs(value) <= 1e300;
    }

    boolean accepts(double value) {
        return accepts(logarithmic, value);
    }

    /** The place of a value among so many, from 0 at the beginning of the axis. */
    int place(double value, int places) {
        return (int) Math.round(share(value) * (places - 1));
    }

    /** The share of the axis at which a value lies. */
    double share(double value) {
        return logarithmic ? StrictMath.log(value / low) / StrictMath.log(high / low) : (value - low) / (high - low);
    }

    /** At most so many labelled values. */
    List<Tick> ticks(int most) {
        return Ticks.of(logarithmic ? Scale.LOGARITHMIC : Scale.LINEAR, low, high, Math.max(1, most)).stream()
                .filter(Tick::isMajor)
                .toList();
    }
}
