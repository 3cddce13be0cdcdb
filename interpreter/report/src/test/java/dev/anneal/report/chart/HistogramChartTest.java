package dev.anneal.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HistogramChartTest {
    private static HistogramChart chart(double[] edges, List<String> labels, HistogramChart.CountSet... sets) {
        return new HistogramChart(
                "Values", Axis.linear("value"), Axis.linear("count"), edges, labels, List.of(sets), List.of());
    }

    private static long count(String svg, String pattern) {
        return Pattern.compile(pattern).matcher(svg).results().count();
    }

    @Test
    void binsAreBarsThatStandOnZero() {
        String svg = chart(
                        new double[] {0, 1, 2, 3}, List.of(), new HistogramChart.CountSet("value", new double[] {3, 0, 1
                        }))
                .draw()
                .toSvg();
        assertThat(svg).contains("from 0 to 1: 3", "from 2 to 3: 1").doesNotContain("from 1 to 2");
        // The axis begins at 0, so that the heights of bars can be compared.
        assertThat(svg).contains("y=\"383.75\">0.0</text>").doesNotContain("\u2212");
    }

    @Test
    void severalSetsHaveOutlinesAndALegend() {
        String svg = chart(
                        new double[] {0, 1, 2},
                        List.of(),
                        new HistogramChart.CountSet("first", new double[] {3, 0}),
                        new HistogramChart.CountSet("second", new double[] {1, 2}))
                .draw()
                .toSvg();
        assertThat(count(svg, "fill=\"none\" stroke=\"#")).isGreaterThanOrEqualTo(2);
        assertThat(svg).contains(">first</text>", ">second</text>", "second, from 1 to 2: 2");
    }

    @Test
    void binsOfSingleValuesHaveTheirNames() {
        String svg = chart(
                        new double[] {-0.5, 0.5, 1.5},
                        List.of("false", "true"),
                        new HistogramChart.CountSet("collapsed", new double[] {3, 4}))
                .draw()
                .toSvg();
        assertThat(svg).contains(">false</text>", ">true</text>", "true: 4");
    }

    @Test
    void nothingIsDrawnAsNothing() {
        assertThat(chart(new double[0], List.of(), new HistogramChart.CountSet("value", new double[0]))
                        .draw()
                        .toSvg())
                .contains("no data");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart(
                        new double[] {0, 1}, List.of(), new HistogramChart.CountSet("value", new double[] {1, 2})));
    }
}
