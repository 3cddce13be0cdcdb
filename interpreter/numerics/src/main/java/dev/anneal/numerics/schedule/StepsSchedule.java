package dev.anneal.numerics.schedule;

import java.util.OptionalDouble;

/** Plateaus of equal length, one for each level; the last level holds from its start on. Beta jumps between them. */
public final class StepsSchedule implements Schedule {

    private final double[] levels;
    private final double[] starts;

    /**
     * Plateaus that share a duration.
     *
     * @param levels the values of beta, at least one, each above 0 and at most 1
     * @param over the duration of all plateaus together, above 0
     */
    public StepsSchedule(double[] levels, double over) {
        if (levels.length == 0) {
            throw new IllegalArgumentException("`levels` needs at least one level.");
        }
        Ranges.positive("over", over);
        this.levels = levels.clone();
        starts = new double[levels.length];
        for (int i = 0; i < levels.length; i++) {
            Ranges.inverseTemperature("levels", levels[i]);
            starts[i] = over * i / levels.length;
        }
    }

    @Override
    public double beta(double time) {
        // By comparison with the jumps themselves: dividing the time could round across one.
        int level = 0;
        while (level + 1 < starts.length && time >= starts[level + 1]) {
            level++;
        }
        return levels[level];
    }

    @Override
    public OptionalDouble end() {
        return OptionalDouble.of(starts[starts.length - 1]);
    }

    @Override
    public double[] kinks(double horizon) {
        return Ranges.inside(horizon, starts);
    }
}
