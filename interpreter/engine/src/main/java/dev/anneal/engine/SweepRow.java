package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import java.util.List;
import java.util.Optional;

/**
 * What a sweep keeps of a fit: the fields that its measures ask for, or all of them where it measures nothing.
 *
 * @param repeat which repeat it is
 * @param finished whether it reached its horizon
 * @param failure why it has no result, if it has none
 * @param values the values of the fields that are kept, in their order
 */
record SweepRow(long repeat, boolean finished, Optional<String> failure, List<Value> values) {
    SweepRow {
        values = List.copyOf(values);
    }

    static SweepRow of(FitOutcome outcome, List<String> fields) {
        return new SweepRow(
                outcome.repeat(),
                outcome.finished(),
                outcome.failure().map(failure -> failure.message()),
                fields.stream()
                        .map(field -> SampleFields.plain(outcome.fields().getOrDefault(field, Value.MISSING)))
                        .toList());
    }
}
