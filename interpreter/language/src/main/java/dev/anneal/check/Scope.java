package dev.anneal.check;

import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names that an expression may use besides the declarations of the script; scopes nest. */
final class Scope {
    /**
     * A name of a scope.
     *
     * @param type the type of its value
     * @param size its value as a size, where it is one
     * @param row whether it is a column or field of the rows that an expression is about
     * @param absence set for a name that means something here but has no value
     */
    record Entry(Type type, Dimension size, boolean row, Optional<Absence> absence) {
        Entry(Type type, Dimension size, boolean row) {
            this(type, size, row, Optional.empty());
        }
    }

    /** Why a name that could be here is not, and what to do about it. */
    record Absence(String message, String help) {}

    private final @Nullable Scope outer;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final boolean aggregates;
    private final boolean anyRowName;

    private Scope(@Nullable Scope outer, boolean aggregates, boolean anyRowName) {
        this.outer = outer;
        this.aggregates = aggregates;
        this.anyRowName = anyRowName;
    }

    /** The scope of the script itself. */
    static Scope script() {
        return new Scope(null, false, false);
    }

    /** A scope for a function's parameters or a block's names. */
    Scope inner() {
        return new Scope(this, aggregates, anyRowName);
    }

    /** A scope in which names may mean the fields of a run, and in a measure aggregates come first. */
    Scope rows(Map<String, Type> fields, boolean aggregating) {
        Scope scope = new Scope(this, aggregating, false);
        fields.forEach((name, type) -> scope.entries.put(name, new Entry(type, Dimension.Unsized.UNDETERMINED, true)));
        return scope;
    }

    /** A scope over the rows of a table whose columns are not known yet. */
    Scope unknownRows() {
        return new Scope(this, false, true);
    }

    /** Notes that a name means something here but has no value. */
    void addAbsent(String name, Absence absence) {
        entries.put(name, new Entry(Type.Simple.ERRONEOUS, Dimension.Unsized.UNDETERMINED, true, Optional.of(absence)));
    }

    void add(String name, Type type) {
        entries.put(name, new Entry(type, Dimension.Unsized.UNDETERMINED, false));
    }

    void add(String name, Type type, Dimension size) {
        entries.put(name, new Entry(type, size, false));
    }

    Optional<Entry> find(String name) {
        Entry entry = entries.get(name);
        if (entry != null) {
            return Optional.of(entry);
        }
        return outer == null ? Optional.empty() : outer.find(name);
    }

    boolean aggregates() {
        return aggregates;
    }

    /** Whether a name that means nothing else is taken for a column. */
    boolean anyRowName() {
        return anyRowName;
    }

    List<String> names() {
        List<String> names = new ArrayList<>(entries.keySet());
        if (outer != null) {
            names.addAll(outer.names());
        }
        return names;
    }
}
