package dev.anneal.numerics.schedule;

import java.util.Arrays;
import java.util.OptionalDouble;

/** One schedule after another: the second begins at the end of the first. */
public final class ThenSchedule implements Schedule {

    private final Schedule first;
    private final Schedule second;
    private final double change;

    /**
     * Joins two schedules.
     *
     * @param first the first; it needs an end
     * @param second the second; its time 0 is the end of the first
     */
    public ThenSchedule(Schedule first, Schedule second) {
        this.first = first;
        this.second = second;
        change = first.end()
                .orElseThrow(() -> new IllegalArgumentException(
                        "`then` needs a schedule with an end before it, this one has none."));
    }

    @Override
    public double beta(double time) {
        return time < change ? first.beta(time) : second.beta(time - change);
    }

    @Override
    public double betaBefore(double time) {
        return time <= change ? first.betaBefore(time) : second.betaBefore(time - change);
    }

    @Override
    public OptionalDouble end() {
        OptionalDouble end = second.end();
        return end.isPresent() ? OptionalDouble.of(change + end.getAsDouble()) : end;
    }

    @Override
    public double[] kinks(double horizon) {
        double[] before = first.kinks(Math.min(horizon, change));
        double[] after = horizon > change ? second.kinks(horizon - change) : new double[0];
        double[] times = Arrays.copyOf(before, before.length + after.length + 1);
        for (int i = 0; i < after.length; i++) {
            times[before.length + i] = firstAtOrAfter(after[i]);
        }
        times[times.length - 1] = change;
        return Ranges.inside(horizon, times);
    }

    /** The first double whose distance from the change is not below a time: adding it to the change may round. */
    private double firstAtOrAfter(double time) {
        double candidate = change + time;
        while (candidate - change < time) {
            candidate = Math.nextUp(candidate);
        }
        while (Math.nextDown(candidate) - change >= time) {
            candidate = Math.nextDown(candidate);
        }
        return candidate;
    }
}
