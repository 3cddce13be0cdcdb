package dev.anneal.engine;

import dev.anneal.core.Core;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.plan.Step;
import dev.anneal.run.Chart;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns a chart of the script into data: evaluates its columns over the rows of its table. */
final class Charting {
    private final Evaluator evaluator;
    private int count;

    Charting(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The chart of a step; an {@link EvaluationError} with a warning where this version cannot draw it. */
    Chart chart(Step.Plot plot) {
        Value value = evaluator.evaluate(plot.chart());
        if (!(value instanceof Value.Term term)) {
            throw new EvaluationError(Diagnostic.of(
                    DiagnosticCode.OUTPUT_NOT_SUPPORTED, plot.span(), ValueText.of(value) + " cannot be plotted"));
        }
        return chart(term, plot.span(), plot.name());
    }

    /**
     * A chart.
     *
     * @param place the step that draws it
     * @param name its name, where it has one
     */
    Chart chart(Value.Term term, Span place, Optional<String> name) {
        count++;
        if (!term.name().equals("lines") && !term.name().equals("heatmap")) {
            throw declined(place, "`" + term.name() + "` charts");
        }
        if (!(term.argument("facet") instanceof Value.Absent)) {
            throw declined(place, "charts with `facet`");
        }
        List<Data> data = data(place, term.argument("data"));
        Value.OverRows x = column(place, term, "x");
        Value.OverRows y = column(place, term, "y");
        Optional<String> title = text(term, "title");
        String file = name.or(() -> title.map(Charting::fileName)).orElse("plot-" + count);
        Chart.Axis xAxis = new Chart.Axis(text(term, "x_title").orElse(words(x)), isLogarithmic(term, "x_scale"));
        Chart.Axis yAxis = new Chart.Axis(text(term, "y_title").orElse(words(y)), isLogarithmic(term, "y_scale"));
        if (term.name().equals("heatmap")) {
            Value.OverRows color = column(place, term, "color");
            Optional<Double> contour = Values.number(term.argument("contour"));
            return new Chart.Heatmap(
                    file,
                    title,
                    xAxis,
                    yAxis,
                    words(color),
                    points(data, x, y, color),
                    contour.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
        }
        boolean banded = term.argument("band").equals(new Value.Flag(true));
        return new Chart.Lines(file, title, xAxis, yAxis, curves(data, x, y, banded));
    }

    private List<Chart.Point> points(List<Data> data, Value.OverRows x, Value.OverRows y, Value.OverRows color) {
        List<Chart.Point> points = new ArrayList<>();
        for (Data one : data) {
            for (int row = 0; row < one.rows().size(); row++) {
                points.add(new Chart.Point(
                        number(one.rows(), row, x), number(one.rows(), row, y), number(one.rows(), row, color)));
            }
        }
        return points;
    }

    private double number(Value.Rows rows, int row, Value.OverRows column) {
        return Values.number(value(rows, row, column)).orElse(Double.NaN);
    }

    private static EvaluationError declined(Span place, String what) {
        return new EvaluationError(Diagnostic.of(
                DiagnosticCode.OUTPUT_NOT_SUPPORTED, place, "this version of the interpreter leaves out " + what));
    }

    /** The rows of a table or of the series of a run, with the name that tells its curves from others'. */
    private record Data(String name, Value.Rows rows) {}

    private static List<Data> data(Span place, Value value) {
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

    private static Value.OverRows column(Span place, Value.Term term, String name) {
        if (term.argument(name) instanceof Value.OverRows column) {
            return column;
        }
        throw new EvaluationError(
                Diagnostic.of(DiagnosticCode.OUTPUT_NOT_SUPPORTED, place, "the chart has no column `" + name + "`"));
    }

    private List<Chart.Curve> curves(List<Data> data, Value.OverRows x, Value.OverRows y, boolean banded) {
        List<Chart.Curve> curves = new ArrayList<>();
        List<Value.OverRows> columns = columns(y);
        for (Data one : data) {
            String own = one.name().replace('_', ' ');
            for (Value.OverRows column : columns) {
                for (Chart.Curve curve : curvesOf(one.rows(), x, column, banded)) {
                    boolean single = columns.size() == 1 && curve.name().equals(words(column));
                    String name = data.size() == 1 ? curve.name() : single ? own : own + ": " + curve.name();
                    curves.add(new Chart.Curve(name, curve.x(), curve.y(), curve.band()));
                }
            }
        }
        return curves;
    }

    /** A list that is written out is several columns, each with a name of its own. */
    private static List<Value.OverRows> columns(Value.OverRows y) {
        if (!(y.body() instanceof Core.Collect collect)) {
            return List.of(y);
        }
        return collect.elements().stream()
                .map(element -> new Value.OverRows(element, y.locals(), element.span()))
                .toList();
    }

    private List<Chart.Curve> curvesOf(Value.Rows rows, Value.OverRows x, Value.OverRows y, boolean banded) {
        double[] horizontal = new double[rows.size()];
        List<double[]> vertical = new ArrayList<>();
        Chart.Band band = new Chart.Band(new double[rows.size()], new double[rows.size()]);
        boolean hasBand = false;
        int matrixColumns = 0;
        for (int row = 0; row < rows.size(); row++) {
            horizontal[row] = Values.number(value(rows, row, x)).orElse(Double.NaN);
            Value value = value(rows, row, y);
            boolean interval = value instanceof Value.Estimate estimate && estimate.low() <= estimate.high();
            band.low()[row] = interval ? ((Value.Estimate) value).low() : Double.NaN;
            band.high()[row] = interval ? ((Value.Estimate) value).high() : Double.NaN;
            hasBand |= interval;
            matrixColumns = value instanceof Value.Matrix matrix ? matrix.columns() : 0;
            double[] entries = Values.entries(value).orElse(new double[] {Double.NaN});
            while (vertical.size() < entries.length) {
                double[] curve = new double[rows.size()];
                java.util.Arrays.fill(curve, Double.NaN);
                vertical.add(curve);
            }
            for (int i = 0; i < entries.length; i++) {
                vertical.get(i)[row] = entries[i];
            }
        }
        List<Chart.Curve> curves = new ArrayList<>();
        for (int i = 0; i < vertical.size(); i++) {
            curves.add(new Chart.Curve(
                    curveName(y, i, vertical.size(), matrixColumns),
                    horizontal,
                    vertical.get(i),
                    banded && hasBand ? Optional.of(band) : Optional.empty()));
        }
        return curves;
    }

    private Value value(Value.Rows rows, int row, Value.OverRows column) {
        Evaluator.RowView view =
                name -> rows.columnNames().contains(name) ? Optional.of(rows.at(row, name)) : Optional.empty();
        Value value = evaluator.evaluate(column, view);
        if (value instanceof Value.Text text) {
            Diagnostic noNumber =
                    Diagnostic.of(DiagnosticCode.TYPE_MISMATCH, column.span(), "a chart shows numbers, not a text");
            throw new EvaluationError(
                    rows.columnNames().contains(text.value())
                            ? noNumber.help("write `" + text.value() + "` without quotes")
                            : noNumber);
        }
        return value;
    }

    private static String curveName(Value.OverRows y, int index, int count, int matrixColumns) {
        if (count == 1) {
            return words(y);
        }
        return matrixColumns == 0
                ? words(y) + " " + (index + 1)
                : words(y) + " " + (index / matrixColumns + 1) + ", " + (index % matrixColumns + 1);
    }

    private static String words(Value.OverRows column) {
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

    private static Optional<String> text(Value.Term term, String parameter) {
        return term.argument(parameter) instanceof Value.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    private static boolean isLogarithmic(Value.Term term, String parameter) {
        return text(term, parameter).equals(Optional.of("log"));
    }

    private static String fileName(String title) {
        String name = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return name.isEmpty() ? "plot" : name.substring(0, Math.min(60, name.length()));
    }
}
