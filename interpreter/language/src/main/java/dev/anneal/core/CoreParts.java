package dev.anneal.core;

import dev.anneal.catalogue.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The parts of core expressions, and the names that occur in them. */
public final class CoreParts {
    private CoreParts() {}

    /** The declarations of the script that an expression names. */
    public static Set<String> globals(List<Core> cores) {
        Set<String> names = new TreeSet<>();
        walk(cores, part -> {
            if (part instanceof Core.Global global) {
                names.add(global.name());
            } else if (part instanceof Core.CallGlobal call) {
                names.add(call.name());
            }
        });
        return names;
    }

    /** The columns of rows that expressions name. */
    public static Set<String> rowNames(List<Core> cores) {
        Set<String> names = new TreeSet<>();
        walk(cores, part -> {
            if (part instanceof Core.RowName row) {
                names.add(row.name());
            }
        });
        return names;
    }

    /** Whether a part of an expression summarises rows. */
    public static boolean holdsAggregate(Core core) {
        boolean[] found = {false};
        walk(List.of(core), part -> {
            if (part instanceof Core.Invoke invoke && invoke.signature().kind() == Kind.AGGREGATE) {
                found[0] = true;
            }
        });
        return found[0];
    }

    private static void walk(List<Core> cores, java.util.function.Consumer<Core> visitor) {
        List<Core> left = new ArrayList<>(cores);
        while (!left.isEmpty()) {
            Core core = left.remove(left.size() - 1);
            visitor.accept(core);
            left.addAll(parts(core));
        }
    }

    /** The expressions that an expression is made of. */
    static List<Core> parts(Core core) {
        List<Core> parts = new ArrayList<>();
        if (core instanceof Core.Operate operation) {
            parts.addAll(operation.operands());
        } else if (core instanceof Core.Convert convert) {
            parts.add(convert.value());
        } else if (core instanceof Core.Sized sized) {
            parts.add(sized.value());
            parts.addAll(sized.needed().sizes().values());
        } else if (core instanceof Core.Invoke invoke) {
            invoke.receiver().ifPresent(parts::add);
            invoke.arguments().forEach(argument -> argument.ifPresent(parts::add));
        } else if (core instanceof Core.CallGlobal call) {
            call.arguments().forEach(argument -> argument.ifPresent(parts::add));
        } else if (core instanceof Core.Apply apply) {
            parts.add(apply.function());
            parts.addAll(apply.arguments());
        } else if (core instanceof Core.Field field) {
            parts.add(field.target());
        } else if (core instanceof Core.Match match) {
            parts.add(match.target());
            parts.addAll(match.values().values());
        } else if (core instanceof Core.Index index) {
            parts.add(index.target());
            parts.addAll(index.subscripts());
        } else if (core instanceof Core.Range range) {
            parts.add(range.first());
            parts.add(range.last());
        } else if (core instanceof Core.Choose choose) {
            parts.add(choose.condition());
            parts.add(choose.consequence());
            parts.add(choose.alternative());
        } else {
            parts.addAll(ofBinders(core));
        }
        return parts;
    }

    private static List<Core> ofBinders(Core core) {
        List<Core> parts = new ArrayList<>();
        if (core instanceof Core.Function function) {
            parts.add(function.body());
        } else if (core instanceof Core.Collect collect) {
            parts.addAll(collect.elements());
        } else if (core instanceof Core.ForEach forEach) {
            parts.add(forEach.element());
            parts.add(forEach.list());
            forEach.condition().ifPresent(parts::add);
        } else if (core instanceof Core.Fields fields) {
            parts.addAll(fields.fields().values());
        } else if (core instanceof Core.Bind bind) {
            parts.add(bind.value());
            parts.add(bind.body());
        } else if (core instanceof Core.OverRows overRows) {
            parts.add(overRows.body());
        }
        return parts;
    }
}
