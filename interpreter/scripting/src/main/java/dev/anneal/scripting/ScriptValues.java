package dev.anneal.scripting;

import dev.anneal.check.CheckedDecl;
import dev.anneal.check.CheckedScript;
import dev.anneal.run.Fit;
import dev.anneal.run.Results;
import dev.anneal.run.Table;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a script yields: a map of its names, in the order of the script. A run is a {@link Fit}, a sweep or a table a
 * {@link Table}, and all else is as in {@link Results#values()}: numbers, texts, lists, functions. Names of what is no data,
 * such as a target, are left out. Immutable and thread-safe.
 */
public final class ScriptValues extends AbstractMap<String, Object> {
    private final Results results;
    private final Map<String, Object> values;

    private ScriptValues(Results results, Map<String, Object> values) {
        this.results = results;
        this.values = Collections.unmodifiableMap(values);
    }

    static ScriptValues of(CheckedScript script, Results results) {
        Map<String, Object> known = new LinkedHashMap<>(results.values());
        results.tables().forEach(known::put);
        results.fits().forEach(fit -> known.put(fit.name(), fit));
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (CheckedDecl declaration : script.declarations()) {
            for (String name : declaration.names()) {
                Object value = known.get(name);
                if (value != null) {
                    ordered.put(name, value);
                }
            }
        }
        return new ScriptValues(results, ordered);
    }

    /** All that running it yielded: how it ended, expectations, charts and warnings too. */
    public Results results() {
        return results;
    }

    /** The fit of a run; throws an {@link IllegalArgumentException} if there is none of this name. */
    public Fit fit(String name) {
        return results.fit(name);
    }

    /** The table of a sweep or a query; throws an {@link IllegalArgumentException} if there is none of this name. */
    public Table table(String name) {
        return results.table(name);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return values.entrySet();
    }
}
