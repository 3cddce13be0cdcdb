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
        return of(table, Integer.MAX_VALUE);
    }

    /**
     * The same in lines of limited width: columns that do not fit stand below, behind the first one once more.
     *
     * @param width the most characters in a line; a column that is wider alone stands alone
     */
    public static String of(Table table, int width) {
        if (table.columns().isEmpty()) {
            return "  (an empty table)\n";
        }
        List<List<String>> cells = cells(table);
        int[] widths = new int[table.columns().size()];
        for (List<String> line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder out = new StringBuilder();
        int next = 0;
        while (next < widths.length) {
            List<Integer> block = block(widths, next, width);
            next = block.get(block.size() - 1) + 1;
            out.append(out.length() > 0 ? "\n" : "");
            for (List<String> line : cells) {
                for (int i : block) {
                    out.append("  ").append(" ".repeat(widths[i] - line.get(i).length()));
                    out.append(line.get(i));
                }
                out.append('\n');
            }
        }
        if (table.rows() > SHOWN) {
            out.append("  (").append(table.rows()).append(" rows)\n");
        }
        return out.toString();
    }

    private static List<List<String>> cells(Table table) {
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
        return cells;
    }

    /** The columns that stand beside each other: the first one, and from the next one on as many as fit. */
    private static List<Integer> block(int[] widths, int next, int width) {
        List<Integer> block = new ArrayList<>();
        int taken = 0;
        if (next > 0) {
            block.add(0);
            taken = widths[0] + 2;
        }
        int column = next;
        do {
            block.add(column);
            taken += widths[column] + 2;
            column++;
        } while (column < widths.length && taken + widths[column] + 2 <= width);
        return block;
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
