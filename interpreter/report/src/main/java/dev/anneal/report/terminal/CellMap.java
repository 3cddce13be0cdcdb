package dev.anneal.report.terminal;

import dev.anneal.report.chart.DensityLevels;
import dev.anneal.run.Chart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Values over a plane as characters of more or less ink, or of a colour. */
final class CellMap {
    private static final String SHADES = " ░▒▓█";
    private static final String PLAIN_SHADES = " .:-=+*#%@";
    private static final int MOST_ROWS = 20;
    private static final int DENSITY_ROWS = 18;
    private static final int WIDE_KEY = 76;

    /** A character is about twice as high as it is wide. */
    private static final int ASPECT = 2;

    private CellMap() {}

    static List<String> of(Chart.Heatmap map, Terminal terminal) {
        double[] xs = distinct(map.points().stream().mapToDouble(Chart.Point::x).toArray());
        double[] ys = distinct(map.points().stream().mapToDouble(Chart.Point::y).toArray());
        double[] values = map.points().stream()
                .mapToDouble(Chart.Point::value)
                .filter(Double::isFinite)
                .toArray();
        if (xs.length == 0 || ys.length == 0 || values.length == 0) {
            return List.of("  (no data)");
        }
        TreeMap<Double, TreeMap<Double, Double>> grid = new TreeMap<>();
        map.points()
                .forEach(point -> grid.computeIfAbsent(point.y(), absent -> new TreeMap<>())
                        .put(point.x(), point.value()));
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        int rows = Math.min(MOST_ROWS, ys.length);
        List<String> labels = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            labels.add(TextPlot.brief(ys[rank(rows - 1 - row, rows, ys.length)]));
        }
        TextPlot plot = new TextPlot(terminal, labels);
        int columns = xs.length > plot.columns() ? plot.columns() : plot.columns() / xs.length * xs.length;
        IntFunction<String> line = row -> {
            TreeMap<Double, Double> cells = grid.get(ys[rank(rows - 1 - row, rows, ys.length)]);
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                Double value = cells == null ? null : cells.get(xs[column * xs.length / columns]);
                text.append(cell(value == null ? Double.NaN : value, low, high, terminal));
            }
            return text.toString();
        };
        List<String> lines = new ArrayList<>();
        lines.add("  " + terminal.cut(map.y().title(), terminal.width() - 2));
        lines.addAll(plot.around(
                line, List.of(below(xs, columns), plot.centred(map.x().title()))));
        String scale = "  " + terminal.cut(map.color(), terminal.width() / 3) + ":  " + cell(low, low, high, terminal)
                + " " + TextPlot.brief(low);
        lines.add(low < high ? scale + "  to  " + cell(high, low, high, terminal) + " " + TextPlot.brief(high) : scale);
        return lines;
    }

    /** Which of so many values a row shows. */
    private static int rank(int row, int rows, int values) {
        return rows == 1 ? 0 : (int) Math.round((double) row * (values - 1) / (rows - 1));
    }

    private static double[] distinct(double[] all) {
        TreeSet<Double> values = new TreeSet<>();
        Arrays.stream(all).filter(Double::isFinite).forEach(values::add);
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String below(double[] xs, int columns) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            String label = TextPlot.brief(xs[i]);
            int from = (2 * i + 1) * columns / (2 * xs.length) - label.length() / 2;
            int start = Math.max(0, Math.min(from, columns - label.length()));
            if (start >= line.length() + (line.length() == 0 ? 0 : 2)) {
                line.append(" ".repeat(start - line.length())).append(label);
            }
        }
        return line.toString();
    }

    private static String cell(double value, double low, double high, Terminal terminal) {
        if (!Double.isFinite(value)) {
            return "?";
        }
        double share = high > low ? (value - low) / (high - low) : 0.5;
        if (terminal.colour() && terminal.unicode()) {
            return terminal.painted(Palette.ofShare(share), "█");
        }
        return shade(share, terminal);
    }

    private static String shade(double share, Terminal terminal) {
        String shades = terminal.unicode() ? SHADES : PLAIN_SHADES;
        // The least of all is drawn, too: only what lies outside is empty.
        int place = 1 + (int) Math.min(shades.length() - 2, Math.floor(share * (shades.length() - 1)));
        return shades.substring(place, place + 1);
    }

    static List<String> of(Chart.DensityMap map, Terminal terminal) {
        TextAxis up = new TextAxis(
                map.y().title(),
                false,
                first(map.target().y()),
                last(map.target().y()));
        TextPlot plot = new TextPlot(terminal, TextPlot.rowLabels(up, DENSITY_ROWS));
        double shape = (last(map.target().x()) - first(map.target().x())) / (up.high() - up.low());
        boolean near = shape > 1.0 / 3 && shape < 3;
        int columns = Math.min(plot.columns(), near ? (int) Math.round(ASPECT * DENSITY_ROWS * shape) : plot.columns());
        int[][] ofTarget = levels(map.target(), columns);
        int[][] ofFit = levels(map.fit(), columns);
        boolean[][] means = new boolean[DENSITY_ROWS][columns];
        TextAxis across = new TextAxis(
                map.x().title(),
                false,
                first(map.target().x()),
                last(map.target().x()));
        for (double[] mean : map.means()) {
            if (across.share(mean[0]) >= 0
                    && across.share(mean[0]) <= 1
                    && up.share(mean[1]) >= 0
                    && up.share(mean[1]) <= 1) {
                means[DENSITY_ROWS - 1 - up.place(mean[1], DENSITY_ROWS)][across.place(mean[0], columns)] = true;
            }
        }
        IntFunction<String> line = row -> {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                if (means[row][column]) {
                    text.append('+');
                } else if (isEdge(ofFit, row, column)) {
                    text.append(terminal.painted(Palette.of(1), "o"));
                } else {
                    String shade =
                            ofTarget[row][column] == 0 ? " " : shade(ofTarget[row][column] / 4.0 - 0.01, terminal);
                    text.append(terminal.painted(Palette.of(0), shade));
                }
            }
            return text.toString();
        };
        TextPlot narrow = plot.narrowed(columns);
        List<String> lines = new ArrayList<>();
        lines.add("  " + terminal.cut(map.y().title(), terminal.width() - 2));
        lines.addAll(narrow.around(line, narrow.below(across)));
        String shades = terminal.painted(
                Palette.of(0),
                shade(0.24, terminal) + shade(0.49, terminal) + shade(0.74, terminal) + shade(0.99, terminal));
        String target = "  " + shades + " target" + (map.means().length == 0 ? "" : "  + means");
        String fit = "  " + terminal.painted(Palette.of(1), "o") + " fit, around 50 and 95 % of its mass";
        if (terminal.width() < WIDE_KEY) {
            lines.add(target);
            lines.add(fit.substring(0, fit.indexOf(',')));
        } else {
            lines.add(target + fit);
        }
        map.notes().forEach(note -> lines.add("  " + terminal.cut(note, terminal.width() - 2)));
        return lines;
    }

    /** In how many of the regions each character lies, from the top row. */
    private static int[][] levels(Chart.Grid grid, int columns) {
        double[] heights = DensityLevels.of(grid.logs());
        int[][] levels = new int[DENSITY_ROWS][columns];
        for (int row = 0; row < DENSITY_ROWS; row++) {
            int y = (int) Math.round((double) (DENSITY_ROWS - 1 - row) / (DENSITY_ROWS - 1) * (grid.y().length - 1));
            for (int column = 0; column < columns; column++) {
                int x = (int) Math.round((double) column / Math.max(1, columns - 1) * (grid.x().length - 1));
                for (double height : heights) {
                    levels[row][column] += grid.logs()[y][x] > height ? 1 : 0;
                }
            }
        }
        return levels;
    }

    /** Whether a character lies in the region of 95 or of 50 %, and one beside it does not. */
    private static boolean isEdge(int[][] levels, int row, int column) {
        for (int region : new int[] {2, 4}) {
            if (levels[row][column] >= region) {
                for (int[] step : new int[][] {{0, 1}, {0, -1}, {1, 0}, {-1, 0}}) {
                    int r = row + step[0];
                    int c = column + step[1];
                    if (r < 0 || c < 0 || r >= levels.length || c >= levels[0].length || levels[r][c] < region) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static double first(double[] values) {
        return values[0];
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }
}
