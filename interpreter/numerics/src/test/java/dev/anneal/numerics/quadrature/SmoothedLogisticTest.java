package dev.anneal.numerics.quadrature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Accuracy of the one-dimensional expectations at every deviation. */
class SmoothedLogisticTest {

    private static final double[] MEANS = {-200, -60, -18, -7.3, -2, -0.4, 0, 0.1, 1, 3.7, 12, 30, 90, 200};

    @Test
    void everyExpectationIsExactTo1e10AtEveryDeviation() {
        double worst = 0;
        for (double deviation = 0; deviation <= 60; deviation += deviation < 12 ? 0.11 : 1.7) {
            double range = Math.max(1, deviation);
            for (double mean : MEANS) {
                double s = deviation;
                double logistic = BruteForce.expectation(z -> BruteForce.logistic(mean + s * z), range);
                double square = BruteForce.expectation(z -> Math.pow(BruteForce.logistic(mean + s * z), 2), range);
                double softplus = BruteForce.expectation(z -> BruteForce.softplus(mean + s * z), range);
                worst = Math.max(worst, Math.abs(SmoothedLogistic.logistic(mean, s) - logistic));
                worst = Math.max(worst, Math.abs(SmoothedLogistic.secondMoment(mean, s) - square));
                worst = Math.max(worst, Math.abs(SmoothedLogistic.softplus(mean, s) - softplus) / (1 + Math.abs(mean)));
            }
        }
        assertThat(worst).isLessThan(1e-10);
    }

    @Test
    void aDeviationOfZeroIsTheFunctionItself() {
        for (double mean : MEANS) {
            assertThat(SmoothedLogistic.logistic(mean, 0)).isCloseTo(BruteForce.logistic(mean), within(1e-16));
            assertThat(SmoothedLogistic.softplus(mean, 0)).isCloseTo(BruteForce.softplus(mean), within(1e-13));
        }
    }

    @Test
    void bothSidesOfTheChangeOfMethodAgree() {
        for (double mean : MEANS) {
            double below = SmoothedLogistic.logistic(mean, 8.5);
            double above = SmoothedLogistic.logistic(mean, Math.nextUp(8.5));
            assertThat(above).isCloseTo(below, within(1e-11));
        }
    }

    @Test
    void hugeDeviationsGiveTheStepFunction() {
        assertThat(SmoothedLogistic.logistic(3e3, 1e4)).isCloseTo(Gaussian.cumulative(0.3), within(1e-8));
        assertThat(SmoothedLogistic.logistic(1e5, 1e4)).isCloseTo(1, within(1e-15));
        assertThat(SmoothedLogistic.softplus(0, 1e4)).isCloseTo(1e4 / Math.sqrt(2 * Math.PI), within(1e-3));
    }

    @Test
    void theSlopeIsTheDerivative() {
        for (double deviation : new double[] {0, 0.3, 2, 8, 9, 40}) {
            double difference =
                    (SmoothedLogistic.logistic(1 + 1e-4, deviation) - SmoothedLogistic.logistic(1 - 1e-4, deviation))
                            / 2e-4;
            assertThat(SmoothedLogistic.slope(1, deviation)).isCloseTo(difference, within(1e-8));
        }
    }

    @Test
    void theTailIsRelativelyAccurate() {
        // E sigma(u) = E e^u far below 0.
        assertThat(SmoothedLogistic.logistic(-50, 1) / Math.exp(-49.5)).isCloseTo(1, within(1e-9));
        assertThat(Mmse.of(400)).isPositive().isLessThan(1e-20);
    }

    @Test
    void theNormalDistributionIsExact() {
        // Values of the normal distribution function from its tables.
        assertThat(Gaussian.cumulative(0)).isEqualTo(0.5);
        assertThat(Gaussian.cumulative(1)).isCloseTo(0.8413447460685429, within(1e-15));
        assertThat(Gaussian.cumulative(-2)).isCloseTo(0.0227501319481792, within(1e-16));
        assertThat(Gaussian.cumulative(-8) / 6.220960574271785e-16).isCloseTo(1, within(1e-12));
    }
}
