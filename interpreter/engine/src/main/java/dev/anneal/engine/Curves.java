package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.Values;
import dev.anneal.run.Chart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The curves of a chart: one for each run and column, and for each entry of a column of vectors. */
final class Curves {
    private final ChartColumns columns;

    Curves(ChartColumns columns) {
        this.columns = columns;
    }

    /** The curves of columns over another one. */
    List<Chart.Curve> of(List<ChartColumns.Data> data, Value.OverRows x, Value.OverRows y, boolean banded) {
        List<Chart.Curve> curves = new ArrayList<>();
        List<Value.OverRows> all = ChartColumns.columns(y);
        for (ChartColumns.Data one : data) {
            for (Value.OverRows column : all) {
                for (Chart.Curve curve : curvesOf(one.rows(), x, column, banded)) {
                    String name = data.size() == 1 ? curve.name() : named(one, curve, y);
                    curves.add(new Chart.Curve(name, curve.x(), curve.y(), curve.band()));
                }
            }
        }
        return curves;
    }

    /** What a curve of one of several data is called: by these alone, where they have no other. */
    static String named(ChartColumns.Data data, Chart.Curve curve, Value.OverRows y) {
        String own = data.name().replace('_', ' ');
        boolean single = ChartColumns.columns(y).size() == 1 && curve.name().equals(ChartColumns.words(y));
        return single ? own : own + ": " + curve.name();
    }

    private List<Chart.Curve> curvesOf(Value.Rows rows, Value.OverRows x, Value.OverRows y, boolean banded) {
        double[] horizontal = new double[rows.size()];
        List<double[]> vertical = new ArrayList<>();
        Chart.Band band = new Chart.Band(new double[rows.size()], new double[rows.size()]);
        boolean hasBand = false;
        int matrixColumns = 0;
        for (int row = 0; row < rows.size(); row++) {
            horizontal[row] = columns.number(rows, row, x);
            Value value = columns.value(rows, row, y);
            boolean interval = value instanceof Value.Estimate estimate && estimate.low() <= estimate.high();
            band.low()[row] = interval ? ((Value.Estimate) value).low() : Double.NaN;
            band.high()[row] = interval ? ((Value.Estimate) value).high() : Double.NaN;
            hasBand |= interval;
            matrixColumns = value instanceof Value.Matrix matrix ? matrix.columns() : 0;
            double[] entries = Values.entries(value).orElse(new double[] {Double.NaN});
            while (vertical.size() < entries.length) {
                double[] curve = new double[rows.size()];
                Arrays.fill(curve, Double.NaN);
                vertical.add(curve);
            }
            for (int i = 0; i < entries.length; i++) {
                vertical.get(i)[row] = entries[i];
            }
        }
        List<Chart.Curve> curves = new ArrayList<>();
        for (int i = 0; i < vertical.size(); i++) {
            curves.add(new Chart.Curve(
                    curveName(y, i, vertical.size(), matrixColumns),
                    horizontal,
                    vertical.get(i),
                    banded && hasBand ? Optional.of(band) : Optional.empty()));
        }
        return curves;
    }

    private static String curveName(Value.OverRows y, int index, int count, int matrixColumns) {
        if (count == 1) {
            return ChartColumns.words(y);
        }
        return matrixColumns == 0
                ? ChartColumns.words(y) + " " + (index + 1)
                : ChartColumns.words(y) + " " + (index / matrixColumns + 1) + ", " + (index % matrixColumns + 1);
    }
}
