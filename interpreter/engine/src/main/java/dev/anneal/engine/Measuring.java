package dev.anneal.engine;

import dev.anneal.core.CoreDecl;
import dev.anneal.evaluate.Environment;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.Value;
import dev.anneal.plan.SweepCell;
import dev.anneal.plan.SweepDesign;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Evaluates the measures of a sweep over the fits of its cells. */
final class Measuring {
    private final SweepDesign design;
    private final Evaluator evaluator;
    private final Environment planned;
    private final Environment current;

    /**
     * Measures of a sweep.
     *
     * @param planned the values that a cell has which varies no input
     * @param current the values that such a cell sees by now, with those that depend on results
     */
    Measuring(SweepDesign design, Evaluator evaluator, Environment planned, Environment current) {
        this.design = design;
        this.evaluator = evaluator;
        this.planned = planned;
        this.current = current;
    }

    /** The measures of a cell by name, in their order. */
    Map<String, Value> measure(CellFits fits) {
        Map<String, Value> measures = new LinkedHashMap<>();
        Evaluator inside = inside(fits.cell()).over(fits);
        for (CoreDecl.Column measure : design.measures()) {
            measures.put(measure.name(), inside.evaluate(measure.value()));
        }
        return measures;
    }

    /** Whether a cell with these measures is known well enough. */
    boolean isEnough(CellFits fits, Map<String, Value> measures) {
        return design.until()
                .map(until -> inside(fits.cell())
                        .at(name -> Optional.ofNullable(measures.get(name)))
                        .evaluate(until)
                        .equals(new Value.Flag(true)))
                .orElse(false);
    }

    private Evaluator inside(SweepCell cell) {
        return evaluator.around(cell.values() == planned ? current : cell.values(), cell.locals(design.axes()));
    }
}
