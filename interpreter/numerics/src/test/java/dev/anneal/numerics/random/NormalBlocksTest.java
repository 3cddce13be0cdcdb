package dev.anneal.numerics.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/** Normal numbers in blocks: their bits are those of Threefry, they are normal and independent, and the same forever. */
class NormalBlocksTest {

    /** The answers that the authors of Threefry publish with it. */
    @Test
    void theBitsAreThoseOfThreefry() {
        assertThat(encrypted(0, 0, 0)).containsExactly(0x6b200159, 0x99ba4efe);
        assertThat(encrypted(-1, -1, -1)).containsExactly(0x1cb996fc, 0xbb002be7);
        assertThat(encrypted(0x03707344_13198a2eL, 0x243f6a88, 0x85a308d3)).containsExactly(0xc4923a9c, 0x483df7a0);
    }

    private static int[] encrypted(long key, int low, int high) {
        int[] first = new int[40];
        int[] second = new int[40];
        int[] lows = new int[40];
        // Many, so that the compiler's vectors have their turn, and the counter among others.
        for (int repeat = 0; repeat < 20_000; repeat++) {
            Arrays.fill(lows, repeat);
            lows[33] = low;
            Threefry.encrypt(key, lows, high, first, second, lows.length);
        }
        return new int[] {first[33], second[33]};
    }

    /** The first numbers of pairs, and then the second ones. */
    private static double[] normal(int pairs) {
        float[][] numbers = new float[2][pairs];
        new KeyedStream(1, 0, "normal").fillNormalPairs(numbers[0], numbers[1], pairs);
        return Arrays.stream(numbers)
                .flatMapToDouble(half -> IntStream.range(0, pairs).mapToDouble(i -> half[i]))
                .toArray();
    }

    @Test
    void theFirstNumbersArePinned() {
        double[] numbers = normal(2);
        assertThat(numbers)
                .containsExactly(1.970172643661499, -0.5071564316749573, 0.5813835859298706, 0.4193063974380493);
        double[] more = normal(5_000);
        assertThat(new double[] {more[0], more[1], more[5_000], more[5_001]}).containsExactly(numbers);
    }

    @Test
    void theyAreNormal() {
        double[] numbers = normal(100_000);
        double[] moments = new double[5];
        for (double number : numbers) {
            for (int power = 1; power < moments.length; power++) {
                moments[power] += Math.pow(number, power) / numbers.length;
            }
        }
        // Four standard deviations each.
        assertThat(moments[1]).isCloseTo(0, within(0.009));
        assertThat(moments[2]).isCloseTo(1, within(0.0127));
        assertThat(moments[3]).isCloseTo(0, within(0.035));
        assertThat(moments[4]).isCloseTo(3, within(0.088));
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new NormalDistribution(), numbers))
                .isGreaterThan(1e-4);
    }

    /** Numbers of a pair have the radius in common, which no other numbers of normal distribution could. */
    @Test
    void neighboursAndNumbersOfPairsAreIndependent() {
        int half = 100_000;
        double[] numbers = normal(half);
        for (int lag : new int[] {1, 2, 16, 128, 1024, half}) {
            double product = 0;
            double squares = 0;
            int count = numbers.length - lag;
            for (int i = 0; i < count; i++) {
                double first = numbers[i];
                double second = numbers[i + lag];
                product += first * second / count;
                squares += (first * first - 1) * (second * second - 1) / count;
            }
            double deviation = 1 / Math.sqrt(count);
            assertThat(product).as("lag %d", lag).isCloseTo(0, within(4 * deviation));
            assertThat(squares).as("squares, lag %d", lag).isCloseTo(0, within(4 * 2 * deviation));
        }
    }

    @Test
    void noBlockIsLikeAnother() {
        Set<Float> all = new HashSet<>();
        KeyedStream stream = new KeyedStream(1, 0, "normal");
        float[][] numbers = new float[2][3_000];
        for (int chunk = 0; chunk < 3; chunk++) {
            stream.begin(7, chunk);
            for (int call = 0; call < 2; call++) {
                stream.fillNormalPairs(numbers[0], numbers[1], 3_000);
                for (int i = 0; i < 3_000; i++) {
                    all.add(numbers[0][i]);
                    all.add(numbers[1][i]);
                }
            }
        }
        // Of 36,000 numbers in single precision a few are alike by chance.
        assertThat(all).hasSizeGreaterThan(35_900);
        float[][] before = {numbers[0].clone(), numbers[1].clone()};
        stream.begin(7, 2);
        stream.fillNormalPairs(numbers[0], numbers[1], 3_000);
        stream.fillNormalPairs(numbers[0], numbers[1], 3_000);
        assertThat(numbers).isDeepEqualTo(before);
    }
}
