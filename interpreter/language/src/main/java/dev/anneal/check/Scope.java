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
    private final Map<String, Type> summarised;

    private Scope(@Nullable Scope outer, boolean aggregates, boolean anyRowName, Map<String, Type> summarised) {
        this.outer = outer;
        this.aggregates = aggregates;
        this.anyRowName = anyRowName;
        this.summarised = summarised;
    }

    /** The scope of the script itself. */
    static Scope script() {
        return new Scope(null, false, false, Map.of());
    }

    /** A scope for a function's parameters or a block's names. */
    Scope inner() {
        return new Scope(this, aggregates, anyRowName, summarised);
    }

    /** A scope in which names may mean the columns of a table or the fields of a run, of one row. */
    Scope rows(Map<String, Type> fields) {
        Scope scope = new Scope(this, false, false, Map.of());
        scope.addRowNames(fields);
        return scope;
    }

    /** A scope over the rows of a table whose columns are not known yet. */
    Scope unknownRows() {
        return new Scope(this, false, true, Map.of());
    }

    /**
     * A scope of what summarises many rows: aggregates come first, and only inside of them a name means a column of each
     * row. What else may be said outside of them is added by the caller.
     */
    Scope summaries(Map<String, Type> fields) {
        return new Scope(this, true, false, Map.copyOf(fields));
    }

    /** The same over the rows of a table whose columns are not known yet. */
    Scope unknownSummaries() {
        return new Scope(this, true, true, Map.of());
    }

    /** The scope of what stands inside of an aggregate. */
    Scope summarised() {
        Scope scope = new Scope(this, false, anyRowName, Map.of());
        scope.addRowNames(summarised);
        return scope;
    }

    /** Adds columns of the row at hand. */
    void addRowNames(Map<String, Type> fields) {
        fields.forEach((name, type) -> entries.put(name, new Entry(type, Dimension.Unsized.UNDETERMINED, true)));
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
