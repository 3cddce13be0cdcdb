package dev.anneal.evaluate;

import dev.anneal.core.Core;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Ranges, and entries and slices of vectors, matrices and lists. Indices start at 1; slices include both ends. */
final class Indexing {
    private static final int MAXIMAL_RANGE = 10_000_000;

    /** Up to here neighbouring whole numbers are different numbers. */
    private static final double MAXIMAL_WHOLE = 1e15;

    private final Evaluator evaluator;

    Indexing(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Value range(Core.Range range, Locals locals) {
        long first =
                whole(evaluator.evaluate(range.first(), locals), range.first().span());
        long last = whole(evaluator.evaluate(range.last(), locals), range.last().span());
        if (last - first >= MAXIMAL_RANGE) {
            throw Evaluator.error(
                    DiagnosticCode.LIMIT_EXCEEDED,
                    range.span(),
                    "this range has more than " + MAXIMAL_RANGE + " numbers");
        }
        double[] entries = new double[(int) Math.max(0, last - first + 1)];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = first + i;
        }
        return new Value.Vector(entries);
    }

    Value index(Core.Index index, Locals locals) {
        Value target = evaluator.evaluate(index.target(), locals);
        if (target instanceof Value.Absent) {
            return target;
        }
        if (index.subscripts().size() > 2) {
            throw Evaluator.error(DiagnosticCode.TYPE_MISMATCH, index.span(), "nothing has more than two indices");
        }
        Value result =
                select(target, index.subscripts().get(0), locals, index.target().span());
        if (index.subscripts().size() == 1) {
            return result;
        }
        Core column = index.subscripts().get(1);
        if (result instanceof Value.Matrix rows) {
            List<Value> selected = new ArrayList<>();
            for (int row = 0; row < rows.rows(); row++) {
                selected.add(select(
                        Values.row(rows, row), column, locals, index.target().span()));
            }
            return Values.list(selected);
        }
        return select(result, column, locals, index.target().span());
    }

    private Value select(Value target, Core subscript, Locals locals, Span span) {
        int size = size(target, span);
        Value position = evaluator.evaluate(subscript, locals);
        if (position instanceof Value.Vector slice) {
            List<Value> selected = new ArrayList<>();
            for (double entry : slice.entries()) {
                long index = whole(new Value.Number(entry), subscript.span());
                selected.add(element(target, position(index, size, subscript.span())));
            }
            return Values.list(selected);
        }
        return element(target, position(whole(position, subscript.span()), size, subscript.span()));
    }

    private static int size(Value target, Span span) {
        if (target instanceof Value.Vector vector) {
            return vector.entries().length;
        } else if (target instanceof Value.Matrix matrix) {
            return matrix.rows();
        } else if (target instanceof Value.Sequence sequence) {
            return sequence.elements().size();
        }
        throw Evaluator.error(DiagnosticCode.TYPE_MISMATCH, span, ValueText.of(target) + " has no entries");
    }

    private static Value element(Value target, int position) {
        if (target instanceof Value.Vector vector) {
            return new Value.Number(vector.entries()[position]);
        } else if (target instanceof Value.Matrix matrix) {
            return Values.row(matrix, position);
        }
        return ((Value.Sequence) target).elements().get(position);
    }

    private static int position(long index, int size, Span span) {
        if (index < 1 || index > size) {
            Diagnostic diagnostic = Diagnostic.of(
                    DiagnosticCode.NO_SUCH_INDEX,
                    span,
                    size == 0
                            ? "there are no entries"
                            : "there is no entry " + index + "; they are numbered 1 to " + size);
            throw new EvaluationError(
                    index == 0 && size > 0 ? diagnostic.help("the first entry has the number 1") : diagnostic);
        }
        return (int) index - 1;
    }

    private static long whole(Value value, Span span) {
        if (value instanceof Value.Symbol symbol) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.UNTRACEABLE_FUNCTION,
                            span,
                            "an index or a range cannot depend on "
                                    + symbol.recorder().subject().argument())
                    .help("choose with `if … then … else …`"));
        }
        double number = Values.number(value)
                .orElseThrow(() -> Evaluator.error(
                        DiagnosticCode.TYPE_MISMATCH, span, "this must be a number, not " + ValueText.of(value)));
        if (number != Math.rint(number)) {
            throw Evaluator.error(
                    DiagnosticCode.NOT_A_WHOLE_NUMBER,
                    span,
                    "this must be a whole number, " + ValueText.insteadOf(number));
        }
        if (Math.abs(number) > MAXIMAL_WHOLE) {
            throw Evaluator.error(
                    DiagnosticCode.LIMIT_EXCEEDED, span, ValueText.number(number) + " is too large to count with");
        }
        return (long) number;
    }
}
