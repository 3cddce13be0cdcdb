package dev.anneal.report;

import dev.anneal.run.Estimate;
import dev.anneal.run.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as comma-separated values (RFC 4180, with plain newlines). Numbers have all their digits; an estimate is three
 * columns, {@code collapse, collapse_low, collapse_high}; vectors and matrices have a column for each entry,
 * {@code mode_mass_1}, {@code overlaps_1_2}; what is missing is empty.
 */
public final class TableCsv {
    private TableCsv() {}

    public static String of(Table table) {
        List<String> head = new ArrayList<>();
        List<List<String>> lines = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            lines.add(new ArrayList<>());
        }
        for (Table.ColumnInfo info : table.columns()) {
            List<@Nullable Object> cells = new ArrayList<>();
            Table.Column<Object> column = table.column(info.name(), Object.class);
            for (int row = 0; row < table.rows(); row++) {
                cells.add(column.get(row));
            }
            add(info.name(), cells, head, lines);
        }
        StringBuilder out = new StringBuilder();
        line(out, head);
        lines.forEach(line -> line(out, line));
        return out.toString();
    }

    /** Adds a column of the table as one or more columns of the file, wide enough for its widest cell. */
    private static void add(String name, List<@Nullable Object> cells, List<String> head, List<List<String>> lines) {
        List<String> widest = List.of(name);
        for (Object cell : cells) {
            List<String> names = names(name, cell);
            if (names.size() > widest.size()) {
                widest = names;
            }
        }
        head.addAll(widest);
        for (int row = 0; row < cells.size(); row++) {
            List<String> texts = new ArrayList<>(texts(cells.get(row)));
            texts.addAll(Collections.nCopies(widest.size() - texts.size(), ""));
            lines.get(row).addAll(texts);
        }
    }

    private static List<String> names(String name, @Nullable Object cell) {
        List<String> names = new ArrayList<>();
        if (cell instanceof Estimate) {
            names.addAll(List.of(name, name + "_low", name + "_high"));
        } else if (cell instanceof double[] vector) {
            for (int i = 1; i <= vector.length; i++) {
                names.add(name + "_" + i);
            }
        } else if (cell instanceof double[][] matrix) {
            for (int i = 1; i <= matrix.length; i++) {
                for (int j = 1; j <= matrix[i - 1].length; j++) {
                    names.add(name + "_" + i + "_" + j);
                }
            }
        } else {
            names.add(name);
        }
        return names;
    }

    private static List<String> texts(@Nullable Object cell) {
        List<String> texts = new ArrayList<>();
        if (cell instanceof Estimate estimate) {
            texts.addAll(List.of(number(estimate.value()), number(estimate.low()), number(estimate.high())));
        } else if (cell instanceof double[] vector) {
            for (double entry : vector) {
                texts.add(number(entry));
            }
        } else if (cell instanceof double[][] matrix) {
            for (double[] row : matrix) {
                for (double entry : row) {
                    texts.add(number(entry));
                }
            }
        } else if (cell instanceof Double number) {
            texts.add(number(number));
        } else {
            texts.add(cell == null ? "" : String.valueOf(cell));
        }
        return texts;
    }

    /** All digits of a number, so that reading it gives the same number; nothing for one that is not known. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return Double.toString(value);
    }

    private static void line(StringBuilder out, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        out.append('\n');
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
