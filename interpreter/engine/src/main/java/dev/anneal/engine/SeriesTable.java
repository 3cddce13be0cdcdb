package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.Values;
import dev.anneal.run.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows of values as a table of the language and of the API. */
final class SeriesTable implements Value.Rows, Table {
    private final List<String> names;
    private final List<Map<String, Value>> rows;

    SeriesTable(List<String> names, List<Map<String, Value>> rows) {
        this.names = List.copyOf(names);
        this.rows = List.copyOf(rows);
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public int rows() {
        return rows.size();
    }

    @Override
    public Value at(int row, String column) {
        return rows.get(row).getOrDefault(column, Value.MISSING);
    }

    @Override
    public List<String> columnNames() {
        return names;
    }

    @Override
    public List<ColumnInfo> columns() {
        List<ColumnInfo> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(new ColumnInfo(name, type(name)));
        }
        return columns;
    }

    private Class<?> type(String name) {
        return rows.isEmpty() ? Object.class : cell(at(0, name)).getClass();
    }

    @Override
    public <T> Column<T> column(String name, Class<T> type) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException("there is no column `" + name + "`; there are " + names);
        }
        ColumnInfo info = new ColumnInfo(name, type(name));
        if (!rows.isEmpty() && !type.isAssignableFrom(info.type())) {
            throw new IllegalArgumentException(
                    "the cells of `" + name + "` are of " + info.type() + ", not of " + type);
        }
        return new Column<>() {
            @Override
            public ColumnInfo info() {
                return info;
            }

            @Override
            public T get(int row) {
                return type.cast(cell(at(row, name)));
            }
        };
    }

    static Object cell(Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        } else if (value instanceof Value.Flag flag) {
            return flag.value();
        } else if (value instanceof Value.Vector vector) {
            return vector.entries().clone();
        } else if (value instanceof Value.Matrix matrix) {
            return rectangle(matrix);
        }
        return Values.number(value).orElse(Double.NaN);
    }

    static double[][] rectangle(Value.Matrix matrix) {
        double[][] rectangle = new double[matrix.rows()][];
        for (int row = 0; row < rectangle.length; row++) {
            rectangle[row] = Values.row(matrix, row).entries();
        }
        return rectangle;
    }
}
