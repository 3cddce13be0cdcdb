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
 * @param expectations its expectations that have been reached
 * @param charts its charts that have been reached
 * @param warnings what is doubtful about the results
 */
public record Results(
        Outcome outcome,
        List<Fit> fits,
        Map<String, Table> tables,
        List<Expectation> expectations,
        List<Chart> charts,
        List<Diagnostic> warnings) {
    public Results {
        fits = List.copyOf(fits);
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
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
        return find(name).orElseThrow(() -> new IllegalArgumentException("there is no fit of a run `" + name + "`"));
    }

    /**
     * The table of a sweep or of a query.
     *
     * @throws IllegalArgumentException if the script has no such table or it has not been reached
     */
    public Table table(String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("there is no table `" + name + "`");
        }
        return table;
    }

    /** Whether all expectations hold. */
    public boolean expectationsHold() {
        return expectations.stream().allMatch(Expectation::holds);
    }
}
