package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.run.FitFailure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One fit as a backend yields it.
 *
 * @param repeat which repeat it is
 * @param time the time it reached
 * @param finished whether it reached its horizon
 * @param fields the values of its fields, which nobody changes any more
 * @param series what was recorded: for each time a value of each recorded field, {@code time} and {@code beta} first
 * @param failure why it has no result, if it has none
 * @param doubt why its result may be less accurate than asked for, if it may, as a sentence without a full stop
 * @param density what it ended with, where that can be drawn from and evaluated
 */
public record FitOutcome(
        long repeat,
        double time,
        boolean finished,
        Map<String, Value> fields,
        List<Map<String, Value>> series,
        Optional<FitFailure> failure,
        Optional<String> doubt,
        Optional<FittedDensity> density) {
    /** An outcome of which nothing but its fields is kept. */
    public FitOutcome(
            long repeat,
            double time,
            boolean finished,
            Map<String, Value> fields,
            List<Map<String, Value>> series,
            Optional<FitFailure> failure,
            Optional<String> doubt) {
        this(repeat, time, finished, fields, series, failure, doubt, Optional.empty());
    }

    /** The outcome of a fit that could not start, or broke off without a state. */
    static FitOutcome withoutResult(long repeat, long seed, FitFailure failure) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("failed", new Value.Flag(true));
        fields.put("seed", new Value.Number(seed));
        return new FitOutcome(repeat, 0, false, fields, List.of(), Optional.of(failure), Optional.empty());
    }

    public FitOutcome {
        // Not copied: a field may be worked out when it is asked for.
        fields = Collections.unmodifiableMap(fields);
        series = List.copyOf(series);
    }

    /** The same outcome with other fields. */
    FitOutcome withFields(Map<String, Value> others) {
        return new FitOutcome(repeat, time, finished, others, series, failure, doubt, density);
    }

    /** The same outcome with nothing to draw from. */
    FitOutcome withoutDensity() {
        return new FitOutcome(repeat, time, finished, fields, series, failure, doubt);
    }
}
