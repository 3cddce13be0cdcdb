package dev.anneal.numerics.schedule;

/**
 * {@code beta = from + (1 - from) (1 - cos(pi t / over)) / 2}: slow at both ends. In the temperature, T falls from 1/from
 * to 1 by the same shape.
 */
public final class CosineSchedule extends ProgressSchedule {

    /**
     * A ramp in beta.
     *
     * @param from beta at time 0, above 0 and at most 1
     * @param over the time in which beta reaches 1, above 0
     */
    public CosineSchedule(double from, double over) {
        this(from, over, false);
    }

    /** The same with the choice of the temperature. */
    public CosineSchedule(double from, double over, boolean inTemperature) {
        super(from, over, inTemperature);
    }

    @Override
    double progress(double fraction) {
        return 0.5 * (1 - Math.cos(Math.PI * fraction));
    }
}
