package dev.anneal.plan;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One fit as pure data: all that its result depends on, and nothing else. Fits with equal specifications have equal
 * results.
 *
 * @param family what is fitted
 * @param target what it is fitted to
 * @param schedule inverse temperature as a function of time
 * @param path what lies between base and target
 * @param method how it is fitted
 * @param horizon the time at which it ends, in the method's unit of time
 * @param start where it starts
 * @param recorded the fields kept while it works
 * @param every the time between two records; empty for the start and the end only
 * @param seed the root of its random streams
 */
public record FitSpec(
        Datum.Term family,
        Datum.Term target,
        Datum.Term schedule,
        Datum.Term path,
        Datum.Term method,
        double horizon,
        Start start,
        List<String> recorded,
        OptionalDouble every,
        long seed) {
    public FitSpec {
        recorded = List.copyOf(recorded);
    }

    /** The same fit from another start. */
    public FitSpec startingFrom(Start other) {
        return new FitSpec(family, target, schedule, path, method, horizon, other, recorded, every, seed);
    }

    /** The same fit with other random streams. */
    public FitSpec seeded(long other) {
        return new FitSpec(family, target, schedule, path, method, horizon, start, recorded, every, other);
    }
}
