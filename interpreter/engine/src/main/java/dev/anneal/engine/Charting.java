package dev.anneal.engine;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.plan.Step;
import dev.anneal.run.Chart;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a chart of the script into data: evaluates its columns over the rows of its table. */
final class Charting {
    private static final Set<String> DRAWN =
            Set.of("lines", "scatter", "histogram", "bars", "heatmap", "density_map", "trajectory");

    private final Evaluator evaluator;
    private final ChartColumns columns;

    /** Charts that were made: the same one may be plotted, saved, and stand in a report, and theory takes its time. */
    private final IdentityHashMap<Value.Term, Chart> made = new IdentityHashMap<>();

    private final Checkpoint checkpoint;
    private int count;

    /** Makes charts with an evaluator; long ones are left with an interruption if the checkpoint says so. */
    Charting(Evaluator evaluator, Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
        this.evaluator = evaluator;
        this.columns = new ChartColumns(evaluator);
    }

    /** Whether this version draws charts of a kind. */
    static boolean draws(String kind) {
        return DRAWN.contains(kind);
    }

    /** The chart of a step; an {@link EvaluationError} with a warning where its value cannot be drawn. */
    Chart chart(Step.Plot plot, Value value) {
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
        Chart known = made.get(term);
        if (known == null) {
            count++;
            known = make(term, place, name);
            made.put(term, known);
        }
        return known;
    }

    private Chart make(Value.Term term, Span place, Optional<String> name) {
        try {
            return drawn(term, place, name);
        } catch (HostFailure failure) {
            throw new EvaluationError(
                    Diagnostic.of(DiagnosticCode.RESULT_MISSING, place, String.valueOf(failure.getMessage())));
        }
    }

    private Chart drawn(Value.Term term, Span place, Optional<String> name) {
        Optional<String> title = text(term, "title");
        String file = name.or(() -> title.map(Charting::fileName)).orElse("plot-" + count);
        if (term.name().equals("density_map")) {
            return new DensityMaps(term, place, checkpoint).of(file, title);
        }
        if (term.name().equals("trajectory")) {
            return new Trajectories(place).of(term.argument("run"), file, title);
        }
        List<ChartColumns.Data> data = ChartColumns.data(place, term.argument("data"));
        PartCharts parts = new PartCharts(term, place, file, evaluator, data);
        Optional<Value.OverRows> facet = ChartColumns.optional(term, "facet");
        if (facet.isEmpty()) {
            return parts.of(title, data);
        }
        if (data.size() != 1) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.OUTPUT_NOT_SUPPORTED,
                            place,
                            "`facet` parts the rows of one run or table, and this chart shows " + data.size() + " runs")
                    .help("plot each run by itself"));
        }
        List<Chart.Panel> panels = new ArrayList<>();
        facets(data.get(0).rows(), facet.get()).forEach((label, rows) -> {
            List<ChartColumns.Data> part = List.of(
                    new ChartColumns.Data(label, new PickedRows(data.get(0).rows(), rows)));
            panels.add(new Chart.Panel(label, parts.of(Optional.of(label), part)));
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

    private static Optional<String> text(Value.Term term, String parameter) {
        return term.argument(parameter) instanceof Value.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    private static String fileName(String title) {
        String name = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return name.isEmpty() ? "plot" : name.substring(0, Math.min(60, name.length()));
    }
}
