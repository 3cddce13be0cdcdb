package dev.anneal.engine;

import dev.anneal.evaluate.Replicate;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.run.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table of the language as one of the API. */
final class TableView implements Table, Value.Rows {
    private final Value.Rows rows;

    TableView(Value.Rows rows) {
        this.rows = rows;
    }

    @Override
    public int rows() {
        return rows.size();
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public List<String> columnNames() {
        return rows.columnNames();
    }

    @Override
    public Value at(int row, String column) {
        return rows.at(row, column);
    }

    @Override
    public Optional<Replicate> replicate(int row) {
        return rows.replicate(row);
    }

    @Override
    public List<ColumnInfo> columns() {
        List<ColumnInfo> columns = new ArrayList<>();
        for (String name : rows.columnNames()) {
            columns.add(new ColumnInfo(name, type(name)));
        }
        return columns;
    }

    /** The class of the first cell that has a value. */
    private Class<?> type(String name) {
        for (int row = 0; row < rows.size(); row++) {
            Object cell = cell(rows.at(row, name));
            if (cell != null) {
                return cell.getClass();
            }
        }
        return Object.class;
    }

    @Override
    public <T> Column<T> column(String name, Class<T> type) {
        if (!rows.columnNames().contains(name)) {
            throw new IllegalArgumentException("there is no column `" + name + "`; there are " + rows.columnNames());
        }
        ColumnInfo info = new ColumnInfo(name, type(name));
        if (info.type() != Object.class && !type.isAssignableFrom(info.type())) {
            throw new IllegalArgumentException(
                    "the cells of `" + name + "` are of " + info.type() + ", not of " + type);
        }
        return new Column<>() {
            @Override
            public ColumnInfo info() {
                return info;
            }

            @Override
            public @Nullable T get(int row) {
                return type.cast(cell(rows.at(row, name)));
            }
        };
    }

    static @Nullable Object cell(Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        } else if (value instanceof Value.Flag flag) {
            return flag.value();
        } else if (value instanceof Value.Vector vector) {
            return vector.entries().clone();
        } else if (value instanceof Value.Matrix matrix) {
            return rectangle(matrix);
        } else if (value instanceof Value.Estimate estimate) {
            return estimate(estimate);
        } else if (value instanceof Value.Number number) {
            return number.value();
        }
        return value instanceof Value.Absent ? null : ValueText.of(value);
    }

    /** An estimate of the language as one of the API. */
    static dev.anneal.run.Estimate estimate(Value.Estimate estimate) {
        return new dev.anneal.run.Estimate(
                estimate.value(), estimate.standardError(), estimate.low(), estimate.high(), estimate.count());
    }

    static double[][] rectangle(Value.Matrix matrix) {
        double[][] rectangle = new double[matrix.rows()][];
        for (int row = 0; row < rectangle.length; row++) {
            rectangle[row] = Values.row(matrix, row).entries();
        }
        return rectangle;
    }
}
