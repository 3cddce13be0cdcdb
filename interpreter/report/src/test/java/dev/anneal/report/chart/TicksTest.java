package dev.anneal.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    /** Labels are parted by spaces; a hyphen stands for the true minus sign. */
    @ParameterizedTest
    @CsvSource({
        // the unit interval, and mode masses
        "0, 1, 6, 0.0 0.2 0.4 0.6 0.8 1.0",
        "-0.03, 1.03, 6, 0.0 0.2 0.4 0.6 0.8 1.0",
        "0, 1, 5, 0.0 0.5 1.0",
        "0, 60, 8, 0 10 20 30 40 50 60",
        "-30.4, 0.1, 8, -30 -25 -20 -15 -10 -5 0",
        "-1, 1, 5, -1.0 -0.5 0.0 0.5 1.0",
        // tiny, huge, and far from zero
        "0, 1e-9, 6, 0 2e-10 4e-10 6e-10 8e-10 1e-9",
        "-2e-7, 2e-7, 5, -2e-7 -1e-7 0 1e-7 2e-7",
        "0, 0.003, 4, 0.000 0.001 0.002 0.003",
        "0, 3e7, 4, 0 1e7 2e7 3e7",
        "0, 50000, 6, 0 10000 20000 30000 40000 50000",
        "1000000, 1000000.01, 6, 1000000.000 1000000.002 1000000.004 1000000.006 1000000.008 1000000.010",
        "0, 1e300, 3, 0 5e299 1e300",
        "-1e300, 1e300, 3, -1e300 0 1e300",
        // decimal fractions that binary arithmetic rounds
        "0.1, 0.7, 7, 0.1 0.2 0.3 0.4 0.5 0.6 0.7",
        // one value
        "5, 5, 6, 5",
        "0, 0, 6, 0",
        "-0.25, -0.25, 6, -0.25",
        "1, 1.0000000000000002, 6, 1",
    })
    void linear(double low, double high, int atMost, String labels) {
        assertThat(majorLabels(Scale.LINEAR, low, high, atMost)).isEqualTo(labels.replaceAll("-", "\u2212"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, 1000, 8, 0.001 0.01 0.1 1 10 100 1000",
        "0.001, 1000, 4, 0.01 1 100",
        "1e-6, 100, 9, 1e-6 1e-5 1e-4 0.001 0.01 0.1 1 10 100",
        "1e-6, 100, 5, 1e-6 1e-4 0.01 1 100",
        "1e4, 1e7, 4, 10000 1e5 1e6 1e7",
        // few decades
        "1, 100, 8, 1 2 5 10 20 50 100",
        "3, 40, 8, 5 10 20",
        "1e-9, 1e-8, 8, 1e-9 2e-9 5e-9 1e-8",
        // less than a decade: like a linear axis
        "2, 9, 8, 2 3 4 5 6 7 8 9",
        "0.30, 0.34, 5, 0.30 0.31 0.32 0.33 0.34",
        // many decades
        "1e-300, 1e300, 5, 1e-200 1 1e200",
        "1e-300, 1e300, 1, 1",
        "7, 7, 6, 7",
    })
    void logarithmic(double low, double high, int atMost, String labels) {
        assertThat(majorLabels(Scale.LOGARITHMIC, low, high, atMost)).isEqualTo(labels.replaceAll("-", "\u2212"));
    }

    @Test
    void minorTicksLieBetweenDecades() {
        List<Tick> ticks = Ticks.of(Scale.LOGARITHMIC, 1, 1000, 4);
        assertThat(ticks).extracting(Tick::value).isSorted().doesNotHaveDuplicates();
        assertThat(ticks).filteredOn(tick -> !tick.isMajor()).hasSize(24);
    }

    @Test
    void neverMoreTicksThanAllowedAndAllOnTheAxis() {
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20);
            double high = low + random.nextDouble() * Math.pow(10, random.nextInt(40) - 20);
            int atMost = 1 + random.nextInt(12);
            List<Tick> ticks = Ticks.of(Scale.LINEAR, low, high, atMost);
            assertThat(ticks).hasSizeLessThanOrEqualTo(atMost);
            double slack = 1e-8 * (high - low);
            assertThat(ticks).extracting(Tick::value).allMatch(value -> value >= low - slack && value <= high + slack);
            assertThat(ticks).extracting(Tick::label).doesNotHaveDuplicates();
        }
    }

    @Test
    void refusesWhatHasNoPlaceOnTheScale() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ticks.of(Scale.LOGARITHMIC, 0, 1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Ticks.of(Scale.LINEAR, Double.NaN, 1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Ticks.of(Scale.LINEAR, 0, Double.POSITIVE_INFINITY, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Ticks.of(Scale.LINEAR, 1, 0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Ticks.of(Scale.LINEAR, 0, 1, 0));
    }

    private static String majorLabels(Scale scale, double low, double high, int atMost) {
        return String.join(
                " ",
                Ticks.of(scale, low, high, atMost).stream()
                        .filter(Tick::isMajor)
                        .map(Tick::label)
                        .toList());
    }
}
