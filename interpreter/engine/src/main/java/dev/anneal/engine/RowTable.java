package dev.anneal.engine;

import dev.anneal.evaluate.Replicate;
import dev.anneal.evaluate.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of values as a table of the language. Immutable. */
final class RowTable implements Value.Rows {
    private final List<String> names;
    private final List<Map<String, Value>> rows;
    private final List<Optional<Replicate>> replicates;

    /** A table whose rows are no fits. */
    RowTable(List<String> names, List<Map<String, Value>> rows) {
        this(names, rows, new ArrayList<>());
    }

    /**
     * A table.
     *
     * @param replicates for each row what tells its random part from that of others; empty where no row is a fit
     */
    RowTable(List<String> names, List<Map<String, Value>> rows, List<Optional<Replicate>> replicates) {
        this.names = List.copyOf(names);
        this.rows = List.copyOf(rows);
        this.replicates = List.copyOf(replicates);
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public List<String> columnNames() {
        return names;
    }

    @Override
    public Value at(int row, String column) {
        return rows.get(row).getOrDefault(column, Value.MISSING);
    }

    @Override
    public Optional<Replicate> replicate(int row) {
        return replicates.isEmpty() ? Optional.empty() : replicates.get(row);
    }
}
