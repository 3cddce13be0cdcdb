package dev.anneal.engine;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.List;

/** The runs that a chart of runs shows. */
final class Fits {
    private Fits() {}

    /**
     * The run of a value, or those of a list.
     *
     * @param chart the chart that shows them
     * @param place where it stands
     */
    static List<FitView> of(Value value, String chart, Span place) {
        List<FitView> runs = new ArrayList<>();
        if (value instanceof Value.Sequence sequence) {
            sequence.elements().forEach(element -> runs.addAll(of(element, chart, place)));
        } else if (value instanceof FitView fit) {
            runs.add(fit);
        }
        if (runs.isEmpty()) {
            throw new EvaluationError(Diagnostic.of(
                    DiagnosticCode.OUTPUT_NOT_SUPPORTED,
                    place,
                    "`" + chart + "` shows a run, or several in a list, and not " + ValueText.of(value)));
        }
        return runs;
    }
}
