package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.run.Chart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/**
 * Histograms of columns. The bins are those of all data, so that charts of parts of them can be compared: as many as the
 * rule of Freedman and Diaconis (1981) says, and one for each whole number where all values are whole.
 */
final class Histograms {
    private static final int FEWEST_BINS = 5;
    private static final int MOST_BINS = 60;
    private static final int MOST_LABELS = 20;

    private final ChartColumns columns;
    private final Value.OverRows x;
    private final double[] edges;
    private final List<String> labels = new ArrayList<>();

    /**
     * For the parts of one chart.
     *
     * @param all the data of all its parts
     * @param bins how many bins were asked for
     */
    Histograms(ChartColumns columns, Value.OverRows x, List<ChartColumns.Data> all, OptionalInt bins) {
        this.columns = columns;
        this.x = x;
        double[] values = ChartColumns.columns(x).stream()
                .flatMapToDouble(column -> Arrays.stream(values(all, column)))
                .filter(value -> Math.abs(value) <= Double.MAX_VALUE / 4)
                .sorted()
                .toArray();
        this.edges = edges(values, bins);
        boolean single =
                edges.length > 1 && edges.length <= MOST_LABELS + 1 && edges[1] - edges[0] == 1 && isWhole(values);
        for (int bin = 0; single && bin + 1 < edges.length; bin++) {
            double value = edges[bin] + 0.5;
            labels.add(areFlags(all) ? Boolean.toString(value == 1) : ValueText.number(value));
        }
    }

    /** Whether all values are truth values. */
    private boolean areFlags(List<ChartColumns.Data> all) {
        for (Value.OverRows column : ChartColumns.columns(x)) {
            for (ChartColumns.Data data : all) {
                for (int row = 0; row < data.rows().size(); row++) {
                    Value value = columns.any(data.rows(), row, column);
                    if (!(value instanceof Value.Flag) && !(value instanceof Value.Absent)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean isWhole(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == Math.rint(value));
    }

    /** The histogram of a part. */
    Chart.Histogram of(String name, Optional<String> title, List<ChartColumns.Data> data) {
        List<Chart.CountSet> sets = new ArrayList<>();
        long missing = 0;
        for (ChartColumns.Data one : data) {
            for (Value.OverRows column : ChartColumns.columns(x)) {
                double[] values = values(List.of(one), column);
                double[] counts = new double[Math.max(0, edges.length - 1)];
                for (double value : values) {
                    if (edges.length > 1 && value >= edges[0] && value <= edges[edges.length - 1]) {
                        counts[bin(value)]++;
                    } else {
                        missing++;
                    }
                }
                String words = ChartColumns.words(column);
                String run = one.name().replace('_', ' ');
                boolean single = ChartColumns.columns(x).size() == 1;
                sets.add(new Chart.CountSet(data.size() == 1 ? words : single ? run : run + ": " + words, counts));
            }
        }
        Chart.Axis axis = new Chart.Axis(ChartColumns.words(x), false);
        return new Chart.Histogram(name, title, axis, new Chart.Axis("count", false), edges, labels, sets, missing);
    }

    /** The bin of a value between the edges; the last one has its upper edge, too. */
    private int bin(double value) {
        int place = Arrays.binarySearch(edges, value);
        return Math.min(edges.length - 2, place >= 0 ? place : -place - 2);
    }

    /** All entries of a column; not-a-number for what is missing. */
    private double[] values(List<ChartColumns.Data> data, Value.OverRows column) {
        DoubleStream.Builder values = DoubleStream.builder();
        for (ChartColumns.Data one : data) {
            for (int row = 0; row < one.rows().size(); row++) {
                double[] entries =
                        Values.entries(columns.value(one.rows(), row, column)).orElse(new double[] {Double.NaN});
                Arrays.stream(entries).forEach(values);
            }
        }
        return values.build().toArray();
    }

    private static double[] edges(double[] sorted, OptionalInt asked) {
        if (sorted.length == 0) {
            return new double[0];
        }
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        if (asked.isEmpty() && isWhole(sorted) && high - low < MOST_BINS) {
            double[] edges = new double[(int) (high - low) + 2];
            Arrays.setAll(edges, i -> low + i - 0.5);
            return edges;
        }
        if (!(high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high)))) {
            double half = low == 0 ? 0.5 : 0.05 * Math.abs(low);
            return new double[] {low - half, low + half};
        }
        int bins = asked.orElseGet(() -> bins(sorted));
        double[] edges = new double[bins + 1];
        Arrays.setAll(edges, i -> i == bins ? high : low + (high - low) * i / bins);
        return edges;
    }

    private static int bins(double[] sorted) {
        double quartiles = sorted[3 * (sorted.length - 1) / 4] - sorted[(sorted.length - 1) / 4];
        double width = 2 * quartiles / Math.cbrt(sorted.length);
        double range = sorted[sorted.length - 1] - sorted[0];
        // Where more than half of the values are the same, by the number of values alone (Sturges, 1926).
        double bins = width > 0 ? range / width : 1 + Math.log(sorted.length) / Math.log(2);
        return (int) Math.max(FEWEST_BINS, Math.min(MOST_BINS, Math.ceil(bins)));
    }
}
