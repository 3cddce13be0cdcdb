package dev.anneal.engine;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Turns a chart of the script into data: evaluates its columns over the rows of its table. */
final class Charting {
    private static final Set<String> DRAWN = Set.of("lines", "heatmap", "bars", "density_map");

    private final Evaluator evaluator;
    private final ChartColumns columns;
    private int count;

    Charting(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.columns = new ChartColumns(evaluator);
    }

    /** Whether this version draws charts of a kind. */
    static boolean draws(String kind) {
        return DRAWN.contains(kind);
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
        if (!draws(term.name())) {
            throw declined(place, "`" + term.name() + "` charts");
        }
        Optional<String> title = text(term, "title");
        String file = name.or(() -> title.map(Charting::fileName)).orElse("plot-" + count);
        if (term.name().equals("density_map")) {
            return new DensityMaps(term, place).of(file, title);
        }
        List<ChartColumns.Data> data = ChartColumns.data(place, term.argument("data"));
        Optional<Value.OverRows> facet = ChartColumns.optional(term, "facet");
        if (facet.isEmpty()) {
            return single(term, place, file, title, data);
        }
        if (data.size() != 1) {
            throw declined(place, "charts of several runs with `facet`");
        }
        List<Chart.Panel> panels = new ArrayList<>();
        facets(data.get(0).rows(), facet.get()).forEach((label, rows) -> {
            List<ChartColumns.Data> part = List.of(
                    new ChartColumns.Data(label, new PickedRows(data.get(0).rows(), rows)));
            panels.add(new Chart.Panel(label, single(term, place, file, Optional.of(label), part)));
        });
        return new Chart.Panels(file, title, panels);
    }

    /** The rows that belong together, by what they have in common: "geometry = euclidean, beta0 = 1". */
    private Map<String, List<Integer>> facets(Value.Rows rows, Value.OverRows facet) {
        Map<String, List<Integer>> facets = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            List<String> parts = new ArrayList<>();
            for (Value.OverRows column : ChartColumns.columns(facet)) {
                Value value = columns.any(rows, row, column);
                String shown = value instanceof Value.Text text ? text.value() : ValueText.of(value);
                parts.add(ChartColumns.words(column) + " = " + shown);
            }
            facets.computeIfAbsent(String.join(", ", parts), absent -> new ArrayList<>())
                    .add(row);
        }
        return facets;
    }

    private Chart single(
            Value.Term term, Span place, String file, Optional<String> title, List<ChartColumns.Data> data) {
        Value.OverRows x = ChartColumns.column(place, term, "x");
        Value.OverRows y = ChartColumns.column(place, term, "y");
        if (term.name().equals("bars")) {
            if (data.size() != 1) {
                throw declined(place, "bars of several runs");
            }
            return new Bars(columns).of(file, title, data.get(0).rows(), x, y);
        }
        Chart.Axis xAxis =
                new Chart.Axis(text(term, "x_title").orElse(ChartColumns.words(x)), isLogarithmic(term, "x_scale"));
        Chart.Axis yAxis =
                new Chart.Axis(text(term, "y_title").orElse(ChartColumns.words(y)), isLogarithmic(term, "y_scale"));
        if (term.name().equals("lines")) {
            boolean banded = term.argument("band").equals(new Value.Flag(true));
            return new Chart.Lines(file, title, xAxis, yAxis, new Curves(columns).of(data, x, y, banded));
        }
        Value.OverRows color = ChartColumns.column(place, term, "color");
        Optional<Double> contour = Values.number(term.argument("contour"));
        return new Chart.Heatmap(
                file,
                title,
                xAxis,
                yAxis,
                ChartColumns.words(color),
                points(data, x, y, color),
                contour.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    private List<Chart.Point> points(
            List<ChartColumns.Data> data, Value.OverRows x, Value.OverRows y, Value.OverRows color) {
        List<Chart.Point> points = new ArrayList<>();
        for (ChartColumns.Data one : data) {
            for (int row = 0; row < one.rows().size(); row++) {
                points.add(new Chart.Point(
                        columns.number(one.rows(), row, x),
                        columns.number(one.rows(), row, y),
                        columns.number(one.rows(), row, color)));
            }
        }
        return points;
    }

    private static EvaluationError declined(Span place, String what) {
        return new EvaluationError(Diagnostic.of(
                DiagnosticCode.OUTPUT_NOT_SUPPORTED, place, "this version of the interpreter leaves out " + what));
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
