package dev.anneal.numerics.quadrature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.simd.ArrayKernels;
import org.junit.jupiter.api.Test;

/** The smoothed logistic function as one polynomial, against sums that are finer than anything it is made from. */
class LogisticTableTest {

    @Test
    void tablesAreTheFunction() {
        for (double deviation : new double[] {0, 0.1, 0.49, 0.5, 1, 2, 3, 6, 8, 8.6, 20, 60}) {
            double[] mean = new double[301];
            for (int i = 0; i < mean.length; i++) {
                mean[i] = (i - 150) * (0.3 + deviation / 15);
            }
            double[] value = values(deviation, mean);
            for (int i = 0; i < mean.length; i++) {
                double center = mean[i];
                double exact = BruteForce.expectation(z -> BruteForce.logistic(center + deviation * z), 1 + deviation);
                assertThat(value[i]).as("%s + %s z", mean[i], deviation).isCloseTo(exact, within(1e-12));
            }
        }
    }

    @Test
    void farAwayItIsAStep() {
        for (double deviation : new double[] {0, 6, 1e4}) {
            double[] value = values(deviation, new double[] {-1e9, 1e9, -1e100, 1e100, Double.NaN});
            assertThat(value[0]).isCloseTo(0, within(1e-12));
            assertThat(value[1]).isCloseTo(1, within(1e-12));
            assertThat(value[2]).isCloseTo(0, within(1e-12));
            assertThat(value[3]).isCloseTo(1, within(1e-12));
            assertThat(value[4]).isNaN();
        }
    }

    private static double[] values(double deviation, double[] mean) {
        double[] out = new double[mean.length];
        LogisticTable.of(deviation)
                .values(
                        ArrayKernels.fastest(),
                        mean,
                        out,
                        new double[mean.length],
                        new double[mean.length],
                        mean.length);
        return out;
    }
}
