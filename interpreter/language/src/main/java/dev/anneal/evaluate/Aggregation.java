package dev.anneal.evaluate;

import dev.anneal.core.Core;
import dev.anneal.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates an aggregate: its column over all rows of a group, and then what summarises them. */
final class Aggregation {
    private final Evaluator evaluator;

    Aggregation(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /**
     * The value of an aggregate.
     *
     * @param arguments its arguments, the column first
     */
    Value aggregate(Core.Invoke invoke, List<Value> arguments) {
        RowGroup rows = evaluator
                .group()
                .orElseThrow(() -> Evaluator.error(
                        DiagnosticCode.NO_BACKEND,
                        invoke.span(),
                        "`" + invoke.signature().name() + "` summarises the fits of a sweep and has no meaning here"));
        if (!(arguments.get(0) instanceof Value.OverRows column)) {
            throw new IllegalStateException("an aggregate of no column");
        }
        List<Value> values = new ArrayList<>(rows.size());
        List<Optional<Replicate>> replicates = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            Value value = value(rows, row, column);
            // What has no value does not count.
            if (!(value instanceof Value.Absent)) {
                values.add(value);
                replicates.add(rows.replicate(row));
            }
        }
        Intrinsics.Answer answer = evaluator
                .intrinsics()
                .aggregate(
                        invoke.signature(),
                        new Intrinsics.Sample(values, replicates),
                        arguments.subList(1, arguments.size()));
        if (answer instanceof Intrinsics.Answer.Of of) {
            return of.value();
        }
        String reason = answer instanceof Intrinsics.Answer.Refused refused
                ? refused.message()
                : "this version of the interpreter cannot compute it yet";
        throw Evaluator.error(
                DiagnosticCode.INVALID_VALUE,
                invoke.span(),
                "`" + invoke.signature().name() + "`: " + reason);
    }

    /** A plain field, by far the most frequent column, is looked up without an evaluation of its own. */
    private Value value(RowGroup rows, int row, Value.OverRows column) {
        if (column.body() instanceof Core.RowName field) {
            Optional<Value> found = rows.at(row, field.name());
            if (found.isPresent()) {
                return found.get();
            }
        }
        return evaluator.evaluate(column, name -> rows.at(row, name));
    }
}
