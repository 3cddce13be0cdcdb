package dev.anneal.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScatterChartTest {
    private static ScatterChart chart(Axis x, Optional<Axis> color, ScatterChart.PointSet... sets) {
        return new ScatterChart("Points", x, Axis.linear("height"), List.of(sets), color);
    }

    private static ScatterChart.PointSet set(String name, double[] x, double[] y) {
        return new ScatterChart.PointSet(Series.of(name, x, y), Optional.empty());
    }

    private static long count(String svg, String pattern) {
        return Pattern.compile(pattern).matcher(svg).results().count();
    }

    @Test
    void everyPointIsAMarkThatSaysWhereItIs() {
        String svg = chart(
                        Axis.linear("width"), Optional.empty(), set("a", new double[] {1, 2, 3}, new double[] {4, 5, 6
                        }))
                .draw()
                .toSvg();
        assertThat(count(svg, "<circle")).isEqualTo(3);
        assertThat(svg).contains("width 2, height 5");
    }

    @Test
    void setsHaveColoursAndALegend() {
        String svg = chart(
                        Axis.linear("width"),
                        Optional.empty(),
                        set("first", new double[] {1}, new double[] {4}),
                        set("second", new double[] {2}, new double[] {5}))
                .draw()
                .toSvg();
        assertThat(count(svg, "fill=\"" + LineStyle.of(1).color() + "\"")).isEqualTo(2);
        assertThat(svg).contains(">first</text>", ">second</text>", "second, width 2, height 5");
    }

    @Test
    void valuesAreColoursOfAScale() {
        ScatterChart.PointSet values = new ScatterChart.PointSet(
                Series.of("a", new double[] {1, 2, 3}, new double[] {4, 5, 6}),
                Optional.of(new double[] {0, 10, Double.NaN}));
        String svg = chart(Axis.linear("width"), Optional.of(Axis.linear("heat")), values)
                .draw()
                .toSvg();
        assertThat(svg)
                .contains("fill=\"" + ColorScale.of(0) + "\"", ">heat</text>", "heat unknown", "heat 10")
                .contains("fill=\"" + ColorScale.MISSING + "\"");
    }

    @Test
    void intervalsAreLines() {
        Series points = Series.of("a", new double[] {1, 2}, new double[] {4, 5})
                .withBand(new double[] {3, Double.NaN}, new double[] {5, Double.NaN});
        String svg = chart(Axis.linear("width"), Optional.empty(), new ScatterChart.PointSet(points, Optional.empty()))
                .draw()
                .toSvg();
        assertThat(count(svg, "<line")).isEqualTo(1);
    }

    @Test
    void whatHasNoPlaceIsCounted() {
        String svg = chart(
                        Axis.logarithmic("width"),
                        Optional.empty(),
                        set("a", new double[] {-1, 1, 10, Double.NaN}, new double[] {4, 5, 6, 7}))
                .draw()
                .toSvg();
        assertThat(svg).contains("1 point is not drawn");
        assertThat(count(svg, "<circle")).isEqualTo(2);
        assertThat(chart(Axis.linear(""), Optional.empty()).draw().toSvg()).contains("no data");
    }
}
