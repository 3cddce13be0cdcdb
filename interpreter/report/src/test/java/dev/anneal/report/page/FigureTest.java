package dev.anneal.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anneal.report.chart.Axis;
import dev.anneal.report.chart.DensityMap;
import dev.anneal.report.chart.Drawable;
import dev.anneal.report.chart.Heatmap;
import dev.anneal.report.chart.HistogramChart;
import dev.anneal.report.chart.LineChart;
import dev.anneal.report.chart.ScatterChart;
import dev.anneal.report.chart.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What figures say to plotly; that it understands them is tested in a browser. */
class FigureTest {
    private static final Axis X = Axis.linear("x");
    private static final Axis Y = Axis.linear("y");

    private static JsonNode figure(Drawable chart) throws Exception {
        return new ObjectMapper().readTree(Figure.of(chart).json());
    }

    private static List<String> values(JsonNode list) {
        List<String> values = new ArrayList<>();
        list.forEach(value -> values.add(value.asText()));
        return values;
    }

    @Test
    void aBandRunsThereAndBackAndEndsAtGaps() throws Exception {
        Series series = Series.of("a", new double[] {1, 2, 3, 4}, new double[] {5, 6, 7, 8})
                .withBand(new double[] {4, 5, Double.NaN, 7}, new double[] {6, 7, Double.NaN, 9});
        JsonNode data = figure(new LineChart("", X, Y, List.of(series))).get("data");
        assertThat(data).hasSize(2);
        assertThat(values(data.get(0).get("x"))).containsExactly("1", "2", "2", "1", "null", "4", "4");
        assertThat(values(data.get(0).get("y"))).containsExactly("6", "7", "5", "4", "null", "9", "7");
        assertThat(values(data.get(1).get("customdata"))).containsExactly("5 [4, 6]", "6 [5, 7]", "7", "8 [7, 9]");
    }

    @Test
    void aBandStaysOnALogarithmicAxis() throws Exception {
        Series series = Series.of("a", new double[] {1, 2}, new double[] {0.1, 0.2})
                .withBand(new double[] {-1, 0.1}, new double[] {0.3, 0.4});
        JsonNode data = figure(new LineChart("", X, Axis.logarithmic("y"), List.of(series)))
                .get("data");
        assertThat(values(data.get(0).get("y"))).containsExactly("0.3", "0.4", "0.1", "0.1");
    }

    @Test
    void ofManyPointsOnlyThoseWithoutNeighboursAreMarked() throws Exception {
        double[] x = new double[50];
        Arrays.setAll(x, i -> i);
        double[] y = x.clone();
        y[10] = Double.NaN;
        y[12] = Double.NaN;
        JsonNode line = figure(new LineChart("", X, Y, List.of(Series.of("a", x, y))))
                .get("data")
                .get(0);
        assertThat(line.get("mode").asText()).isEqualTo("lines+markers");
        assertThat(values(line.get("marker").get("size")).indexOf("5")).isEqualTo(11);
        assertThat(values(line.get("marker").get("size")))
                .filteredOn("5"::equals)
                .hasSize(1);
    }

    @Test
    void pointsWithoutAValueHaveAColourOfTheirOwn() throws Exception {
        ScatterChart.PointSet set = new ScatterChart.PointSet(
                Series.of("a", new double[] {1, 2, 3}, new double[] {1, 2, 3}),
                Optional.of(new double[] {5, Double.NaN, 7}));
        JsonNode figure = figure(new ScatterChart("", X, Y, List.of(set), Optional.of(Axis.linear("energy"))));
        JsonNode data = figure.get("data");
        assertThat(values(data.get(0).get("x"))).containsExactly("2");
        assertThat(data.get(0).get("marker").get("color").asText()).isEqualTo("missing");
        assertThat(data.get(0).get("hovertemplate").asText()).contains("energy unknown");
        assertThat(values(data.get(1).get("marker").get("color"))).containsExactly("5", "7");
        assertThat(figure.at("/layout/coloraxis/colorbar/title/text").asText()).isEqualTo("energy");
    }

