package dev.anneal.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line along which a value over a grid reaches a level (marching squares): between neighbouring points of the grid the
 * value is taken to be straight along the edges. The higher side is always on the same hand.
 *
 * @param points where it turns
 * @param isClosed whether the last point is joined to the first
 */
record Contour(List<Pixel> points, boolean isClosed) {
    Contour {
        points = List.copyOf(points);
    }

    /**
     * The lines of a level; none if it is not reached.
     *
     * @param x the pixels of the columns of the grid
     * @param y the pixels of its rows
     * @param values the values, one row for each {@code y}; not-a-number where there is none, and no line either
     */
    static List<Contour> of(double[] x, double[] y, double[][] values, double level) {
        return x.length < 2 || y.length < 2 ? List.of() : new Tracing(x, y, values, level).lines();
    }

    /** The line as data of an SVG path. */
    String path() {
        StringBuilder path = new StringBuilder("M");
        for (Pixel point : points) {
            path.append(path.length() > 1 ? " " : "")
                    .append(SvgWriter.number(point.x()))
                    .append(',')
                    .append(SvgWriter.number(point.y()));
        }
        return path.append(isClosed ? "Z" : "").toString();
    }

    /**
     * Follows the lines from edge to edge of the grid. The edge to the right of a point has the number twice that of the
     * point, the edge above it one more.
     */
    private static final class Tracing {
        private static final int NONE = -1;

        private final double[] x;
        private final double[] y;
        private final double[][] values;
        private final double level;
        private final int[] next;
        private final boolean[] isReached;

        Tracing(double[] x, double[] y, double[][] values, double level) {
            this.x = x;
            this.y = y;
            this.values = values;
            this.level = level;
            next = new int[2 * x.length * y.length];
            Arrays.fill(next, NONE);
            isReached = new boolean[next.length];
        }

        List<Contour> lines() {
            for (int row = 0; row + 1 < y.length; row++) {
                for (int column = 0; column + 1 < x.length; column++) {
                    square(row, column);
                }
            }
            List<Contour> lines = new ArrayList<>();
            // Lines with ends first: what is left are rings.
            for (int edge = 0; edge < next.length; edge++) {
                if (next[edge] != NONE && !isReached[edge]) {
                    lines.add(follow(edge));
                }
            }
            for (int edge = 0; edge < next.length; edge++) {
                if (next[edge] != NONE) {
                    lines.add(follow(edge));
                }
            }
            return lines;
        }

        private Contour follow(int start) {
            List<Pixel> points = new ArrayList<>();
            int edge = start;
            while (true) {
                points.add(crossing(edge));
                int following = next[edge];
                if (following == NONE || following == start) {
                    next[edge] = NONE;
                    return new Contour(points, following == start);
                }
                next[edge] = NONE;
                edge = following;
            }
        }

        private void square(int row, int column) {
            double a = values[row][column];
            double b = values[row][column + 1];
            double c = values[row + 1][column + 1];
            double d = values[row + 1][column];
            if (Double.isNaN(a + b + c + d)) {
                return;
            }
            int corners = (a > level ? 1 : 0) | (b > level ? 2 : 0) | (c > level ? 4 : 0) | (d > level ? 8 : 0);
            int bottom = 2 * (row * x.length + column);
            int left = bottom + 1;
            int top = bottom + 2 * x.length;
            int right = left + 2;
            switch (corners) {
                case 1 -> segment(bottom, left);
                case 2 -> segment(right, bottom);
                case 3 -> segment(right, left);
                case 4 -> segment(top, right);
                case 6 -> segment(top, bottom);
                case 7 -> segment(top, left);
                case 8 -> segment(left, top);
                case 9 -> segment(bottom, top);
                case 11 -> segment(right, top);
                case 12 -> segment(left, right);
                case 13 -> segment(bottom, right);
                case 14 -> segment(left, bottom);
                case 5, 10 -> {
                    // Two lines pass; the value in the middle says which corners they separate.
                    boolean joined = (a + b + c + d) / 4 > level;
                    if (corners == 5) {
                        segment(joined ? top : bottom, left);
                        segment(joined ? bottom : top, right);
                    } else {
                        segment(joined ? left : right, bottom);
                        segment(joined ? right : left, top);
                    }
                }
                default -> {
                    // All four corners lie on one side.
                }
            }
        }

        private void segment(int from, int to) {
            next[from] = to;
            isReached[to] = true;
        }

        /** Where a line crosses an edge. */
        private Pixel crossing(int edge) {
            int row = edge / 2 / x.length;
            int column = edge / 2 % x.length;
            double from = values[row][column];
            return edge % 2 == 0
                    ? new Pixel(between(x[column], x[column + 1], from, values[row][column + 1]), y[row])
                    : new Pixel(x[column], between(y[row], y[row + 1], from, values[row + 1][column]));
        }

        private double between(double from, double to, double atFrom, double atTo) {
            return from + (to - from) * (level - atFrom) / (atTo - atFrom);
        }
    }
}
