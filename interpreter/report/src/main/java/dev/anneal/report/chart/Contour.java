package dev.anneal.report.chart;

/**
 * The line along which a value over a grid reaches a level (marching squares): between neighbouring points the value is
 * taken to be straight along the edges.
 */
final class Contour {
    private final double[][] values;
    private final double[] x;
    private final double[] y;
    private final double level;
    private final StringBuilder path = new StringBuilder();

    private Contour(double[] x, double[] y, double[][] values, double level) {
        this.x = x;
        this.y = y;
        this.values = values;
        this.level = level;
    }

    /**
     * The line as the data of an SVG path; empty if the level is not reached.
     *
     * @param x the pixels of the columns of the grid
     * @param y the pixels of its rows
     * @param values the values, one row for each {@code y}; not-a-number where there is none
     */
    static String path(double[] x, double[] y, double[][] values, double level) {
        Contour contour = new Contour(x, y, values, level);
        for (int row = 0; row + 1 < y.length; row++) {
            for (int column = 0; column + 1 < x.length; column++) {
                contour.square(row, column);
            }
        }
        return contour.path.toString();
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
        double[] bottom = {between(x[column], x[column + 1], a, b), y[row]};
        double[] right = {x[column + 1], between(y[row], y[row + 1], b, c)};
        double[] top = {between(x[column], x[column + 1], d, c), y[row + 1]};
        double[] left = {x[column], between(y[row], y[row + 1], a, d)};
        switch (corners) {
            case 1, 14 -> segment(left, bottom);
            case 2, 13 -> segment(bottom, right);
            case 3, 12 -> segment(left, right);
            case 4, 11 -> segment(right, top);
            case 6, 9 -> segment(bottom, top);
            case 7, 8 -> segment(left, top);
            case 5, 10 -> {
                // Two lines pass; the value in the middle says which corners they separate.
                boolean joined = ((a + b + c + d) / 4 > level) == (corners == 5);
                segment(joined ? left : bottom, joined ? top : left);
                segment(joined ? bottom : right, joined ? right : top);
            }
            default -> {
                // All four corners lie on one side.
            }
        }
    }

    private double between(double from, double to, double atFrom, double atTo) {
        return from + (to - from) * (level - atFrom) / (atTo - atFrom);
    }

    private void segment(double[] from, double[] to) {
        path.append('M').append(SvgWriter.number(from[0])).append(',').append(SvgWriter.number(from[1]));
        path.append('L').append(SvgWriter.number(to[0])).append(',').append(SvgWriter.number(to[1]));
    }
}
