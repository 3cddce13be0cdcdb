package dev.anneal.numerics.schedule;

import java.util.OptionalDouble;

/**
 * {@code beta = from^(1 - t/over)}: a constant ratio in a constant time, so it is the same in the temperature.
 *
 * @param from beta at time 0, above 0 and at most 1
 * @param over the time in which beta reaches 1, above 0
 */
public record GeometricSchedule(double from, double over) implements Schedule {

    /** Checks the ranges. */
    public GeometricSchedule {
        Ranges.inverseTemperature("from", from);
        Ranges.positive("over", over);
    }

    @Override
    public double beta(double time) {
        if (time >= over) {
            return 1;
        }
        return time <= 0 ? from : Math.pow(from, 1 - time / over);
    }

    @Override
    public OptionalDouble end() {
        return OptionalDouble.of(over);
    }

    @Override
    public double[] kinks(double horizon) {
        return Ranges.inside(horizon, over);
    }
}
