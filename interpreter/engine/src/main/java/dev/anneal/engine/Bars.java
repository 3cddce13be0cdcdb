package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.run.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bars: a group for each value of one column, and in it one bar for each of others. */
final class Bars {
    private final ChartColumns columns;

    Bars(ChartColumns columns) {
        this.columns = columns;
    }

    /** The chart of a table's rows. */
    Chart.Bars of(String name, Optional<String> title, Value.Rows rows, Value.OverRows x, Value.OverRows y) {
        List<String> categories = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Value category = columns.any(rows, row, x);
            categories.add(category instanceof Value.Text text ? text.value() : ValueText.of(category));
        }
        List<Chart.BarSet> sets = new ArrayList<>();
        for (Value.OverRows column : ChartColumns.columns(y)) {
            double[] heights = new double[rows.size()];
            Chart.Band band = new Chart.Band(new double[rows.size()], new double[rows.size()]);
            for (int row = 0; row < rows.size(); row++) {
                Value value = columns.value(rows, row, column);
                heights[row] = Values.number(value).orElse(Double.NaN);
                boolean interval = value instanceof Value.Estimate estimate && estimate.low() <= estimate.high();
                band.low()[row] = interval ? ((Value.Estimate) value).low() : Double.NaN;
                band.high()[row] = interval ? ((Value.Estimate) value).high() : Double.NaN;
            }
            sets.add(new Chart.BarSet(ChartColumns.words(column), heights, band));
        }
        String yTitle = sets.size() == 1 ? sets.get(0).name() : "";
        return new Chart.Bars(name, title, ChartColumns.words(x), yTitle, categories, sets);
    }
}
