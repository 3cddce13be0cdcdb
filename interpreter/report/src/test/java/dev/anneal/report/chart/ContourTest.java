package dev.anneal.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContourTest {
    private static final double[] X = {0, 10, 30, 70};
    private static final double[] Y = {0, 5, 50};

    private static double[][] plane() {
        double[][] values = new double[Y.length][X.length];
        for (int row = 0; row < Y.length; row++) {
            for (int column = 0; column < X.length; column++) {
                values[row][column] = X[column] + 2 * Y[row];
            }
        }
        return values;
    }

    @Test
    void onAPlaneTheLineIsWhereThePlaneHasTheLevel() {
        List<Contour> lines = Contour.of(X, Y, plane(), 41);
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).isClosed()).isFalse();
        assertThat(lines.get(0).points()).hasSizeGreaterThan(4);
        for (Pixel point : lines.get(0).points()) {
            assertThat(point.x() + 2 * point.y()).isCloseTo(41, within(1e-12));
        }
        assertThat(Contour.of(X, Y, plane(), -1)).isEmpty();
        assertThat(Contour.of(new double[] {1}, Y, plane(), 41)).isEmpty();
    }

    @Test
    void noLineCrossesWhatHasNoValue() {
        double[][] values = plane();
        values[1][2] = Double.NaN;
        for (Contour line : Contour.of(X, Y, values, 41)) {
            assertThat(line.points())
                    .allSatisfy(point -> assertThat(point.x() <= 10 || point.x() >= 70 || point.y() <= 0)
                            .isTrue());
        }
    }

    @Test
    void bothCornersOfASaddleAreSeparated() {
        double[] ends = {0, 1};
        List<Contour> low = Contour.of(ends, ends, new double[][] {{1, 0}, {0, 0.9}}, 0.5);
        List<Contour> high = Contour.of(ends, ends, new double[][] {{1, 0}, {0, 1.9}}, 0.5);
        assertThat(low).hasSize(2);
        assertThat(high).hasSize(2);
        assertThat(low).isNotEqualTo(high);
    }

    @Test
    void ringsAreClosedAndEnclosed() {
        double[] places = new double[61];
        Arrays.setAll(places, i -> -3 + 0.1 * i);
        double[][] ring = new double[61][61];
        for (int row = 0; row < 61; row++) {
            for (int column = 0; column < 61; column++) {
                ring[row][column] = -Math.abs(Math.hypot(places[row], places[column]) - 1.5);
            }
        }
        List<Contour> rings = Contour.of(places, places, ring, -0.5);
        assertThat(rings).hasSize(2).allSatisfy(line -> {
            assertThat(line.isClosed()).isTrue();
            double radius =
                    Math.hypot(line.points().get(0).x(), line.points().get(0).y());
            double expected = radius > 1.5 ? 2 : 1;
            for (Pixel point : line.points()) {
                assertThat(Math.hypot(point.x(), point.y())).isCloseTo(expected, within(0.01));
            }
        });
    }
}
