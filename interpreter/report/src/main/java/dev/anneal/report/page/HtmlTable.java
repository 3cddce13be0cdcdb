package dev.anneal.report.page;

import dev.anneal.report.TableText;
import dev.anneal.run.Estimate;
import dev.anneal.run.Table;
import org.jspecify.annotations.Nullable;

/** A table whose rows can be sorted by any column. */
final class HtmlTable {
    /** More rows make a page slow, and nobody reads them. */
    private static final int MOST_ROWS = 1000;

    private HtmlTable() {}

    static void write(StringBuilder out, Table table) {
        out.append("<div class=\"scroll\"><table><thead><tr>");
        for (Table.ColumnInfo column : table.columns()) {
            out.append(isNumeric(table, column) ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
                    .append("<button type=\"button\">")
                    .append(PageText.html(column.name()))
                    .append("</button></th>");
        }
        out.append("</tr></thead><tbody>\n");
        int rows = Math.min(table.rows(), MOST_ROWS);
        for (int row = 0; row < rows; row++) {
            out.append("<tr>");
            for (Table.ColumnInfo column : table.columns()) {
                cell(out, table.column(column.name(), Object.class).get(row));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
        if (table.rows() > rows) {
            out.append("<p class=\"note\">The first ")
                    .append(rows)
                    .append(" of ")
                    .append(table.rows())
                    .append(" rows; <code>anneal export</code> writes all.</p>\n");
        }
    }

    private static boolean isNumeric(Table table, Table.ColumnInfo info) {
        Table.Column<Object> column = table.column(info.name(), Object.class);
        for (int row = 0; row < table.rows(); row++) {
            if (column.get(row) != null) {
                return !Double.isNaN(key(column.get(row)));
            }
        }
        return false;
    }

    private static void cell(StringBuilder out, @Nullable Object cell) {
        double key = key(cell);
        out.append("<td");
        if (!Double.isNaN(key)) {
            out.append(" class=\"number\" data-key=\"").append(key).append('"');
        }
        out.append('>').append(PageText.html(TableText.cell(cell))).append("</td>");
    }

    /** By what a cell is sorted; not-a-number for what is sorted as a text. */
    private static double key(@Nullable Object cell) {
        if (cell instanceof Double number) {
            return number;
        }
        return cell instanceof Estimate estimate ? estimate.value() : Double.NaN;
    }
}
