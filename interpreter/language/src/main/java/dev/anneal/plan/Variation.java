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
    private final List<CoreDecl.Value> affected = new ArrayList<>();
    private final Map<Map<String, Value>, Environment> known = new HashMap<>();

    /**
     * Variations of some inputs.
     *
     * @param base the values as they are
     * @param declarations the declarations so far, in their order
     * @param inputs the names of the inputs that vary
     */
    Variation(Environment base, Evaluator evaluator, List<CoreDecl> declarations, Set<String> inputs) {
        this.base = base;
        this.evaluator = evaluator;
        Set<String> changing = new TreeSet<>(inputs);
        for (CoreDecl decl : declarations) {
            if (decl instanceof CoreDecl.Value value && depends(List.of(value.value()), changing)) {
                changing.add(value.name());
                affected.add(value);
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
            for (CoreDecl.Value value : affected) {
                found.define(value.name(), inside.evaluate(value.value()));
            }
            known.put(inputs, found);
        }
        return found;
    }
}
