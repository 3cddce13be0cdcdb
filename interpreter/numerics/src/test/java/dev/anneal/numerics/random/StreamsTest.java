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
    void streamsOfPairsArePinnedBeginAnewAndDiffer() {
        KeyedStream stream = new KeyedStream(42, 7, "training");
        long first = stream.nextLong();
        assertThat(first).isEqualTo(9098457834051024765L);
        stream.begin(3, 5);
        stream.nextLong();
        stream.begin(0, 0);
        assertThat(stream.nextLong()).isEqualTo(first);
        Set<Long> all = new HashSet<>();
        int[] bits = new int[Long.SIZE];
        for (long step = 0; step < 100; step++) {
            for (long chunk = 0; chunk < 10; chunk++) {
                stream.begin(step, chunk);
                for (int i = 0; i < 20; i++) {
                    long number = stream.nextLong();
                    all.add(number);
                    for (int bit = 0; bit < Long.SIZE; bit++) {
                        bits[bit] += (int) (number >>> bit & 1);
                    }
                }
            }
        }
        assertThat(all).hasSize(20_000);
        // Five standard deviations of the binomial distribution.
        for (int count : bits) {
            assertThat((double) count).isCloseTo(10_000, within(5 * 70.7));
        }
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
