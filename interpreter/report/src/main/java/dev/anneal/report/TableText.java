package dev.anneal.report;

import dev.anneal.evaluate.ValueText;
import dev.anneal.run.Estimate;
import dev.anneal.run.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as aligned text. */
public final class TableText {
    private static final int SHOWN = 60;

    private TableText() {}

    /** The text of a table: its head, at most so many rows from both ends, and how many there are. */
    public static String of(Table table) {
        if (table.columns().isEmpty()) {
            return "  (an empty table)\n";
        }
        List<List<String>> cells = new ArrayList<>();
        List<String> head = new ArrayList<>();
        table.columns().forEach(column -> head.add(column.name()));
        cells.add(head);
        for (int row = 0; row < table.rows(); row++) {
            if (table.rows() > SHOWN && row == SHOWN / 2) {
                cells.add(head.stream().map(name -> "…").toList());
                row = table.rows() - SHOWN / 2;
            }
            List<String> line = new ArrayList<>();
            for (Table.ColumnInfo column : table.columns()) {
                line.add(cell(table.column(column.name(), Object.class).get(row)));
            }
            cells.add(line);
        }
        StringBuilder out = new StringBuilder();
        int[] widths = new int[head.size()];
        for (List<String> line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        for (List<String> line : cells) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                text.append("  ")
                        .append(" ".repeat(widths[i] - line.get(i).length()))
                        .append(line.get(i));
            }
            out.append(text).append('\n');
        }
        if (table.rows() > SHOWN) {
            out.append("  (").append(table.rows()).append(" rows)\n");
        }
        return out.toString();
    }

    /** The text of a cell. */
    public static String cell(@Nullable Object cell) {
        if (cell == null) {
            return "–";
        } else if (cell instanceof Double number) {
            return ValueText.number(number);
        } else if (cell instanceof Estimate estimate) {
            return EstimateText.of(estimate);
        } else if (cell instanceof double[] numbers) {
            return ValueText.vector(numbers);
        } else if (cell instanceof double[][] rows) {
            return rows.length + " × " + (rows.length == 0 ? 0 : rows[0].length) + " numbers";
        }
        return String.valueOf(cell);
    }
}
