package dev.anneal.numerics.schedule;

/**
 * A logistic ramp, shifted and scaled so that it runs from {@code from} at time 0 to exactly 1 at {@code over}: the
 * progress is sigma(steepness (t/over - 1/2)) between its values at both ends.
 */
public final class SigmoidSchedule extends ProgressSchedule {

    /** The steepness unless another is asked for. */
    public static final double DEFAULT_STEEPNESS = 10;

    private final double steepness;

    /**
     * A ramp in beta with the default steepness.
     *
     * @param from beta at time 0, above 0 and at most 1
     * @param over the time in which beta reaches 1, above 0
     */
    public SigmoidSchedule(double from, double over) {
        this(from, over, DEFAULT_STEEPNESS, false);
    }

    /** The same with a steepness, above 0. */
    public SigmoidSchedule(double from, double over, double steepness) {
        this(from, over, steepness, false);
    }

    /** The same with the choice of the temperature. */
    public SigmoidSchedule(double from, double over, double steepness, boolean inTemperature) {
        super(from, over, inTemperature);
        this.steepness = Ranges.positive("steepness", steepness);
    }

    @Override
    double progress(double fraction) {
        // sigma is (1 + tanh(x/2)) / 2, and the constants cancel.
        return 0.5 * (1 + Math.tanh(steepness * (fraction - 0.5) / 2) / Math.tanh(steepness / 4));
    }
}
