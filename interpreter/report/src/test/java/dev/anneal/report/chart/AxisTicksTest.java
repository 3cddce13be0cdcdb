package dev.anneal.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class AxisTicksTest {
    private static final double OVERHANG = 20;

    @RepeatedTest(300)
    void labelsNeitherTouchNorStickOut(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        AxisRange range = randomRange(random);
        double length = 40 + random.nextInt(800);

        double free = -OVERHANG;
        for (Tick tick : majors(AxisTicks.horizontal(range, 0, length, OVERHANG))) {
            double middle = range.share(tick.value()) * length;
            double half = TextWidth.of(tick.label(), AxisTicks.FONT_SIZE) / 2;
            assertThat(middle - half).as("left of %s", tick).isGreaterThanOrEqualTo(free);
            free = middle + half;
        }
        assertThat(free).isLessThanOrEqualTo(length + OVERHANG);

        double above = Double.POSITIVE_INFINITY;
        for (Tick tick : majors(AxisTicks.vertical(range, length, 0))) {
            double middle = length - range.share(tick.value()) * length;
            assertThat(above - middle).as("room for %s", tick).isGreaterThan(AxisTicks.FONT_SIZE);
            above = middle;
        }
    }

    @Test
    void longLabelsAtTheEndsAreLeftOutAlone() {
        AxisRange range = new AxisRange(Scale.LINEAR, 1_000_000, 1_000_000.01);
        assertThat(majors(AxisTicks.horizontal(range, 0, 600, OVERHANG)))
                .extracting(Tick::label)
                .containsExactly("1000000.002", "1000000.004", "1000000.006", "1000000.008");
    }

    private static AxisRange randomRange(Random random) {
        double exponent = random.nextInt(24) - 12;
        if (random.nextBoolean()) {
            double low = Math.pow(10, exponent + random.nextDouble());
            return new AxisRange(Scale.LOGARITHMIC, low, low * Math.pow(10, 0.1 + 12 * random.nextDouble()));
        }
        double low = (random.nextDouble() - 0.5) * Math.pow(10, exponent);
        return new AxisRange(
                Scale.LINEAR, low, low + Math.abs(low) * Math.pow(10, random.nextInt(12) - 6) * random.nextDouble());
    }

    private static List<Tick> majors(AxisMapping mapping) {
        return mapping.ticks().stream().filter(Tick::isMajor).toList();
    }

    @Test
    void groupsWhoseNamesDoNotFitAreNamedNowAndThen() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            names.add("100000" + i);
        }
        List<Tick> ticks = AxisTicks.categories(names, 0, 600).ticks();
        assertThat(ticks).hasSize(20);
        assertThat(ticks.get(0).label()).isEqualTo("1000000");
        assertThat(ticks.get(1).isMajor()).isFalse();
        assertThat(ticks.get(2).isMajor()).isFalse();
        assertThat(ticks.get(3).label()).isEqualTo("1000003");
        assertThat(AxisTicks.categories(List.of("a", "b"), 0, 600).ticks())
                .extracting(Tick::label)
                .containsExactly("a", "b");
    }
}
