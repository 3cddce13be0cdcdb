package dev.anneal.numerics.schedule;

import java.util.Arrays;

/** The checks that the schedules share, with messages in terms of their parameters, and the care for kinks. */
final class Ranges {

    private Ranges() {}

    static double inverseTemperature(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("`" + name + "` must be above 0 and at most 1, it is " + value + ".");
        }
        return value;
    }

    static double positive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("`" + name + "` must be above 0 and finite, it is " + value + ".");
        }
        return value;
    }

    static double atLeastZero(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("`" + name + "` must be at least 0 and finite, it is " + value + ".");
        }
        return value;
    }

    /** The times strictly inside the interval from 0 to the horizon, in order and without repetition. */
    static double[] inside(double horizon, double... times) {
        return Arrays.stream(times)
                .filter(time -> time > 0 && time < horizon)
                .sorted()
                .distinct()
                .toArray();
    }
}
