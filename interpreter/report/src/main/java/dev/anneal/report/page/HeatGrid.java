package dev.anneal.report.page;

import dev.anneal.run.Chart;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Points of a heat map in rows and columns.
 *
 * @param x the coordinates of the columns, rising
 * @param y the coordinates of the rows, rising
 * @param values a row for each {@code y}; not-a-number where there is no point
 */
@SuppressWarnings("ArrayRecordComponent") // Made and read in one place.
record HeatGrid(double[] x, double[] y, double[][] values) {
    static HeatGrid of(List<Chart.Point> points) {
        double[] x = distinct(points, Chart.Point::x);
        double[] y = distinct(points, Chart.Point::y);
        double[][] values = new double[y.length][x.length];
        for (double[] row : values) {
            Arrays.fill(row, Double.NaN);
        }
        for (Chart.Point point : points) {
            int column = Arrays.binarySearch(x, point.x());
            int row = Arrays.binarySearch(y, point.y());
            if (column >= 0 && row >= 0) {
                values[row][column] = point.value();
            }
        }
        return new HeatGrid(x, y, values);
    }

    private static double[] distinct(List<Chart.Point> points, ToDoubleFunction<Chart.Point> coordinate) {
        return points.stream()
                .mapToDouble(coordinate)
                .filter(Double::isFinite)
                .distinct()
                .sorted()
                .toArray();
    }

    /** Where the cells around coordinates begin and end: halfway between them, as the axis measures. */
    static double[] edges(double[] centers, boolean logarithmic) {
        int count = centers.length;
        double[] places = new double[count];
        for (int i = 0; i < count; i++) {
            places[i] = logarithmic ? Math.log(centers[i]) : centers[i];
        }
        double[] edges = new double[count + 1];
        for (int i = 1; i < count; i++) {
            edges[i] = (places[i - 1] + places[i]) / 2;
        }
        if (count > 0) {
            edges[0] = places[0] - (count > 1 ? edges[1] - places[0] : 0.5);
            edges[count] = places[count - 1] + (count > 1 ? places[count - 1] - edges[count - 1] : 0.5);
        }
        return logarithmic ? Arrays.stream(edges).map(Math::exp).toArray() : edges;
    }
}
