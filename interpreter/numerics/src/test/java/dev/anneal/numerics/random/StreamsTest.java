package dev.anneal.numerics.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Streams are the same everywhere and forever, and differ in every part of their key. */
class StreamsTest {

    @Test
    void theFirstNumbersArePinned() {
        var random = Streams.stream(42, 7, "start");
        assertThat(random.nextLong()).isEqualTo(16462614536904343L);
        double[] normal = new double[3];
        Streams.fillNormal(Streams.stream(42, 7, "start"), normal);
        assertThat(normal).containsExactly(0.002452710073106567, 0.5562932831124259, 1.857761209576054);
    }

    @Test
    void everyPartOfTheKeyMatters() {
        Set<Long> first = new HashSet<>();
        for (long seed = -2; seed < 3; seed++) {
            for (long repeat = 0; repeat < 50; repeat++) {
                for (String purpose : new String[] {"start", "batch", "", "ß"}) {
                    first.add(Streams.stream(seed, repeat, purpose).nextLong());
                }
            }
        }
        assertThat(first).hasSize(5 * 50 * 4);
    }

    @Test
    void normalNumbersHaveTheRightMoments() {
        double[] normal = new double[200_000];
        Streams.fillNormal(Streams.stream(1, 0, "moments"), normal);
        double mean = 0;
        double square = 0;
        for (double value : normal) {
            mean += value / normal.length;
            square += value * value / normal.length;
        }
        assertThat(mean).isCloseTo(0, within(0.01));
        assertThat(square).isCloseTo(1, within(0.015));
    }
}
