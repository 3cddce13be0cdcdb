package dev.anneal.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The part of a plane that a density map shows: where nearly all of the mass of its densities is.
 *
 * @param left the least horizontal coordinate
 * @param right the greatest
 * @param low the least vertical coordinate
 * @param high the greatest
 */
record PlaneWindow(double left, double right, double low, double high) {
    /** Points beyond this share at either end are left out: tails may be as long as they like. */
    private static final double TAIL = 0.003;

    /** What is left free at either end, as a share of the width. */
    private static final double ROOM = 0.14;

    /** Sides that differ by less than this factor are made equal, so that a circle looks like one. */
    private static final double NEARLY_SQUARE = 3;

    private static final int SEARCHED = 61;
    private static final int MOST_STEPS = 6;
    private static final double GROWTH = 1.6;
    private static final double MASS = 0.995;

    /** The window for densities, of which at least one knows points. */
    static PlaneWindow of(List<PlaneDensity> densities) {
        PlaneWindow known = densities.stream()
                .filter(density -> density.points().length > 0)
                .map(density -> around(density.points()))
                .reduce(PlaneWindow::union)
                .orElseThrow(() -> new IllegalArgumentException("no density has points"));
        PlaneWindow all = densities.stream()
                .filter(density -> density.points().length == 0)
                .map(density -> search(density.heights(), known))
                .reduce(known, PlaneWindow::union);
        return all.squared();
    }

    private static PlaneWindow around(double[] points) {
        double[] x = new double[points.length / 2];
        double[] y = new double[x.length];
        for (int n = 0; n < x.length; n++) {
            x[n] = points[2 * n];
            y[n] = points[2 * n + 1];
        }
        Arrays.sort(x);
        Arrays.sort(y);
        int tail = (int) Math.floor(TAIL * x.length);
        int last = x.length - 1 - tail;
        return new PlaneWindow(x[tail], x[last], y[tail], y[last]).grown(1 + 2 * ROOM);
    }

    /** Looks for the mass of a density that knows no points, first where other densities are, then farther out. */
    private static PlaneWindow search(PlaneDensity.Heights heights, PlaneWindow first) {
        PlaneWindow window = first.grown(GROWTH);
        PlaneWindow found = window;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] x = window.columns(SEARCHED);
            double[] y = window.rows(SEARCHED);
            double[][] logs = heights.at(x, y);
            double level = level(logs);
            int[] ends = {SEARCHED, -1, SEARCHED, -1};
            for (int row = 0; row < SEARCHED; row++) {
                for (int column = 0; column < SEARCHED; column++) {
                    if (logs[row][column] >= level) {
                        ends[0] = Math.min(ends[0], column);
                        ends[1] = Math.max(ends[1], column);
                        ends[2] = Math.min(ends[2], row);
                        ends[3] = Math.max(ends[3], row);
                    }
                }
            }
            if (ends[1] < 0) {
                return found;
            }
            found = new PlaneWindow(
                    x[Math.max(0, ends[0] - 2)],
                    x[Math.min(SEARCHED - 1, ends[1] + 2)],
                    y[Math.max(0, ends[2] - 2)],
                    y[Math.min(SEARCHED - 1, ends[3] + 2)]);
            boolean inside = ends[0] > 0 && ends[1] < SEARCHED - 1 && ends[2] > 0 && ends[3] < SEARCHED - 1;
            if (inside) {
                return found;
            }
            window = window.grown(GROWTH);
        }
        return found;
    }

    /** The height above which nearly all of the mass lies; infinite where there is none. */
    private static double level(double[][] logs) {
        double[] sorted = Arrays.stream(logs)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double highest = sorted[sorted.length - 1];
        double total =
                DoubleStream.of(sorted).map(log -> Math.exp(log - highest)).sum();
        double above = 0;
        int place = sorted.length;
        while (place > 0 && above < MASS * total) {
            place--;
            above += Math.exp(sorted[place] - highest);
        }
        return sorted[place];
    }

    PlaneWindow union(PlaneWindow other) {
        return new PlaneWindow(
                Math.min(left, other.left),
                Math.max(right, other.right),
                Math.min(low, other.low),
                Math.max(high, other.high));
    }

    private PlaneWindow grown(double factor) {
        return stretched(factor * (right - left), factor * (high - low));
    }

    private PlaneWindow squared() {
        double width = right - left;
        double height = high - low;
        boolean near = width < NEARLY_SQUARE * height && height < NEARLY_SQUARE * width;
        double side = Math.max(width, height);
        return near ? stretched(side, side) : this;
    }

    private PlaneWindow stretched(double width, double height) {
        double x = left + (right - left) / 2;
        double y = low + (high - low) / 2;
        return new PlaneWindow(x - width / 2, x + width / 2, y - height / 2, y + height / 2);
    }

    /** So many horizontal coordinates, evenly spaced from end to end. */
    double[] columns(int count) {
        return places(left, right, count);
    }

    /** So many vertical coordinates, likewise. */
    double[] rows(int count) {
        return places(low, high, count);
    }

    private static double[] places(double from, double to, int count) {
        double[] places = new double[count];
        Arrays.setAll(places, i -> from + (to - from) * i / (count - 1));
        return places;
    }
}
