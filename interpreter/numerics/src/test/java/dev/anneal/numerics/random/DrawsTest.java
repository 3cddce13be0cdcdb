package dev.anneal.numerics.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/** Moments of what is drawn; tolerances are five standard errors or more for the 200,000 numbers of a fixed stream. */
class DrawsTest {
    private static final int COUNT = 200_000;

    private final UniformRandomProvider random = Streams.stream(3, 0, "test");

    @Test
    void laplaceHasVarianceTwoAndFourthMomentTwentyFour() {
        double[] numbers = IntStream.range(0, COUNT)
                .mapToDouble(i -> Draws.laplace(random))
                .toArray();

        assertThat(moment(numbers, 1)).isCloseTo(0, within(0.016));
        assertThat(moment(numbers, 2)).isCloseTo(2, within(0.05));
        // The eighth moment is 8!, so the fourth has a standard error of 0.45.
        assertThat(moment(numbers, 4)).isCloseTo(24, within(2.25));
    }

    @Test
    void studentHasVarianceOfItsDegrees() {
        double[] numbers = IntStream.range(0, COUNT)
                .mapToDouble(i -> Draws.studentT(random, 12))
                .toArray();

        assertThat(moment(numbers, 1)).isCloseTo(0, within(0.013));
        assertThat(moment(numbers, 2)).isCloseTo(12.0 / 10, within(0.025));
        // 3 n^2 / ((n - 2)(n - 4))
        assertThat(moment(numbers, 4)).isCloseTo(3 * 144.0 / 80, within(0.6));
    }

    @Test
    void studentWithOneDegreeIsCauchy() {
        long near = IntStream.range(0, COUNT)
                .filter(i -> Math.abs(Draws.studentT(random, 1)) < 1)
                .count();

        assertThat((double) near / COUNT).isCloseTo(0.5, within(0.006));
    }

    private static double moment(double[] numbers, int order) {
        double sum = 0;
        for (double number : numbers) {
            sum += Math.pow(number, order);
        }
        return sum / numbers.length;
    }
}
