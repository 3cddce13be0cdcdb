package dev.anneal.evaluate;

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
