package dev.anneal.numerics.schedule;

import java.util.OptionalDouble;

/**
 * A ramp from {@code from} to 1 within a duration, by a progress that depends on the part of the duration that has
 * passed. The progress is linear in beta or in the temperature; see {@link Ramp}.
 */
abstract class ProgressSchedule implements Schedule {

    private final Ramp ramp;
    private final double duration;

    ProgressSchedule(double from, double duration, boolean inTemperature) {
        this.ramp = new Ramp(from, inTemperature);
        this.duration = Ranges.positive("over", duration);
    }

    /** The progress, from 0 to 1, when a fraction of the duration strictly between 0 and 1 has passed. */
    abstract double progress(double fraction);

    @Override
    public final double beta(double time) {
        if (time >= duration) {
            return 1;
        }
        return time <= 0 ? ramp.from() : ramp.beta(progress(time / duration));
    }

    @Override
    public final OptionalDouble end() {
        return OptionalDouble.of(duration);
    }

    @Override
    public final double[] kinks(double horizon) {
        return Ranges.inside(horizon, duration);
    }
}
