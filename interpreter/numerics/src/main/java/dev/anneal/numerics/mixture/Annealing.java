package dev.anneal.numerics.mixture;

import dev.anneal.numerics.schedule.AdaptiveSchedule;
import dev.anneal.numerics.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * Where the inverse temperature of a run comes from: a schedule, which is a function of time, or one that looks at the run.
 * Then beta is one more variable of the run, its last one. Immutable.
 */
public final class Annealing {
    private final @Nullable Schedule schedule;
    private final @Nullable AdaptiveSchedule adaptive;

    private Annealing(@Nullable Schedule schedule, @Nullable AdaptiveSchedule adaptive) {
        this.schedule = schedule;
        this.adaptive = adaptive;
    }

    /** By a function of time. */
    public static Annealing by(Schedule schedule) {
        return new Annealing(schedule, null);
    }

    /** By what the run looks like. */
    public static Annealing by(AdaptiveSchedule schedule) {
        return new Annealing(null, schedule);
    }

    /** The adaptive schedule; null if beta is a function of time. */
    public @Nullable AdaptiveSchedule adaptive() {
        return adaptive;
    }

    /** Beta as a function of time, where it is one. */
    public Schedule schedule() {
        if (schedule == null) {
            throw new IllegalStateException("beta is no function of time");
        }
        return schedule;
    }

    /** Beta of a run at a time. */
    double beta(double time, double[] variables) {
        return schedule == null ? variables[variables.length - 1] : schedule.beta(time);
    }

    /** The times at which beta or its derivative jumps, as far as they are known beforehand. */
    double[] kinks(double horizon) {
        return schedule == null ? new double[0] : schedule.kinks(horizon);
    }
}
