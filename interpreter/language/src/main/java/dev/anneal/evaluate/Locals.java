package dev.anneal.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of the names bound around an expression; a chain that shares its outer part. */
public final class Locals {
    /** No names. */
    public static final Locals NONE = new Locals(null, "", Value.MISSING);

    private final @Nullable Locals outer;
    private final String name;
    private final Value value;

    private Locals(@Nullable Locals outer, String name, Value value) {
        this.outer = outer;
        this.name = name;
        this.value = value;
    }

    /** These names and one more, which hides an outer one of its name. */
    public Locals with(String newName, Value newValue) {
        return new Locals(this, newName, newValue);
    }

    /** The values of all names, the innermost first. */
    List<Value> values() {
        List<Value> values = new ArrayList<>();
        for (Locals at = this; at != null && at.outer != null; at = at.outer) {
            values.add(at.value);
        }
        return values;
    }

    /** The value of a name. */
    Optional<Value> find(String wanted) {
        Locals at = this;
        while (at != null && at.outer != null) {
            if (at.name.equals(wanted)) {
                return Optional.of(at.value);
            }
            at = at.outer;
        }
        return Optional.empty();
    }
}
