package dev.anneal.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.run.Chart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TerminalChartTest {
    private static final Chart.Axis X = new Chart.Axis("time", false);
    private static final Chart.Axis Y = new Chart.Axis("β of everything there is", false);
    private static final Terminal PLAIN = new Terminal(60, false, false);
    private static final Terminal RICH = new Terminal(60, true, false);

    private static Chart.Curve curve(String name, double... y) {
        double[] x = new double[y.length];
        Arrays.setAll(x, i -> i);
        return new Chart.Curve(name, x, y, Optional.empty());
    }

    private static Chart lines(Chart.Curve... curves) {
        return new Chart.Lines("name", Optional.of("Title"), X, Y, List.of(curves));
    }

    private static Chart bars() {
        Chart.Band none = new Chart.Band(new double[3], new double[3]);
        return new Chart.Bars(
                "name",
                Optional.empty(),
                "group",
                "height",
                List.of("a", "a group with a very long name that goes on", "c"),
                List.of(new Chart.BarSet("set", new double[] {1, 0.5, Double.NaN}, none)));
    }

    private static Chart heatmap(int columns, int rows) {
        List<Chart.Point> points = new ArrayList<>();
        for (int x = 0; x < columns; x++) {
            for (int y = 0; y < rows; y++) {
                points.add(new Chart.Point(x, y, x == 1 && y == 1 ? Double.NaN : x + y, Double.NaN));
            }
        }
        return new Chart.Heatmap(
                "name",
                Optional.empty(),
                X,
                Y,
                "value",
                points,
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Chart density() {
        double[] places = new double[61];
        Arrays.setAll(places, i -> -6 + 0.2 * i);
        double[][] target = new double[61][61];
        double[][] fit = new double[61][61];
        for (int row = 0; row < 61; row++) {
            for (int column = 0; column < 61; column++) {
                target[row][column] = -0.5 * (places[row] * places[row] + places[column] * places[column]);
                fit[row][column] = target[row][column] + places[column];
            }
        }
        return new Chart.DensityMap(
                "name",
                Optional.of("Both"),
                new Chart.Axis("x[1]", false),
                new Chart.Axis("x[2]", false),
                new Chart.Grid(places, places, target),
                new Chart.Grid(places, places, fit),
                new double[0][],
                new double[][] {{1, 0}},
                List.of("A note."));
    }

    private static List<Chart> all() {
        Chart histogram = new Chart.Histogram(
                "name",
                Optional.empty(),
                X,
                Y,
                new double[] {0, 0.1, 0.2},
                List.of(),
                List.of(new Chart.CountSet("value", new double[] {3, 5})),
                0);
        Chart scatter = new Chart.Scatter(
                "name",
                Optional.empty(),
                X,
                Y,
                List.of(new Chart.PointSet(curve("a", 1, 2, 3), new double[0])),
                Optional.empty());
        Chart trajectory =
                new Chart.Trajectory("name", Optional.empty(), X, Y, 1, 2, List.of(curve("a", 1, 2), curve("b", 2, 1)));
        Chart empty = lines(curve("none", Double.NaN));
        Chart panels = new Chart.Panels(
                "name",
                Optional.of("All"),
                List.of(
                        new Chart.Panel("a", bars()),
                        new Chart.Panel("b", bars()),
                        new Chart.Panel("c", bars()),
                        new Chart.Panel("d", bars()),
                        new Chart.Panel("e", bars())));
        return List.of(
                lines(curve("a", 0, 1, 4, 9), curve("b", 9, 4, Double.NaN, 0)),
                lines(curve("one", 5)),
                empty,
                bars(),
                histogram,
                scatter,
                trajectory,
                heatmap(3, 4),
                heatmap(200, 50),
                heatmap(1, 1),
                density(),
                panels);
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        for (Chart chart : all()) {
            for (int width : new int[] {1, 32, 60, 200}) {
                Terminal terminal = new Terminal(width, true, false);
                assertThat(TerminalChart.of(chart, terminal).lines())
                        .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                                .isLessThanOrEqualTo(Math.max(width, Terminal.NARROWEST)));
            }
        }
    }

    @Test
    void aTerminalWithoutUnicodeIsToldNothingElse() {
        for (Chart chart : all()) {
            assertThat(TerminalChart.of(chart, PLAIN)).matches("[\\x20-\\x7e\\n]*");
            assertThat(TerminalChart.of(chart, RICH)).doesNotContain("\u001B");
        }
        assertThat(TerminalChart.of(density(), new Terminal(60, true, true))).contains("\u001B[38;5;");
    }

    @Test
    void aLineRunsFromCornerToCorner() {
        assertThat(TerminalChart.of(lines(curve("a", 0, 10)), new Terminal(32, false, false)))
                .isEqualTo("""
                          Title
                          ? of everything there is
                          10 |                        **
                             |                      **
                             |                    **
                             |                  **
                             |               ***
                           5 |             **
                             |           **
                             |        ***
                             |      **
                             |    **
                             |  **
                           0 |**
                             +--------------------------
                              0                        1
                                         time
                        """);
    }

    @Test
    void barsAreAsLongAsTheirValues() {
        List<String> lines = TerminalChart.of(bars(), PLAIN).lines().toList();
        assertThat(lines.get(0)).isEqualTo("  height by group");
        long whole = lines.get(1).chars().filter(c -> c == '#').count();
        long half = lines.get(2).chars().filter(c -> c == '#').count();
        assertThat(half).isEqualTo(whole / 2);
        assertThat(lines.get(1)).contains("a |#").endsWith("# 1");
        assertThat(lines.get(3)).endsWith("| -");
    }

    @Test
    void cellsAreDarkerWhereTheirValuesAreGreater() {
        List<String> lines = TerminalChart.of(heatmap(3, 3), RICH).lines().toList();
        assertThat(lines.get(1)).startsWith("  2 ┤▓").endsWith("█");
        assertThat(lines.get(2)).contains("?");
        assertThat(lines.get(3)).startsWith("  0 ┤░");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("  value:  ░ 0  to  █ 4");
    }

    @Test
    void manyPanelsAreCutShort() {
        List<Chart> charts = all();
        assertThat(TerminalChart.of(charts.get(charts.size() - 1), PLAIN))
                .contains("All")
                .endsWith("(and 1 more)\n");
    }
}
