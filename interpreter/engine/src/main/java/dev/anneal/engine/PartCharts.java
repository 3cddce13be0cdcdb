package dev.anneal.engine;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.run.Chart;
import dev.anneal.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The charts of rows, or of the parts of rows that {@code facet} makes: what is common to all parts is known before. */
final class PartCharts {
    private static final int MOST_BINS = 1000;

    private final Value.Term term;
    private final Span place;
    private final String name;
    private final Evaluator evaluator;
    private final ChartColumns columns;
    private final List<ChartColumns.Data> all;

    /**
     * For one chart.
     *
     * @param name a name for its file
     * @param all all its data
     */
    PartCharts(Value.Term term, Span place, String name, Evaluator evaluator, List<ChartColumns.Data> all) {
        this.term = term;
        this.place = place;
        this.name = name;
        this.evaluator = evaluator;
        this.columns = new ChartColumns(evaluator);
        this.all = all;
    }

    /** The chart of a part. */
    Chart of(Optional<String> title, List<ChartColumns.Data> data) {
        Value.OverRows x = ChartColumns.column(place, term, "x");
        if (term.name().equals("histogram")) {
            return new Histograms(columns, x, all, bins()).of(name, title, data);
        }
        Value.OverRows y = ChartColumns.column(place, term, "y");
        if (term.name().equals("bars")) {
            if (data.size() != 1) {
                throw refused("`bars` shows one run or table, and not several");
            }
            return new Bars(columns).of(name, title, data.get(0).rows(), x, y);
        }
        Chart.Axis horizontal = axis(x, "x");
        Chart.Axis vertical = axis(y, "y");
        if (term.name().equals("lines")) {
            boolean banded = term.argument("band").equals(new Value.Flag(true));
            return new Chart.Lines(name, title, horizontal, vertical, new Curves(columns).of(data, x, y, banded));
        }
        if (term.name().equals("scatter")) {
            Scatters scatters = new Scatters(columns, ChartColumns.optional(term, "color"), all);
            return new Chart.Scatter(name, title, horizontal, vertical, scatters.of(data, x, y), scatters.shown());
        }
        return new Heatmaps(term, place, evaluator).of(name, title, horizontal, vertical, data);
    }

    private Chart.Axis axis(Value.OverRows column, String parameter) {
        String title = term.argument(parameter + "_title") instanceof Value.Text text
                ? text.value()
                : ChartColumns.words(column);
        return new Chart.Axis(title, term.argument(parameter + "_scale").equals(new Value.Text("log")));
    }

    private OptionalInt bins() {
        Value bins = term.argument("bins");
        if (bins instanceof Value.Absent) {
            return OptionalInt.empty();
        }
        double number = Values.number(bins).orElse(Double.NaN);
        if (number != Math.rint(number) || number < 1 || number > MOST_BINS) {
            throw refused("`bins` must be a whole number from 1 to " + MOST_BINS + ", not " + ValueText.of(bins));
        }
        return OptionalInt.of((int) number);
    }

    private EvaluationError refused(String message) {
        return new EvaluationError(Diagnostic.of(DiagnosticCode.OUTPUT_NOT_SUPPORTED, place, message));
    }
}
