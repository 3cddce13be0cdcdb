package dev.anneal.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PixelRunTest {
    private static final double NAN = Double.NaN;

    private final AxisMapping x = new AxisMapping(new AxisRange(Scale.LINEAR, 0, 100), List.of(), 0, 100);
    private final AxisMapping y = new AxisMapping(new AxisRange(Scale.LINEAR, -10, 10), List.of(), 200, 0);

    @Test
    void breaksAtGapsAndInfinities() {
        double[] values = {NAN, 1, 2, NAN, NAN, 3, Double.NEGATIVE_INFINITY, 4, 5};
        List<PixelRun> runs = PixelRun.split(values.length, i -> 10 * i, i -> values[i], x, y);
        assertThat(runs).extracting(run -> run.pixels().size()).containsExactly(2, 1, 2);
        assertThat(runs.get(1).isSinglePoint()).isTrue();
    }

    @Test
    void keepsCurvesOfFewPointsWhole() {
        assertThat(PixelRun.split(50, i -> 2 * i, i -> i % 7, x, y).get(0).pixels())
                .hasSize(50);
    }

    @Test
    void thinsWithoutChangingAnyColumn() {
        Random random = new Random(3);
        int size = 100_000;
        double[] values = random.doubles(size, -10, 10).toArray();
        PixelRun run = PixelRun.split(size, i -> 100.0 * i / size, i -> values[i], x, y)
                .get(0);

        assertThat(run.pixels()).hasSizeLessThanOrEqualTo(4 * 100);
        TreeMap<Double, double[]> expected = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            double pixel = y.toPixel(values[i]);
            double[] ends = expected.computeIfAbsent(Math.floor(x.toPixel(100.0 * i / size)), column -> noRange());
            ends[0] = Math.min(ends[0], pixel);
            ends[1] = Math.max(ends[1], pixel);
        }
        TreeMap<Double, double[]> actual = new TreeMap<>();
        for (Pixel pixel : run.pixels()) {
            double[] ends = actual.computeIfAbsent(Math.floor(pixel.x()), column -> noRange());
            ends[0] = Math.min(ends[0], pixel.y());
            ends[1] = Math.max(ends[1], pixel.y());
        }
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((column, ends) -> assertThat(actual.get(column)).containsExactly(ends));
    }

    @Test
    void keepsTheOrderOfCurvesThatTurnBack() {
        double[] xs = {0, 50, 0, 50};
        assertThat(PixelRun.split(4, i -> xs[i], i -> i, x, y).get(0).pixels())
                .extracting(Pixel::x)
                .containsExactly(0.0, 50.0, 0.0, 50.0);
    }

    private static double[] noRange() {
        return new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    }
}
