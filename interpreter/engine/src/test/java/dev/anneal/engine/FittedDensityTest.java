package dev.anneal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.mixture.MixtureState;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FittedDensityTest {
    private static final FittedDensity.OfMixture MIXTURE = FittedDensity.OfMixture.of(
            new MixtureState(new double[] {3, 0, 7, 7, -1, 2}, new double[] {0.25, 0, 0.75}, 4));

    @Test
    void logDensityOfAMixtureIsThatOfItsComponents() {
        double[] logs = MIXTURE.logDensity(new double[] {3, 0, -1, 2});
        // N(m, 4 I) on the plane has the height 1 / (8 pi); the two means are sqrt(20) apart.
        double far = Math.exp(-20 / 8.0);
        assertThat(logs[0]).isCloseTo(Math.log((0.25 + 0.75 * far) / (8 * Math.PI)), within(1e-12));
        assertThat(logs[1]).isCloseTo(Math.log((0.75 + 0.25 * far) / (8 * Math.PI)), within(1e-12));
    }

    @Test
    void pointsHaveTheMomentsOfTheMixture() {
        int count = 200_000;
        double[] points = MIXTURE.sample(count, 5, "test");
        double[] mean = new double[2];
        double square = 0;
        for (int n = 0; n < count; n++) {
            mean[0] += points[2 * n] / count;
            mean[1] += points[2 * n + 1] / count;
            square += points[2 * n] * points[2 * n] / count;
        }
        // Means 0 and 1.5; E x_1^2 = 4 + 0.25 * 9 + 0.75 * 1. Standard errors are below 0.03.
        assertThat(mean[0]).isCloseTo(0, within(0.03));
        assertThat(mean[1]).isCloseTo(1.5, within(0.03));
        assertThat(square).isCloseTo(7, within(0.12));
    }

    @Test
    void firstPointsDoNotDependOnHowManyThereAre() {
        double[] many = MIXTURE.sample(1000, 5, "test");
        assertThat(MIXTURE.sample(10, 5, "test")).containsExactly(Arrays.copyOf(many, 20));
        assertThat(MIXTURE.sample(10, 6, "test")).isNotEqualTo(Arrays.copyOf(many, 20));
    }

    @Test
    void manyPointsHaveTheDensityOfEachAlone() {
        double[] points = MIXTURE.sample(700, 5, "test");
        double[] logs = MIXTURE.logDensity(points);
        for (int n : new int[] {0, 255, 256, 699}) {
            assertThat(MIXTURE.logDensity(new double[] {points[2 * n], points[2 * n + 1]}))
                    .containsExactly(logs[n]);
        }
    }
}
