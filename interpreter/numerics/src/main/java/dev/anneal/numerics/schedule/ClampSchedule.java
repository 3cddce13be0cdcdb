package dev.anneal.numerics.schedule;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * A schedule kept between two bounds. Beta has a kink where it meets a bound.
 *
 * @param inner the schedule
 * @param low the lower bound, above 0 and at most 1
 * @param high the upper bound, at least the lower one and at most 1
 */
public record ClampSchedule(Schedule inner, double low, double high) implements Schedule {

    /** Checks the bounds. */
    public ClampSchedule {
        Ranges.inverseTemperature("low", low);
        Ranges.inverseTemperature("high", high);
        if (high < low) {
            throw new IllegalArgumentException(
                    "`high` must be at least `low`, but it is " + high + " and `low` is " + low + ".");
        }
    }

    @Override
    public double beta(double time) {
        return Math.max(low, Math.min(high, inner.beta(time)));
    }

    @Override
    public double betaBefore(double time) {
        return Math.max(low, Math.min(high, inner.betaBefore(time)));
    }

    @Override
    public OptionalDouble end() {
        return inner.end();
    }

    @Override
    public double[] kinks(double horizon) {
        double[] inside = inner.kinks(horizon);
        double[] cuts = new double[inside.length + 2];
        System.arraycopy(inside, 0, cuts, 1, inside.length);
        cuts[cuts.length - 1] = horizon;
        DoubleStream times = Arrays.stream(inside);
        for (int i = 0; i + 1 < cuts.length; i++) {
            times = DoubleStream.concat(
                    times,
                    Crossings.between(cuts[i], Math.nextDown(cuts[i + 1]), Crossings.GRID, this::side).stream()
                            .mapToDouble(Double::doubleValue));
        }
        return Ranges.inside(horizon, times.toArray());
    }

    private double side(double time) {
        double beta = inner.beta(time);
        return beta <= low ? -1 : beta >= high ? 1 : 0;
    }
}
