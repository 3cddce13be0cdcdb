package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.run.Chart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Points of a scatter chart. A column of numbers for their colour shows these; one of texts or truth values makes a set of
 * points for each of its values, the same sets in all parts of the data.
 */
final class Scatters {
    private final ChartColumns columns;
    private final Optional<Value.OverRows> color;
    private final Set<String> categories = new LinkedHashSet<>();

    /**
     * For the parts of one chart.
     *
     * @param all the data of all its parts
     */
    Scatters(ChartColumns columns, Optional<Value.OverRows> color, List<ChartColumns.Data> all) {
        this.columns = columns;
        this.color = color;
        color.ifPresent(column -> {
            for (ChartColumns.Data data : all) {
                for (int row = 0; row < data.rows().size(); row++) {
                    category(columns.any(data.rows(), row, column)).ifPresent(categories::add);
                }
            }
        });
    }

    /** What a value is called as one of several kinds; empty for a number, and for what is missing. */
    private static Optional<String> category(Value value) {
        if (value instanceof Value.Text text) {
            return Optional.of(text.value());
        }
        return value instanceof Value.Flag ? Optional.of(ValueText.of(value)) : Optional.empty();
    }

    /** What the colours show, where they show numbers. */
    Optional<String> shown() {
        return color.filter(column -> categories.isEmpty()).map(ChartColumns::words);
    }

    /** The points of a part. */
    List<Chart.PointSet> of(List<ChartColumns.Data> data, Value.OverRows x, Value.OverRows y) {
        List<Chart.PointSet> sets = new ArrayList<>();
        for (ChartColumns.Data one : data) {
            Value[] values = new Value[one.rows().size()];
            for (int row = 0; row < values.length && color.isPresent(); row++) {
                values[row] = columns.any(one.rows(), row, color.get());
            }
            for (Chart.Curve curve : new Curves(columns).of(List.of(one), x, y, true)) {
                String name = data.size() == 1 ? curve.name() : Curves.named(one, curve, y);
                Chart.Curve named = new Chart.Curve(name, curve.x(), curve.y(), curve.band());
                if (categories.isEmpty()) {
                    sets.add(new Chart.PointSet(named, color.isPresent() ? numbers(values) : new double[0]));
                } else {
                    categories.forEach(category -> sets.add(only(named, values, category)));
                }
            }
        }
        return sets;
    }

    private static double[] numbers(Value[] values) {
        double[] numbers = new double[values.length];
        Arrays.setAll(numbers, row -> Values.number(values[row]).orElse(Double.NaN));
        return numbers;
    }

    private Chart.PointSet only(Chart.Curve curve, Value[] values, String category) {
        double[] y = curve.y().clone();
        for (int row = 0; row < y.length; row++) {
            if (!category(values[row]).equals(Optional.of(category))) {
                y[row] = Double.NaN;
            }
        }
        String name = color.map(ChartColumns::words).orElse("") + ": " + category;
        return new Chart.PointSet(new Chart.Curve(name, curve.x(), y, curve.band()), new double[0]);
    }
}
