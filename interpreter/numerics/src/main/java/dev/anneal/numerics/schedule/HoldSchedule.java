package dev.anneal.numerics.schedule;

import java.util.OptionalDouble;

/**
 * A schedule that stays at its final value for some more time: beta is the same, but the end is later, so that what is
 * as long as the schedule has time to settle.
 *
 * @param inner the schedule; it needs an end
 * @param duration how much later the end is, at least 0
 */
public record HoldSchedule(Schedule inner, double duration) implements Schedule {

    /** Checks that there is an end. */
    public HoldSchedule {
        Ranges.atLeastZero("duration", duration);
        if (inner.end().isEmpty()) {
            throw new IllegalArgumentException("`hold` needs a schedule with an end, this one has none.");
        }
    }

    @Override
    public double beta(double time) {
        return inner.beta(time);
    }

    @Override
    public double betaBefore(double time) {
        return inner.betaBefore(time);
    }

    @Override
    public OptionalDouble end() {
        return OptionalDouble.of(inner.end().orElseThrow() + duration);
    }

    @Override
    public double[] kinks(double horizon) {
        return inner.kinks(horizon);
    }
}
