package dev.anneal.run;

import dev.anneal.diagnostic.Diagnostic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What running a plan yields. Immutable.
 *
 * @param outcome how it ended
 * @param fits the fits of the script's runs that have been reached, in the order of the script
 * @param tables the tables of its sweeps and queries that have been reached, by name, in the order of the script
 * @param values what else it gives names to, by name, those first that needed no run: its inputs and constants, what it
 *     computes of results, and its functions. A number is a {@link Double}, and others are as in a {@link Table}; a list that
 *     is no row of numbers is a {@link List}, a record a {@link Map}, and a function a {@link ScriptFunction}. What only the
 *     language knows, such as a density, is left out, and so is what is missing
 * @param expectations its expectations that have been reached
 * @param charts its charts that have been reached
 * @param warnings what is doubtful about the results; of a script that was {@linkplain Outcome#REFUSED refused}, what is
 *     wrong with it
 */
public record Results(
        Outcome outcome,
        List<Fit> fits,
        Map<String, Table> tables,
        Map<String, Object> values,
        List<Expectation> expectations,
        List<Chart> charts,
        List<Diagnostic> warnings) {
    public Results {
        fits = List.copyOf(fits);
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        expectations = List.copyOf(expectations);
        charts = List.copyOf(charts);
        warnings = List.copyOf(warnings);
    }

    /** The fit of a run, if it has been reached. */
    public Optional<Fit> find(String name) {
        return fits.stream().filter(fit -> fit.name().equals(name)).findFirst();
    }

    /**
     * The fit of a run.
     *
     * @throws IllegalArgumentException if the script has no such run or it has not been reached
     */
    public Fit fit(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no fit of a run `" + name + "`" + why()));
    }

    /**
     * The table of a sweep or of a query.
     *
     * @throws IllegalArgumentException if the script has no such table or it has not been reached
     */
    public Table table(String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("there is no table `" + name + "`" + why());
        }
        return table;
    }

    /**
     * A value that the script gives a name to.
     *
     * @throws IllegalArgumentException if there is none of this name, as in {@link #values()}
     */
    public Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no value `" + name + "`" + why());
        }
        return value;
    }

    /**
     * A function of the script.
     *
     * @throws IllegalArgumentException if the script has no such function
     */
    public ScriptFunction function(String name) {
        if (values.get(name) instanceof ScriptFunction function) {
            return function;
        }
        throw new IllegalArgumentException("there is no function `" + name + "`");
    }

    /** These results with other warnings. */
    public Results withWarnings(List<Diagnostic> others) {
        return new Results(outcome, fits, tables, values, expectations, charts, others);
    }

    /** Why results may be missing, as the end of a sentence; nothing if all were reached. */
    private String why() {
        if (outcome == Outcome.COMPLETED) {
            return "";
        }
        Optional<Diagnostic> error =
                warnings.stream().filter(Diagnostic::isError).findFirst();
        return "; the run is " + outcome.words()
                + error.map(first -> ": " + first.primary().span() + ": " + first.message())
                        .orElse("");
    }

    /** Whether all expectations hold. */
    public boolean expectationsHold() {
        return expectations.stream().allMatch(Expectation::holds);
    }
}
