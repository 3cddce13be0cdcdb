package dev.anneal.evaluate;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.source.Span;
import java.util.Collection;

/**
 * How much a value is when it is written out. Values share their parts, so that twenty short lines can make one that no
 * memory could hold and no step behind could walk through; such a value is refused where it is made.
 */
public final class ValueSize {
    /** The most numbers that one value may have. */
    static final int MAXIMAL_ENTRIES = 10_000_000;

    private static final int MAXIMAL_DEPTH = 400;

    /** A density or a schedule costs far more than a number: something is made of it. */
    private static final int ENTRIES_PER_TERM = 100;

    private static final int ENTRIES_PER_PART = 20;

    /** A cell of a table is an object with a name. */
    private static final int ENTRIES_PER_CELL = 5;

    private final Span span;
    private long entries;

    private ValueSize(Span span) {
        this.span = span;
    }

    /** The number of entries; an {@link EvaluationError} where they are too many, or nested too deeply. */
    public static long of(Value value, Span span) {
        ValueSize size = new ValueSize(span);
        size.add(value, 0);
        return size.entries;
    }

    private void add(Value value, int depth) {
        if (depth > MAXIMAL_DEPTH) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.LIMIT_EXCEEDED,
                            span,
                            "this value has parts inside of parts, more than " + MAXIMAL_DEPTH + " deep")
                    .help("put them beside each other, in one list or one sum"));
        }
        entries += value instanceof Value.Term ? ENTRIES_PER_TERM : Math.max(1, Values.weight(value));
        if (entries > MAXIMAL_ENTRIES) {
            throw Evaluator.error(
                    DiagnosticCode.LIMIT_EXCEEDED,
                    span,
                    "this value has too many parts; at most " + MAXIMAL_ENTRIES + " numbers are kept in one value");
        }
        if (value instanceof Value.Sequence list) {
            addAll(list.elements(), depth);
        } else if (value instanceof Value.Fields record) {
            addAll(record.fields().values(), depth);
        } else if (value instanceof Value.Term term) {
            addAll(term.arguments().values(), depth);
        } else if (value instanceof Value.Weighted weighted) {
            // Long sums grow part by part; the parts are looked into when they become a mixture.
            entries += (long) ENTRIES_PER_PART * weighted.parts().size();
        } else if (value instanceof Value.Graph graph) {
            entries += graph.tape().nodes().size();
        } else if (value instanceof Value.Rows rows) {
            entries +=
                    (long) ENTRIES_PER_CELL * rows.size() * rows.columnNames().size();
        } else if (value instanceof Value.Closure closure) {
            addAll(closure.locals().values(), depth);
        }
    }

    private void addAll(Collection<Value> parts, int depth) {
        for (Value part : parts) {
            add(part, depth + 1);
        }
    }
}
