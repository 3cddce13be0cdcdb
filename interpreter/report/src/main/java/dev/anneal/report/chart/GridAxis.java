package dev.anneal.report.chart;

import java.util.TreeSet;

/** The values of one axis of a grid, each with the stretch of the axis that is nearest to it. */
final class GridAxis {
    private final Scale scale;
    private final double[] values;

    /** The distinct values that have a place on a scale. */
    GridAxis(Scale scale, double[] all) {
        this.scale = scale;
        TreeSet<Double> distinct = new TreeSet<>();
        for (double value : all) {
            if (scale.accepts(value)) {
                distinct.add(value);
            }
        }
        values = distinct.stream().mapToDouble(Double::doubleValue).toArray();
    }

    int size() {
        return values.length;
    }

    double value(int index) {
        return values[index];
    }

    /** The place of a value among the values, or a negative number. */
    int indexOf(double value) {
        return java.util.Arrays.binarySearch(values, value);
    }

    /** Where the cell of a value begins: half-way to the one before, as the scale lays them out. */
    double low(int index) {
        return index == 0 ? outward(0, 1) : between(index - 1, index);
    }

    /** Where the cell of a value ends. */
    double high(int index) {
        return index == values.length - 1 ? outward(index, index - 1) : between(index, index + 1);
    }

    private double between(int left, int right) {
        return scale.value((scale.position(values[left]) + scale.position(values[right])) / 2);
    }

    /** At the ends of the axis a cell reaches as far outward as inward. */
    private double outward(int index, int neighbour) {
        double own = scale.position(values[index]);
        if (values.length == 1) {
            double half = scale == Scale.LOGARITHMIC ? 0.25 : Math.max(0.5, 0.1 * Math.abs(own));
            return scale.value(neighbour > index ? own - half : own + half);
        }
        return scale.value(own + (own - scale.position(values[neighbour])) / 2);
    }
}
