package dev.anneal.report;

import dev.anneal.json.JsonText;
import dev.anneal.run.Fit;
import dev.anneal.run.Table;
import org.jspecify.annotations.Nullable;

/** A fit as JSON: what was fitted and how, its fields, and what was recorded. */
public final class FitJson {
    private FitJson() {}

    public static String of(Fit fit) {
        Fit.Description made = fit.description();
        JsonText json = new JsonText().open('{');
        json.field("run").text(fit.name());
        json.field("family").text(made.family()).field("target").text(made.target());
        json.field("dimension").number((double) made.dimension());
        json.field("schedule").text(made.schedule()).field("method").text(made.method());
        fit.failure().ifPresent(failure -> json.field("failure").text(failure.message()));
        json.field("fields").open('{');
        for (String name : fit.fields()) {
            json.field(name);
            TableJson.write(json, fit.cell(name));
        }
        json.close('}').field("series").open('[');
        Table series = fit.series();
        for (int row = 0; row < series.rows(); row++) {
            json.openOnLine('{');
            for (Table.ColumnInfo column : series.columns()) {
                json.field(column.name());
                @Nullable
                Object cell = series.column(column.name(), Object.class).get(row);
                TableJson.write(json, cell);
            }
            json.close('}');
        }
        return json.close(']').close('}').line().toString();
    }
}
