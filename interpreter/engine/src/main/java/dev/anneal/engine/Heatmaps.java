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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Heat maps: a value at each row's place, and beside it what theory says there. */
final class Heatmaps {
    private static final int CURVE_POINTS = 200;

    private final Value.Term term;
    private final Span place;
    private final Evaluator evaluator;
    private final ChartColumns columns;

    Heatmaps(Value.Term term, Span place, Evaluator evaluator) {
        this.term = term;
        this.place = place;
        this.evaluator = evaluator;
        this.columns = new ChartColumns(evaluator);
    }

    /** The chart of the rows of all data. */
    Chart.Heatmap of(
            String name,
            Optional<String> title,
            Chart.Axis horizontal,
            Chart.Axis vertical,
            List<ChartColumns.Data> data) {
        Value.OverRows x = ChartColumns.column(place, term, "x");
        Value.OverRows y = ChartColumns.column(place, term, "y");
        Value.OverRows color = ChartColumns.column(place, term, "color");
        Optional<Value.OverRows> theory = ChartColumns.optional(term, "theory");
        Optional<Double> contour = Values.number(term.argument("contour"));
        if (theory.isPresent() && contour.isEmpty()) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.OUTPUT_NOT_SUPPORTED,
                            place,
                            "`theory` is drawn as the line where it reaches a level, and there is no level")
                    .help("say which one: `contour: 0.05`"));
        }
        List<Chart.Point> points = new ArrayList<>();
        for (ChartColumns.Data one : data) {
            Value.Rows rows = one.rows();
            for (int row = 0; row < rows.size(); row++) {
                double said = theory.isPresent() ? columns.number(rows, row, theory.get()) : Double.NaN;
                points.add(new Chart.Point(
                        columns.number(rows, row, x),
                        columns.number(rows, row, y),
                        columns.number(rows, row, color),
                        said));
            }
        }
        return new Chart.Heatmap(
                name,
                title,
                horizontal,
                vertical,
                ChartColumns.words(color),
                points,
                contour.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                theory.map(Heatmaps::named),
                curve(horizontal, points));
    }

    /** What theory is: of a call only the function, whose arguments stand in the script. */
    private static String named(Value.OverRows theory) {
        String words = ChartColumns.words(theory);
        return words.matches("(?s)\\w+\\(.*\\)")
                ? "`" + words.substring(0, words.indexOf('(')) + "`"
                : "`" + words + "`";
    }

    /** The function, at places from the first to the last column, as the axis lays them out. */
    private Optional<Chart.Curve> curve(Chart.Axis horizontal, List<Chart.Point> points) {
        if (!(term.argument("curve") instanceof Value.Closure function)) {
            return Optional.empty();
        }
        double[] places = points.stream()
                .mapToDouble(Chart.Point::x)
                .filter(x -> Double.isFinite(x) && (!horizontal.logarithmic() || x > 0))
                .toArray();
        double low = java.util.Arrays.stream(places).min().orElse(1);
        double high = java.util.Arrays.stream(places).max().orElse(1);
        double[] x = new double[CURVE_POINTS];
        double[] y = new double[CURVE_POINTS];
        for (int i = 0; i < CURVE_POINTS; i++) {
            double share = (double) i / (CURVE_POINTS - 1);
            x[i] = horizontal.logarithmic() ? low * StrictMath.pow(high / low, share) : low + share * (high - low);
            Value value = evaluator.apply(function, List.of(new Value.Number(x[i])), place);
            y[i] = Values.number(value)
                    .or(() -> value instanceof Value.Absent ? Optional.of(Double.NaN) : Optional.empty())
                    .orElseThrow(() -> new EvaluationError(Diagnostic.of(
                            DiagnosticCode.TYPE_MISMATCH,
                            place,
                            "`curve` is a function from numbers to numbers, and gives " + ValueText.of(value))));
        }
        return Optional.of(new Chart.Curve(function.body().span().text(), x, y, Optional.empty()));
    }
}
