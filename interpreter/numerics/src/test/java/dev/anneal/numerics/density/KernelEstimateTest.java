package dev.anneal.numerics.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.random.Streams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KernelEstimateTest {
    private static double[] axis(double low, double high, int size) {
        double[] places = new double[size];
        Arrays.setAll(places, i -> low + (high - low) * i / (size - 1));
        return places;
    }

    @Test
    void ofManyNormalPointsItIsTheNormalDensity() {
        double[] points = new double[800_000];
        Streams.fillNormal(Streams.stream(1, 0, "test"), points);
        double[] x = axis(-6, 6, 161);
        double[][] logs = KernelEstimate.logs(points, x, x);
        // The kernel adds 0.1875^2 to the variance; 3 % are four standard errors of the counts near the centre.
        double variance = 1 + 0.1875 * 0.1875;
        for (int i : new int[] {60, 80, 95}) {
            double square = (x[i] * x[i] + x[80] * x[80]) / variance;
            assertThat(Math.exp(logs[80][i]))
                    .isCloseTo(
                            Math.exp(-0.5 * square) / (2 * Math.PI * variance),
                            within(0.03 / (2 * Math.PI * variance)));
        }
        assertThat(logs[0][0]).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void rowsAreThoseOfTheSecondCoordinate() {
        double[][] logs = KernelEstimate.logs(new double[] {2, -1}, axis(-3, 3, 61), axis(-2, 2, 41));
        double highest =
                Arrays.stream(logs).flatMapToDouble(Arrays::stream).max().orElseThrow();
        assertThat(logs[10][50]).isEqualTo(highest);
    }
}
