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

    private final Evaluator evaluator;
    private final Diagnostics diagnostics;

    GridPlanner(Evaluator evaluator, Diagnostics diagnostics) {
        this.evaluator = evaluator;
        this.diagnostics = diagnostics;
    }

    /** Finds what is wrong with a grid, and warns of one that is larger than its author may think. */
    void check(CoreDecl.Study study, CoreDecl.Grid grid) {
        List<String> factors = new ArrayList<>();
        double fits = 1;
        for (CoreDecl.Axis axis : grid.axes()) {
            int values = values(axis).size();
            fits *= values;
            factors.add(values + " values of `" + String.join("`, `", axis.names()) + "`");
        }
        if (grid.repeats().isPresent()) {
            double repeats = repeats(grid.repeats().get());
            fits *= repeats;
            factors.add(ValueText.number(repeats) + " repeats");
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
        String names = "`" + String.join("`, `", axis.names()) + "`";
        if (values.isEmpty()) {
            throw error(
                    DiagnosticCode.TYPE_MISMATCH,
                    span,
                    names + " goes over a list of values, not over " + ValueText.of(list));
        }
        if (values.get().isEmpty()) {
            throw error(DiagnosticCode.OUT_OF_RANGE, span, names + " has no values to go over");
        }
        return values.get();
    }

    private double repeats(Core count) {
        double repeats = Values.number(evaluator.evaluate(count)).orElse(Double.NaN);
        if (!(repeats >= 1) || repeats != Math.rint(repeats) || Double.isInfinite(repeats)) {
            throw error(
                    DiagnosticCode.NOT_A_WHOLE_NUMBER,
                    count.span(),
                    "the number of repeats is a whole number of at least 1, not " + ValueText.number(repeats));
        }
        return repeats;
    }

    private static EvaluationError error(DiagnosticCode code, Span span, String message) {
        return new EvaluationError(Diagnostic.of(code, span, message));
    }
}
