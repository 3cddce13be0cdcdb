package dev.anneal.engine;

import dev.anneal.core.Core;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of charts: what they are called, and their values over the rows of a table or of a run's series. */
final class ChartColumns {
    private final Evaluator evaluator;

    ChartColumns(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The rows of a table or of the series of a run, with the name that tells its curves from others'. */
    record Data(String name, Value.Rows rows) {}

    static List<Data> data(Span place, Value value) {
        List<Data> data = new ArrayList<>();
        if (value instanceof Value.Sequence sequence) {
            sequence.elements().forEach(element -> data.addAll(data(place, element)));
        } else {
            data.add(new Data(value instanceof Value.Run run ? run.name() : "table", rows(place, value)));
        }
        return data;
    }

    private static Value.Rows rows(Span place, Value data) {
        if (data instanceof Value.Run run) {
            if (run.series().size() == 0) {
                throw new EvaluationError(Diagnostic.of(
                                DiagnosticCode.RESULT_MISSING,
                                place,
                                "the run `" + run.name() + "` has recorded nothing that could be plotted")
                        .help("add `record mode_mass every 1` to the run"));
            }
            return run.series();
        }
        if (data instanceof Value.Rows rows) {
            return rows;
        }
        throw new EvaluationError(
                Diagnostic.of(DiagnosticCode.OUTPUT_NOT_SUPPORTED, place, ValueText.of(data) + " has no rows to plot"));
    }

    static Value.OverRows column(Span place, Value.Term term, String name) {
        if (term.argument(name) instanceof Value.OverRows column) {
            return column;
        }
        throw new EvaluationError(
                Diagnostic.of(DiagnosticCode.OUTPUT_NOT_SUPPORTED, place, "the chart has no column `" + name + "`"));
    }

    /** A column that may be left out. */
    static Optional<Value.OverRows> optional(Value.Term term, String name) {
        return term.argument(name) instanceof Value.OverRows column ? Optional.of(column) : Optional.empty();
    }

    /** A list that is written out is several columns, each with a name of its own. */
    static List<Value.OverRows> columns(Value.OverRows y) {
        if (!(y.body() instanceof Core.Collect collect)) {
            return List.of(y);
        }
        return collect.elements().stream()
                .map(element -> new Value.OverRows(element, y.locals(), element.span()))
                .toList();
    }

    /** The value of a column, which is no text; truth values are 1 and 0. */
    Value value(Value.Rows rows, int row, Value.OverRows column) {
        Value value = any(rows, row, column);
        if (value instanceof Value.Text text) {
            Diagnostic noNumber =
                    Diagnostic.of(DiagnosticCode.TYPE_MISMATCH, column.span(), "a chart shows numbers, not a text");
            throw new EvaluationError(
                    rows.columnNames().contains(text.value())
                            ? noNumber.help("write `" + text.value() + "` without quotes")
                            : noNumber);
        }
        return value instanceof Value.Flag flag ? new Value.Number(flag.value() ? 1 : 0) : value;
    }

    /** The value of a column, whatever it is. */
    Value any(Value.Rows rows, int row, Value.OverRows column) {
        return evaluator.evaluate(
                column, name -> rows.columnNames().contains(name) ? Optional.of(rows.at(row, name)) : Optional.empty());
    }

    /** The value of a column as a number; not-a-number where it is none. */
    double number(Value.Rows rows, int row, Value.OverRows column) {
        return Values.number(value(rows, row, column)).orElse(Double.NaN);
    }

    /** What a column is called in a chart. */
    static String words(Value.OverRows column) {
        if (column.body() instanceof Core.Collect collect) {
            List<String> parts = new ArrayList<>();
            collect.elements()
                    .forEach(element -> parts.add(readable(element.span().text())));
            return String.join(", ", parts);
        }
        return readable(column.span().text());
    }

    /** A plain name reads better as words; an expression stays as it is written. */
    private static String readable(String expression) {
        return expression.matches("\\w+") ? expression.replace('_', ' ') : expression;
    }
}
