package dev.anneal.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DensityMapTest {
    private static double[] places() {
        double[] places = new double[121];
        Arrays.setAll(places, i -> -6 + 0.1 * i);
        return places;
    }

    private static double[][] logs(DoubleBinaryOperator density) {
        double[] places = places();
        double[][] logs = new double[places.length][places.length];
        for (int row = 0; row < places.length; row++) {
            for (int column = 0; column < places.length; column++) {
                logs[row][column] = density.applyAsDouble(places[column], places[row]);
            }
        }
        return logs;
    }

    private static DensityMap map(double[][] target, double[][] fit, List<DensityMap.Place> means) {
        return new DensityMap(
                "Map",
                Axis.linear("x[1]"),
                Axis.linear("x[2]"),
                new DensityMap.Grid(places(), places(), target),
                new DensityMap.Grid(places(), places(), fit),
                List.of(new DensityMap.Place(0, 0), new DensityMap.Place(100, 0)),
                means,
                List.of("A note."));
    }

    private static long count(String svg, String pattern) {
        return Pattern.compile(pattern).matcher(svg).results().count();
    }

    @Test
    void levelsOfANormalDensityAreThoseOfItsQuantiles() {
        double[] levels = DensityLevels.of(logs((x, y) -> 3 - 0.5 * (x * x + y * y)));
        // The square of the distance has the distribution exp(-r^2 / 2): a region of mass p ends at log density log(1 -
        // p).
        for (int i = 0; i < levels.length; i++) {
            assertThat(levels[i] - 3).isCloseTo(Math.log(1 - DensityLevels.SHARES[i]), within(0.03));
        }
    }

    @Test
    void aFlatDensityLiesWhollyInItsRegions() {
        double[] levels =
                DensityLevels.of(logs((x, y) -> Math.abs(x) < 2 && Math.abs(y) < 1 ? -1.5 : Double.NEGATIVE_INFINITY));
        assertThat(levels).hasSize(4);
        assertThat(Arrays.stream(levels).max().orElseThrow()).isLessThan(-1.5);
        assertThat(DensityLevels.of(logs((x, y) -> Double.NaN))).isEmpty();
    }

    @Test
    void everyPlaceKnowsTheRegionThatItIsIn() {
        double[][] shares = DensityLevels.shares(logs((x, y) -> 3 - 0.5 * (x * x + y * y)));
        // By the same distribution; the place in the middle of the grid is the mode, the one 20 to the right is 2 away.
        assertThat(shares[60][60]).isLessThan(0.005);
        assertThat(shares[60][80]).isCloseTo(1 - Math.exp(-2), within(0.01));
        assertThat(shares[0][0]).isCloseTo(1, within(1e-9));
        double[][] flat = DensityLevels.shares(logs((x, y) -> Math.abs(x) < 2 ? -1.5 : Double.NEGATIVE_INFINITY));
        assertThat(flat[60][60]).isCloseTo(1, within(1e-9));
        assertThat(DensityLevels.shares(new double[][] {{Double.NaN, Double.NEGATIVE_INFINITY}}))
                .isDeepEqualTo(new double[][] {{1, 1}});
    }

    @Test
    void drawsRegionsSamplesAndMeans() {
        double[][] one = logs((x, y) -> -0.5 * (x * x + y * y));
        String svg = map(one, one, List.of(new DensityMap.Place(1, 1))).draw().toSvg();
        assertThat(count(svg, "target: \\d+ % of the mass")).isEqualTo(4);
        assertThat(count(svg, "fit: \\d+ % of the mass")).isEqualTo(4);
        assertThat(svg).contains("mean of component 1", "A note.", "samples of the fit", "means of components");
        assertThat(map(one, one, List.of()).draw().toSvg()).doesNotContain("means of components");
        assertThat(map(one, one, List.of(new DensityMap.Place(1, 1))).draw().toSvg())
                .isEqualTo(svg);
    }

    @Test
    void aRegionThatReachesTheEdgeIsClosed() {
        double[][] slope = logs((x, y) -> x);
        String svg = map(slope, slope, List.of()).draw().toSvg();
        assertThat(count(svg, " d=\"M[^\"Z]*Z\" fill=\"#")).isEqualTo(4);
    }

    @Test
    void aDensityWithoutMassIsNotDrawn() {
        double[][] none = logs((x, y) -> Double.NEGATIVE_INFINITY);
        String svg = map(none, none, List.of()).draw().toSvg();
        assertThat(svg).doesNotContain("% of the mass</title>");
    }
}
