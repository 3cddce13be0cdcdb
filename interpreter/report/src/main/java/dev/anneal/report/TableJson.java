package dev.anneal.report;

import dev.anneal.json.JsonText;
import dev.anneal.run.Estimate;
import dev.anneal.run.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as JSON: a list of objects, one for each row. An estimate is an object with {@code value}, {@code se},
 * {@code low}, {@code high} and {@code n}; what is missing, infinite or no number is null.
 */
public final class TableJson {
    private TableJson() {}

    public static String of(Table table) {
        List<Table.Column<Object>> columns = new ArrayList<>();
        table.columns().forEach(column -> columns.add(table.column(column.name(), Object.class)));
        JsonText json = new JsonText().open('[');
        for (int row = 0; row < table.rows(); row++) {
            json.openOnLine('{');
            for (Table.Column<Object> column : columns) {
                json.field(column.info().name());
                write(json, column.get(row));
            }
            json.close('}');
        }
        return json.line().close(']').line().toString();
    }

    /** Writes a cell. */
    static void write(JsonText json, @Nullable Object cell) {
        if (cell == null) {
            json.nothing();
        } else if (cell instanceof Double number) {
            json.number(number.doubleValue());
        } else if (cell instanceof Boolean flag) {
            json.flag(flag);
        } else if (cell instanceof Estimate estimate) {
            json.open('{').field("value").number(estimate.value());
            json.field("se").number(estimate.standardError());
            json.field("low").number(estimate.low()).field("high").number(estimate.high());
            json.field("n").number((double) estimate.count()).close('}');
        } else if (cell instanceof double[] vector) {
            json.open('[');
            for (double entry : vector) {
                json.number(entry);
            }
            json.close(']');
        } else if (cell instanceof double[][] matrix) {
            json.open('[');
            for (double[] row : matrix) {
                write(json, row);
            }
            json.close(']');
        } else {
            json.text(String.valueOf(cell));
        }
    }
}
