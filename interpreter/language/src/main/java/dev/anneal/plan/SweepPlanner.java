package dev.anneal.plan;

import dev.anneal.core.CoreDecl;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.evaluate.Environment;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the cells of a sweep: every combination of the values of its axes, each with the fit that follows from them. */
final class SweepPlanner {
    private static final String INDEPENDENT = "independent";

    private final Evaluator evaluator;
    private final Environment environment;
    private final Inputs inputs;
    private final Diagnostics diagnostics;

    /** What a sweep needs to know of the script's inputs. */
    interface Inputs {
        /** The declarations so far, in their order. */
        List<CoreDecl> declarations();

        /** Throws an {@link EvaluationError} if an input of this name may not have a value; false if there is no such input. */
        boolean accepts(String name, Value value, Span place);

        /** A planner of fits that evaluates like this. */
        FitPlanner fits(Evaluator evaluator);
    }

    SweepPlanner(Evaluator evaluator, Environment environment, Inputs inputs, Diagnostics diagnostics) {
        this.evaluator = evaluator;
        this.environment = environment;
        this.inputs = inputs;
        this.diagnostics = diagnostics;
    }

    Step.Sweep sweep(CoreDecl.Study study, CoreDecl.Grid grid, FitTemplate template, Map<String, FitSpec> runs) {
        GridPlanner planner = new GridPlanner(evaluator, diagnostics);
        List<GridPlanner.Axis> axes = planner.axes(grid);
        long repeats = planner.repeats(grid);
        planner.warnOfSize(study, axes, repeats);
        boolean independent = planner.seeds(grid).equals(INDEPENDENT);
        List<String> names = new ArrayList<>();
        axes.forEach(axis -> names.addAll(axis.names()));
        Map<String, Integer> varied = variedInputs(axes, names);
        List<List<Value>> combinations = GridPlanner.combinations(axes);
        Evaluator ofCells = evaluator.ofCells(combinations.size());
        Variation variation = new Variation(environment, ofCells, inputs, varied.keySet());
        SweepDesign design = new SweepDesign(names, repeats, grid.repetition().until(), grid.measures());
        List<SweepCell> cells = new ArrayList<>();
        for (List<Value> coordinates : combinations) {
            cells.add(cell(ofCells, design, template, runs, coordinates, variation, varied, independent));
        }
        return new Step.Sweep(study.span(), template, design, cells);
    }

    private SweepCell cell(
            Evaluator ofCells,
            SweepDesign design,
            FitTemplate template,
            Map<String, FitSpec> runs,
            List<Value> coordinates,
            Variation variation,
            Map<String, Integer> varied,
            boolean independent) {
        try {
            Map<String, Value> given = new TreeMap<>();
            varied.forEach((name, index) -> given.put(name, coordinates.get(index)));
            Environment values = variation.with(given);
            Evaluator inside = ofCells.around(values, SweepCell.locals(design.axes(), coordinates));
            FitSpec spec = inputs.fits(inside).specification(template, runs);
            if (independent) {
                List<Datum> data = coordinates.stream()
                        .map(value -> Data.of(value, template.nameSpan()))
                        .toList();
                spec = spec.seeded(Seeds.ofCell(spec.seed(), data));
            }
            return new SweepCell(coordinates, spec, values);
        } catch (EvaluationError error) {
            throw new EvaluationError(
                    error.diagnostic().and(template.nameSpan(), "where " + place(design.axes(), coordinates)));
        }
    }

    /** A cell in words: "beta0 = 0.1, rate = 2". */
    static String place(List<String> axes, List<Value> coordinates) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            parts.add(axes.get(i) + " = " + ValueText.of(coordinates.get(i)));
        }
        return String.join(", ", parts);
    }

    /** The axes that are inputs of the script, with their place among the axes. */
    private Map<String, Integer> variedInputs(List<GridPlanner.Axis> axes, List<String> names) {
        Map<String, Integer> varied = new TreeMap<>();
        for (GridPlanner.Axis axis : axes) {
            for (int i = 0; i < axis.names().size(); i++) {
                String name = axis.names().get(i);
                for (List<Value> tuple : axis.tuples()) {
                    if (inputs.accepts(name, tuple.get(i), axis.place())) {
                        varied.put(name, names.indexOf(name));
                    }
                }
            }
        }
        return varied;
    }

    static EvaluationError error(DiagnosticCode code, Span span, String message) {
        return new EvaluationError(Diagnostic.of(code, span, message));
    }
}
