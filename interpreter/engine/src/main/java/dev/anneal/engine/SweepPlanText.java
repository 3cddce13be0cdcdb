package dev.anneal.engine;

import dev.anneal.core.CoreDecl;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.plan.ExecutionPlan;
import dev.anneal.plan.Step;
import dev.anneal.plan.SweepCell;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A sweep as a text: its axes, its first cell, what is measured, and what it will cost. */
final class SweepPlanText {
    private static final int MOST_WRITTEN_OUT = 4;

    private SweepPlanText() {}

    /** Writes about a sweep; what it costs. */
    static Cost write(StringBuilder out, Step.Sweep sweep, ExecutionPlan plan, Backends backends) {
        int cells = sweep.cells().size();
        long repeats = sweep.design().repeats();
        out.append("\nsweep ").append(sweep.name()).append(": ");
        out.append(cells).append(cells == 1 ? " cell" : " cells");
        out.append(sweep.design().until().isPresent() ? ", at most " : ", ");
        out.append(repeats).append(repeats == 1 ? " fit each\n" : " fits each\n");
        for (int axis = 0; axis < sweep.design().axes().size(); axis++) {
            PlanText.line(out, "over", sweep.design().axes().get(axis) + " in " + values(sweep, axis));
        }
        sweep.design()
                .until()
                .ifPresent(until -> PlanText.line(
                        out, "repeat", "until " + until.span().text().replaceAll("\\s+", " ")));
        Cost total = new Cost(0, 0, 0);
        for (SweepCell cell : sweep.cells()) {
            Cost cost = backends.of(cell.spec()).cost(cell.spec());
            total = total.plus(new Cost(repeats * cost.steps(), 0, repeats * cost.seconds()));
        }
        if (!sweep.cells().isEmpty()) {
            if (cells > 1) {
                out.append("  the first cell:\n");
            }
            PlanText.describe(out, sweep.cells().get(0).spec(), plan, backends);
        }
        if (!sweep.design().measures().isEmpty()) {
            List<String> measures = new ArrayList<>();
            for (CoreDecl.Column measure : sweep.design().measures()) {
                measures.add(
                        measure.name() + " = " + measure.value().span().text().replaceAll("\\s+", " "));
            }
            PlanText.line(out, "measure", String.join(", ", measures));
        }
        PlanText.line(
                out,
                "cost",
                "about " + ValueText.number(Math.rint(total.steps())) + " steps, " + PlanText.duration(total.seconds())
                        + " on one core");
        return total;
    }

    /** The values of an axis, each once: all of a few, the ends of many. */
    private static String values(Step.Sweep sweep, int axis) {
        Set<Value> distinct = new LinkedHashSet<>();
        sweep.cells().forEach(cell -> distinct.add(cell.coordinates().get(axis)));
        List<Value> values = List.copyOf(distinct);
        boolean numbers = values.stream().allMatch(value -> Values.number(value).isPresent());
        if (values.size() <= MOST_WRITTEN_OUT || !numbers) {
            return ValueText.of(Values.list(values));
        }
        return values.size() + " values from " + ValueText.of(values.get(0)) + " to "
                + ValueText.of(values.get(values.size() - 1));
    }
}
