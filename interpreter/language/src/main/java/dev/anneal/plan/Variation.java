package dev.anneal.plan;

import dev.anneal.core.Core;
import dev.anneal.core.CoreDecl;
import dev.anneal.core.CoreParts;
import dev.anneal.evaluate.Environment;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.Locals;
import dev.anneal.evaluate.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values of a script under other inputs: those of its declarations that depend on an input which is an axis are
 * found again, all others stay. Equal inputs share their values.
 */
final class Variation {
    private final Environment base;
    private final Evaluator evaluator;
    private final SweepPlanner.Inputs planned;
    private final List<CoreDecl> affected = new ArrayList<>();
    private final Map<Map<String, Value>, Environment> known = new HashMap<>();

    /**
     * Variations of some inputs.
     *
     * @param base the values as they are
     * @param planned the declarations so far, and what inputs may be
     * @param inputs the names of the inputs that vary
     */
    Variation(Environment base, Evaluator evaluator, SweepPlanner.Inputs planned, Set<String> inputs) {
        this.base = base;
        this.evaluator = evaluator;
        this.planned = planned;
        Set<String> changing = new TreeSet<>(inputs);
        for (CoreDecl decl : planned.declarations()) {
            if (decl instanceof CoreDecl.Value value && depends(List.of(value.value()), changing)) {
                changing.add(value.name());
                affected.add(value);
            } else if (decl instanceof CoreDecl.Input input
                    && !changing.contains(input.name())
                    && depends(List.of(input.defaultValue()), changing)) {
                changing.add(input.name());
                affected.add(input);
            } else if (decl instanceof CoreDecl.Function function && depends(parts(function), changing)) {
                // Its value stays, but what calls it changes.
                changing.add(function.name());
            }
        }
    }

    private static boolean depends(List<Core> parts, Set<String> names) {
        return CoreParts.globals(parts).stream().anyMatch(names::contains);
    }

    private static List<Core> parts(CoreDecl.Function function) {
        List<Core> parts = new ArrayList<>();
        parts.add(function.body());
        function.parameters().forEach(parameter -> parameter.defaultValue().ifPresent(parts::add));
        return parts;
    }

    /** The values of the script with these inputs. */
    Environment with(Map<String, Value> inputs) {
        if (inputs.isEmpty()) {
            return base;
        }
        Environment found = known.get(inputs);
        if (found == null) {
            found = base.copy();
            inputs.forEach(found::define);
            Evaluator inside = evaluator.around(found, Locals.NONE);
            for (CoreDecl decl : affected) {
                if (decl instanceof CoreDecl.Value value) {
                    found.define(value.name(), inside.evaluate(value.value()));
                } else if (decl instanceof CoreDecl.Input input) {
                    Value value = inside.evaluate(input.defaultValue());
                    planned.accepts(input.name(), value, input.defaultValue().span());
                    found.define(input.name(), value);
                }
            }
            known.put(inputs, found);
        }
        return found;
    }
}
