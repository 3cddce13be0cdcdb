package dev.anneal.plan;

import dev.anneal.evaluate.Environment;
import dev.anneal.evaluate.Locals;
import dev.anneal.evaluate.Value;
import java.util.List;

/**
 * A cell of a sweep: one value for each axis, and the fit that follows from them.
 *
 * @param coordinates the values of the axes, in their order
 * @param spec what is fitted
 * @param values the values of the declarations, those that depend on an input that is an axis anew; never written
 */
public record SweepCell(List<Value> coordinates, FitSpec spec, Environment values) {
    public SweepCell {
        coordinates = List.copyOf(coordinates);
    }

    /** The axes as names with values, for expressions about this cell. */
    public Locals locals(List<String> axes) {
        return locals(axes, coordinates);
    }

    static Locals locals(List<String> axes, List<Value> coordinates) {
        Locals locals = Locals.NONE;
        for (int i = 0; i < axes.size(); i++) {
            locals = locals.with(axes.get(i), coordinates.get(i));
        }
        return locals;
    }
}
