package dev.anneal.numerics.schedule;

import java.util.OptionalDouble;

/**
 * An annealing schedule: the inverse temperature {@code beta} as a function of time, from time 0 on (Anneal's
 * mathematics, "Schedules"). Implementations are immutable.
 */
public interface Schedule {

    /** Beta at a time of at least 0; at a jump, its value from there on. */
    double beta(double time);

    /** Beta just before a time: its left limit. The same as {@link #beta} except at a jump. */
    default double betaBefore(double time) {
        return time > 0 ? beta(Math.nextDown(time)) : beta(time);
    }

    /** The time from which beta stays what it is, if there is one. */
    OptionalDouble end();

    /**
     * The times at which beta or its derivative jumps, in ascending order. An integrator ends a step at each of them.
     *
     * @param horizon only times above 0 and below the horizon are given
     */
    double[] kinks(double horizon);
}
