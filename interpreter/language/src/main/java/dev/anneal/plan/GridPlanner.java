package dev.anneal.plan;

import dev.anneal.core.Core;
import dev.anneal.core.CoreDecl;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates what a sweep goes over: the values of its axes, and how often each cell is repeated. */
final class GridPlanner {
    /** More fits than anyone waits for without having meant it. */
    private static final double MANY_FITS = 1e6;

    /** Each cell is a fit with all its data. */
    private static final double MOST_CELLS = 100_000;

    private static final double MOST_REPEATS = 1e9;

    private final Evaluator evaluator;
    private final Diagnostics diagnostics;

    /**
     * An axis, or several that go together, with its values.
     *
     * @param names the names that get values together
     * @param tuples the values, one for each name
     * @param place where the values are written
     */
    record Axis(List<String> names, List<List<Value>> tuples, Span place) {}

    GridPlanner(Evaluator evaluator, Diagnostics diagnostics) {
        this.evaluator = evaluator;
        this.diagnostics = diagnostics;
    }

    /** The axes of a grid with their values. */
    List<Axis> axes(CoreDecl.Grid grid) {
        List<Axis> axes = new ArrayList<>();
        double cells = 1;
        for (CoreDecl.Axis axis : grid.axes()) {
            List<List<Value>> tuples = new ArrayList<>();
            for (Value value : values(axis)) {
                tuples.add(tuple(axis, value));
            }
            cells *= tuples.size();
            if (cells > MOST_CELLS) {
                throw SweepPlanner.error(
                        DiagnosticCode.LIMIT_EXCEEDED,
                        axis.values().span(),
                        "the sweep has " + ValueText.number(cells) + " cells up to this axis; at most "
                                + ValueText.number(MOST_CELLS) + " are planned");
            }
            axes.add(new Axis(axis.names(), tuples, axis.values().span()));
        }
        return axes;
    }

    /** All combinations of the values of axes, the last axis running fastest. */
    static List<List<Value>> combinations(List<Axis> axes) {
        List<List<Value>> combinations = List.of(List.of());
        for (Axis axis : axes) {
            List<List<Value>> longer = new ArrayList<>();
            for (List<Value> before : combinations) {
                for (List<Value> tuple : axis.tuples()) {
                    List<Value> combination = new ArrayList<>(before);
                    combination.addAll(tuple);
                    longer.add(combination);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    /** Warns of a sweep that is larger than its author may think. */
    void warnOfSize(CoreDecl.Study study, List<Axis> axes, long repeats) {
        List<String> factors = new ArrayList<>();
        double fits = repeats;
        for (Axis axis : axes) {
            int values = axis.tuples().size();
            fits *= values;
            factors.add(values + " values of `" + String.join("`, `", axis.names()) + "`");
        }
        if (repeats > 1) {
            factors.add(repeats + " repeats");
        }
        if (fits > MANY_FITS) {
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.LARGE_SWEEP,
                            study.nameSpan(),
                            "the sweep `" + study.name() + "` makes " + ValueText.number(fits) + " fits: "
                                    + String.join(" × ", factors))
                    .help("take fewer values, or `repeat until width(m) < w, at most n`, which stops where a cell is"
                            + " known well enough"));
        }
    }

    private List<Value> values(CoreDecl.Axis axis) {
        Value list = evaluator.evaluate(axis.values());
        Optional<List<Value>> values = Values.elements(list);
        Span span = axis.values().span();
        if (values.isEmpty()) {
            throw SweepPlanner.error(
                    DiagnosticCode.TYPE_MISMATCH,
                    span,
                    names(axis) + " goes over a list of values, not over " + ValueText.of(list));
        }
        if (values.get().isEmpty()) {
            throw SweepPlanner.error(DiagnosticCode.OUT_OF_RANGE, span, names(axis) + " has no values to go over");
        }
        return values.get();
    }

    /** The values of axes that go together stand in the rows of a matrix, or in lists in a list. */
    private static List<Value> tuple(CoreDecl.Axis axis, Value value) {
        if (axis.names().size() == 1) {
            return List.of(value);
        }
        List<Value> tuple = Values.elements(value).orElse(List.of(value));
        if (tuple.size() != axis.names().size()) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.DIMENSION_MISMATCH,
                            axis.values().span(),
                            names(axis) + " are " + axis.names().size() + " axes, and a row of their values has "
                                    + tuple.size())
                    .help("give a row for each combination: `[[1, 0.1], [2, 0.2]]`, or `sobol([…], […], n)`"));
        }
        return List.copyOf(tuple);
    }

    private static String names(CoreDecl.Axis axis) {
        return "`" + String.join("`, `", axis.names()) + "`";
    }

    /** How many fits are made for a cell, at most. */
    long repeats(CoreDecl.Grid grid) {
        if (grid.repetition().most().isEmpty()) {
            return 1;
        }
        Core count = grid.repetition().most().get();
        double repeats = Values.number(evaluator.evaluate(count)).orElse(Double.NaN);
        if (!(repeats >= 1) || repeats != Math.rint(repeats) || repeats > MOST_REPEATS) {
            throw SweepPlanner.error(
                    DiagnosticCode.NOT_A_WHOLE_NUMBER,
                    count.span(),
                    "the number of repeats is a whole number from 1 to 10^9, " + ValueText.insteadOf(repeats));
        }
        return (long) repeats;
    }

    /** Whether cells share their starts: "common" or "independent". */
    String seeds(CoreDecl.Grid grid) {
        if (grid.repetition().seeds().isEmpty()) {
            return "common";
        }
        Core seeds = grid.repetition().seeds().get();
        if (evaluator.evaluate(seeds) instanceof Value.Text text
                && List.of("common", "independent").contains(text.value())) {
            return text.value();
        }
        throw new EvaluationError(
                Diagnostic.of(DiagnosticCode.OUT_OF_RANGE, seeds.span(), "`seeds` is not one that repeats can have")
                        .help("it is \"common\", all cells share their starts, or \"independent\""));
    }
}
