package dev.anneal.extension;

import java.util.OptionalDouble;

/**
 * An annealing schedule of a host's: the inverse temperature as a function of time, or of the number of the step for a flow
 * that is trained. Thread-safe.
 */
@FunctionalInterface
public interface HostSchedule {
    /**
     * The inverse temperature, at least 0 and finite.
     *
     * @param time at least 0
     */
    double beta(double time);

    /** The time from which it stays what it is, if there is one; a run {@code until settled(…)} needs it. */
    default OptionalDouble end() {
        return OptionalDouble.empty();
    }

    /** The times at which it or its slope jumps, in ascending order: steps of integration end there. */
    default double[] kinks() {
        return new double[0];
    }
}
