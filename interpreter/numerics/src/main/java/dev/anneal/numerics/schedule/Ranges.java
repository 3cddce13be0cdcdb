package dev.anneal.numerics.schedule;

import java.util.Arrays;

/** The checks that the schedules share, with messages in terms of their parameters, and the care for kinks. */
final class Ranges {

    /** More kinks than any schedule has for a reason; every one ends a step. */
    private static final int MOST_KINKS = 10_000;

    private Ranges() {}

    /** Refuses a schedule that changes its course too often to be followed. */
    static void atMostKinks(long kinks) {
        if (kinks > MOST_KINKS) {
            throw new IllegalArgumentException(
                    "The schedule changes its course more than " + MOST_KINKS + " times in one run.");
        }
    }

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