    @Test
    void binsAreAsWideAsTheyAre() throws Exception {
        HistogramChart chart = new HistogramChart(
                "",
                X,
                Axis.linear("count"),
                new double[] {0, 1, 3},
                List.of(),
                List.of(
                        new HistogramChart.CountSet("a", new double[] {4, 2}),
                        new HistogramChart.CountSet("b", new double[] {1, 0})),
                List.of("A note."));
        JsonNode data = figure(chart).get("data");
        assertThat(data).hasSize(4);
        assertThat(values(data.get(0).get("x"))).containsExactly("0.5", "2");
        assertThat(values(data.get(0).get("width"))).containsExactly("1", "2");
        assertThat(values(data.get(2).get("x"))).containsExactly("0", "0", "1", "1", "3", "3");
        assertThat(values(data.get(2).get("y"))).containsExactly("0", "4", "4", "2", "2", "0");
        assertThat(Figure.of(chart).notes()).containsExactly("A note.");
    }

    @Test
    void aMapHasItsLinesAndSaysWhatTheyAre() throws Exception {
        List<Heatmap.Point> points = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                points.add(new Heatmap.Point(Math.pow(10, i), j, i, 2.0 - i));
            }
        }
        Heatmap chart = new Heatmap(
                "",
                Axis.logarithmic("rate"),
                Y,
                Axis.linear("share").withLimits(0, 5),
                points,
                OptionalDouble.of(0.5),
                "`theory`",
                List.of());
        JsonNode figure = figure(chart);
        JsonNode data = figure.get("data");
        // The cells, and of each line its edge and itself.
        assertThat(data).hasSize(5);
        // Half way between 1 and 10, as the axis measures.
        assertThat(data.get(2).get("x").get(0).asDouble()).isCloseTo(Math.sqrt(10), within(1e-9));
        assertThat(data.get(4).get("x").get(0).asDouble()).isCloseTo(Math.pow(10, 1.5), within(1e-9));
        assertThat(data.get(4).get("line").get("dash").asText()).isEqualTo("9px,6px");
        assertThat(data.get(0).get("text").get(2).get(0).asText()).isEqualTo("rate 1<br>y 2<br>share 0<br>in theory 2");
        assertThat(figure.at("/layout/coloraxis/cmax").asDouble()).isEqualTo(5);
        assertThat(Figure.of(chart).notes())
                .containsExactly("Solid line: share is 0.5.", "Dashed line: so it is in theory, by `theory`.");
    }

    @Test
    void aDensityIsShownByItsRegions() throws Exception {
        double[] places = new double[41];
        Arrays.setAll(places, i -> -4 + 0.2 * i);
        double[][] logs = new double[places.length][places.length];
        for (int row = 0; row < places.length; row++) {
            for (int column = 0; column < places.length; column++) {
                logs[row][column] = -0.5 * (places[row] * places[row] + places[column] * places[column]);
            }
        }
        DensityMap.Grid grid = new DensityMap.Grid(places, places, logs);
        JsonNode data = figure(
                        new DensityMap("", X, Y, grid, grid, List.of(), List.of(new DensityMap.Place(0, 0)), List.of()))
                .get("data");
        // What is pointed at, four areas, four lines, and the means.
        assertThat(data).hasSize(10);
        JsonNode smallest = data.get(4);
        assertThat(smallest.get("fillcolor").asText()).isEqualTo("shade-0");
        // Half of the mass of a normal density in the plane lies within the square root of 2 log 2.
        assertThat(smallest.get("x"))
                .allSatisfy(x -> assertThat(Math.abs(x.asDouble())).isLessThan(1.25));
        assertThat(data.get(0).get("z").get(20).get(20).asDouble()).isLessThan(0.02);
    }

    @Test
    void whatHasNothingToShowSaysSo() throws Exception {
        JsonNode empty = figure(new LineChart(
                        "", X, Axis.logarithmic("y"), List.of(Series.of("a", new double[] {1}, new double[] {-1}))))
                .get("layout");
        assertThat(empty.get("annotations").get(0).get("text").asText()).isEqualTo("no data");
        assertThat(empty.get("yaxis").get("type").asText()).isEqualTo("log");
        JsonNode filled = figure(new LineChart("", X, Y, List.of(Series.of("a", new double[] {1}, new double[] {-1}))));
        assertThat(filled.get("layout").has("annotations")).isFalse();
    }

    @Test
    void wordsOfAScriptAreWords() throws Exception {
        JsonNode line = figure(new LineChart(
                        "", Axis.linear("a < %{y}"), Y, List.of(Series.of("<b>", new double[] {1}, new double[] {1}))))
                .get("data")
                .get(0);
        assertThat(line.get("name").asText()).isEqualTo("&lt;b&gt;");
        assertThat(line.get("hovertemplate").asText()).startsWith("a &lt; %&#123;y} %{x}");
    }
}
