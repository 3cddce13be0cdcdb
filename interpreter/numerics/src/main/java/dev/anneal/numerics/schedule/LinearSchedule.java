package dev.anneal.numerics.schedule;

import java.util.OptionalDouble;

/**
 * A straight ramp to 1: {@code beta = min(1, from + rate t)}, or, in the temperature, T falling from 1/from to 1 at
 * {@code rate} per unit of time.
 */
public final class LinearSchedule implements Schedule {

    private final double from;
    private final double rate;
    private final boolean inTemperature;
    private final double end;

    private LinearSchedule(double from, double rate, boolean inTemperature, double end) {
        this.from = from;
        this.rate = rate;
        this.inTemperature = inTemperature;
        this.end = end;
    }

    /**
     * A ramp by its rate.
     *
     * @param from beta at time 0, above 0 and at most 1
     * @param rate the change of beta (or the fall of the temperature) in a unit of time, at least 0; with 0 beta stays
     * @param inTemperature whether the temperature is linear instead of beta
     */
    public static LinearSchedule of(double from, double rate, boolean inTemperature) {
        Ranges.inverseTemperature("from", from);
        Ranges.atLeastZero("rate", rate);
        double distance = inTemperature ? 1 / from - 1 : 1 - from;
        return new LinearSchedule(from, rate, inTemperature, rate == 0 ? 0 : distance / rate);
    }

    /**
     * A ramp by its duration.
     *
     * @param from beta at time 0, above 0 and at most 1
     * @param duration the time in which beta reaches 1, above 0
     * @param inTemperature whether the temperature is linear instead of beta
     */
    public static LinearSchedule over(double from, double duration, boolean inTemperature) {
        Ranges.inverseTemperature("from", from);
        Ranges.positive("over", duration);
        double distance = inTemperature ? 1 / from - 1 : 1 - from;
        return new LinearSchedule(from, distance / duration, inTemperature, duration);
    }

    @Override
    public double beta(double time) {
        if (rate > 0 && time >= end) {
            return 1;
        }
        double value = inTemperature ? 1 / Math.max(1, 1 / from - rate * time) : from + rate * time;
        return Math.min(1, value);
    }

    @Override
    public OptionalDouble end() {
        return OptionalDouble.of(end);
    }

    @Override
    public double[] kinks(double horizon) {
        return Ranges.inside(horizon, end);
    }

    @Override
    public String toString() {
        return "LinearSchedule[from=" + from + ", rate=" + rate + ", inTemperature=" + inTemperature + "]";
    }
}
