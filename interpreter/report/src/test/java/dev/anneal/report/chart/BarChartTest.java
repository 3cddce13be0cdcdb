package dev.anneal.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BarChartTest {
    private static final double NONE = Double.NaN;

    private static BarChart chart(BarChart.Bar... bars) {
        return new BarChart(
                "Masses",
                "mode",
                Axis.linear("mass"),
                List.of("left", "right"),
                List.of(new BarChart.Bars("fit", List.of(bars))));
    }

    private static long count(String svg, String pattern) {
        return Pattern.compile(pattern).matcher(svg).results().count();
    }

    @Test
    void everyBarStandsOnZeroAndHasItsInterval() {
        String svg = chart(new BarChart.Bar(0.25, 0.2, 0.3), new BarChart.Bar(0.75, 0.7, 0.8))
                .toSvg();
        assertThat(count(svg, "<title>fit, (left|right): 0.[27]5</title>")).isEqualTo(2);
        assertThat(count(svg, "stroke=\"#333333\"")).isEqualTo(2);
        assertThat(svg).contains(">left<", ">right<", ">0.0<");
    }

    @Test
    void whatIsMissingHasNoBar() {
        String svg = chart(new BarChart.Bar(NONE, NONE, NONE), new BarChart.Bar(1, NONE, NONE))
                .toSvg();
        assertThat(count(svg, "<title>fit, ")).isEqualTo(1);
        assertThat(count(svg, "stroke=\"#333333\"")).isZero();
    }

    @Test
    void everyGroupNeedsABar() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart(new BarChart.Bar(1, 1, 1)))
                .withMessageContaining("1 for 2 groups");
    }

    @Test
    void panelsStandSideBySideUnderOneTitle() {
        BarChart bars = chart(new BarChart.Bar(1, 0.9, 1.1), new BarChart.Bar(2, 1.5, 2.5));
        Panels panels = Panels.of(
                "Both",
                List.of("fit", "other"),
                Panels.Marks.AREAS,
                List.of(bars::drawWithoutLegend, bars::drawWithoutLegend));
        String svg = panels.draw().toSvg();
        assertThat(count(svg, "<svg x=\"(0|380)\" y=")).isEqualTo(2);
        assertThat(svg).contains(">Both<", ">other<").isEqualTo(panels.draw().toSvg());
        assertThat(count(svg, "<svg ")).isEqualTo(count(svg, "</svg>"));
    }
}
