package dev.anneal.engine;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.run.Chart;
import dev.anneal.run.Expectation;
import dev.anneal.run.Fit;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.run.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a run of a plan has yielded by now: written by the thread that runs it, looked at by any. Thread-safe. */
public final class ResultsSoFar {
    private final List<Fit> fits = new ArrayList<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private final List<Chart> charts = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();

    /** Nothing yet. */
    public ResultsSoFar() {}

    synchronized void add(Fit fit) {
        fits.add(fit);
    }

    /** Adds a table, in place of what there was of it before. */
    synchronized void add(String name, Table table) {
        tables.put(name, table);
    }

    synchronized void add(Expectation expectation) {
        expectations.add(expectation);
    }

    synchronized void add(Chart chart) {
        charts.add(chart);
    }

    synchronized void add(Diagnostic warning) {
        warnings.add(warning);
    }

    /** Forgets a table of which there was only a part. */
    synchronized void forgetTable(String name) {
        tables.remove(name);
    }

    /** The names of the fits and tables. */
    synchronized Set<String> names() {
        Set<String> names = new HashSet<>(tables.keySet());
        fits.forEach(fit -> names.add(fit.name()));
        return names;
    }

    /** The results without the values of the script; what is added afterwards does not change them. */
    public Results with(Outcome outcome) {
        return with(outcome, Map.of());
    }

    /** The results with values of the script. */
    synchronized Results with(Outcome outcome, Map<String, Object> values) {
        return new Results(outcome, fits, tables, values, expectations, charts, warnings);
    }
}
