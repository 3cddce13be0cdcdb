package dev.anneal.engine;

import dev.anneal.evaluate.Replicate;
import dev.anneal.evaluate.Value;
import java.util.List;
import java.util.Optional;

/** Some rows of a table. */
final class PickedRows implements Value.Rows {
    private final Value.Rows table;
    private final List<Integer> rows;

    PickedRows(Value.Rows table, List<Integer> rows) {
        this.table = table;
        this.rows = List.copyOf(rows);
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public List<String> columnNames() {
        return table.columnNames();
    }

    @Override
    public Value at(int row, String column) {
        return table.at(rows.get(row), column);
    }

    @Override
    public Optional<Replicate> replicate(int row) {
        return table.replicate(rows.get(row));
    }
}
