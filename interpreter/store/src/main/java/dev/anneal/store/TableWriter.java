package dev.anneal.store;

import dev.anneal.run.Estimate;
import dev.anneal.run.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table of results as a table of the database. An estimate is the columns {@code p}, {@code p_se}, {@code p_low},
 * {@code p_high} and {@code p_n}; vectors and matrices are lists; what has no value is null.
 */
final class TableWriter {
    private static final List<String> PARTS = List.of("", "_se", "_low", "_high", "_n");

    private TableWriter() {}

    /** Writes a table in the place of an older one of this name. */
    static void write(Database database, String name, Table table) throws SQLException {
        List<Table.Column<Object>> columns = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        List<Class<?>> classes = new ArrayList<>();
        for (Table.ColumnInfo info : table.columns()) {
            Table.Column<Object> column = table.column(info.name(), Object.class);
            Class<?> type = type(column, table.rows());
            columns.add(column);
            classes.add(type);
            for (String part : type == Estimate.class ? PARTS : List.of("")) {
                definitions.add(quoted(info.name() + part) + " " + sqlType(type));
            }
        }
        if (definitions.isEmpty()) {
            return;
        }
        database.execute("create or replace table " + quoted(name) + "(" + String.join(", ", definitions) + ")");
        try (DuckDBAppender appender = database.connection().createAppender("main", name)) {
            for (int row = 0; row < table.rows(); row++) {
                appender.beginRow();
                for (int i = 0; i < columns.size(); i++) {
                    append(appender, classes.get(i), columns.get(i).get(row));
                }
                appender.endRow();
            }
        }
    }

    /** What all cells of a column are that have a value; text where they differ, and where there is none. */
    private static Class<?> type(Table.Column<Object> column, int rows) {
        Class<?> type = Void.class;
        for (int row = 0; row < rows; row++) {
            Object cell = column.get(row);
            if (cell != null && cell.getClass() != type) {
                if (type != Void.class) {
                    return String.class;
                }
                type = cell.getClass();
            }
        }
        return type == Void.class ? String.class : type;
    }

    private static String sqlType(Class<?> type) {
        if (type == Double.class || type == Estimate.class) {
            return "double";
        } else if (type == Boolean.class) {
            return "boolean";
        } else if (type == double[].class) {
            return "double[]";
        }
        return type == double[][].class ? "double[][]" : "varchar";
    }

    private static void append(DuckDBAppender appender, Class<?> type, @Nullable Object cell) throws SQLException {
        if (cell == null) {
            for (int i = 0; i < (type == Estimate.class ? PARTS.size() : 1); i++) {
                appender.appendNull();
            }
        } else if (type == String.class) {
            appender.append(String.valueOf(cell));
        } else if (cell instanceof Estimate estimate) {
            appender.append(estimate.value()).append(estimate.standardError());
            appender.append(estimate.low()).append(estimate.high()).append((double) estimate.count());
        } else if (cell instanceof Double number) {
            appender.append(number.doubleValue());
        } else if (cell instanceof Boolean flag) {
            appender.append(flag.booleanValue());
        } else if (cell instanceof double[] vector) {
            appender.append(list(vector));
        } else if (cell instanceof double[][] matrix) {
            List<List<Double>> rows = new ArrayList<>();
            for (double[] row : matrix) {
                rows.add(list(row));
            }
            appender.append(rows);
        } else {
            appender.append(String.valueOf(cell));
        }
    }

    /** As a list: the driver takes arrays for columns of a fixed length only. */
    private static List<Double> list(double[] numbers) {
        List<Double> list = new ArrayList<>(numbers.length);
        for (double number : numbers) {
            list.add(number);
        }
        return list;
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
