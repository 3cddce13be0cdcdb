package dev.anneal.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HeatmapTest {
    private static List<Heatmap.Point> points(int columns, int rows) {
        List<Heatmap.Point> points = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                points.add(new Heatmap.Point(StrictMath.pow(10, column), row, column + row));
            }
        }
        return points;
    }

    private static Heatmap map(List<Heatmap.Point> points, OptionalDouble contour) {
        return new Heatmap(
                "Map",
                Axis.logarithmic("rate"),
                Axis.linear("heat"),
                Axis.linear("share"),
                points,
                contour,
                "",
                List.of());
    }

    private static long count(String svg, String pattern) {
        return Pattern.compile(pattern).matcher(svg).results().count();
    }

    @Test
    void everyPointIsACellWhateverTheirOrder() {
        List<Heatmap.Point> points = points(3, 4);
        String svg = map(points, OptionalDouble.empty()).draw().toSvg();
        assertThat(count(svg, "rate 1?0*, heat")).isEqualTo(12);
        Collections.shuffle(points, new Random(1));
        assertThat(map(points, OptionalDouble.empty()).draw().toSvg()).isEqualTo(svg);
    }

    @Test
    void whatHasNoValueIsAGap() {
        List<Heatmap.Point> points = points(2, 2);
        points.set(0, new Heatmap.Point(1, 0, Double.NaN));
        String svg = map(points, OptionalDouble.empty()).draw().toSvg();
        assertThat(count(svg, "fill=\"" + ColorScale.MISSING + "\"")).isEqualTo(1);
        assertThat(svg).contains("rate 1, heat 0: no value");
    }

    @Test
    void saysWhatItLeavesOut() {
        List<Heatmap.Point> points = points(2, 2);
        points.add(new Heatmap.Point(-1, 0, 3));
        points.add(new Heatmap.Point(1, 0, 3));
        assertThat(map(points, OptionalDouble.empty()).draw().toSvg())
                .contains("1 point is not drawn: a logarithmic axis has no place")
                .contains("Several points share a place");
    }

    @Test
    void saysWhatItsLinesAreAndWhereThereIsNone() {
        assertThat(map(points(3, 3), OptionalDouble.of(1.5)).draw().toSvg()).contains("Solid line: share is 1.5.");
        assertThat(map(points(3, 3), OptionalDouble.of(9)).draw().toSvg())
                .contains("No line: share does not cross 9 here.");
    }

    @Test
    void nothingIsDrawnAsNothing() {
        assertThat(map(List.of(), OptionalDouble.of(1)).draw().toSvg()).contains("no data");
    }

    @Test
    void cellsMeetHalfWayOnTheirScale() {
        GridAxis axis = new GridAxis(Scale.LOGARITHMIC, new double[] {1, 100, 1, 10_000, -3});
        assertThat(axis.size()).isEqualTo(3);
        assertThat(axis.high(0)).isCloseTo(10, within(1e-12));
        assertThat(axis.low(1)).isEqualTo(axis.high(0));
        assertThat(axis.low(0)).isCloseTo(0.1, within(1e-12));
        assertThat(axis.high(2)).isCloseTo(100_000, within(1e-6));
    }

    @Test
    void oneValueHasACellAroundIt() {
        GridAxis axis = new GridAxis(Scale.LINEAR, new double[] {3});
        assertThat(axis.low(0)).isLessThan(3);
        assertThat(axis.high(0)).isGreaterThan(3);
    }

    @Test
    void coloursRunFromDarkToLight() {
        assertThat(ColorScale.of(0)).isEqualTo("#440154");
        assertThat(ColorScale.of(1)).isEqualTo("#fde725");
        double before = -1;
        for (int i = 0; i <= 20; i++) {
            int color = Integer.parseInt(ColorScale.of(i / 20.0).substring(1), 16);
            double lightness = 0.2126 * (color >> 16) + 0.7152 * (color >> 8 & 0xff) + 0.0722 * (color & 0xff);
            assertThat(lightness).isGreaterThan(before);
            before = lightness;
        }
    }
}
