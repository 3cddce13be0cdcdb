package dev.anneal.numerics.schedule;

/**
 * {@code beta = from + (1 - from) (t / over)^exponent}: late for exponents above 1, early for those below. In the
 * temperature, T falls from 1/from to 1 by the same power.
 */
public final class PowerSchedule extends ProgressSchedule {

    private final double exponent;

    /**
     * A ramp that is linear, up to the power, in beta.
     *
     * @param from beta at time 0, above 0 and at most 1
     * @param over the time in which beta reaches 1, above 0
     * @param exponent above 0
     */
    public PowerSchedule(double from, double over, double exponent) {
        this(from, over, exponent, false);
    }

    /** The same with the choice of the temperature. */
    public PowerSchedule(double from, double over, double exponent, boolean inTemperature) {
        super(from, over, inTemperature);
        this.exponent = Ranges.positive("exponent", exponent);
    }

    @Override
    double progress(double fraction) {
        return Math.pow(fraction, exponent);
    }
}
