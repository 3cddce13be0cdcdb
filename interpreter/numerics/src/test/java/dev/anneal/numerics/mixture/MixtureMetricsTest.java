package dev.anneal.numerics.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.random.Streams;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/** Free energy, coverage and the mechanisms of collapse. */
class MixtureMetricsTest {

    private static MixtureMeasurement measure(double[] means, double[] weights) {
        return MixtureMetrics.measure(Problems.twoModes(1, 5), new MixtureState(means, weights, 1), 1);
    }

    @Test
    void aPerfectFitHasNoDivergence() {
        MixtureTarget target = Problems.target(3, 2, 2, 1);
        MixtureState state = new MixtureState(MixtureState.flatten(target.means()), target.weights(), 1);
        MixtureMeasurement measured = MixtureMetrics.measure(target, state, 0.3);
        assertThat(measured.kl()).isCloseTo(0, within(1e-9));
        assertThat(measured.coverage()).isCloseTo(1, within(1e-8));
        assertThat(measured.modesFound(0.5)).isEqualTo(3);
        assertThat(measured.mechanism(0.5)).isEqualTo(CollapseMechanism.NONE);
    }

    @Test
    void theFreeEnergyIsThatOfSamples() {
        MixtureTarget target = Problems.target(3, 2, 1.5, 1);
        MixtureState state = Problems.start(3, 2, 1, 2);
        double beta = 0.4;
        UniformRandomProvider random = Streams.stream(1, 0, "samples");
        int count = 400_000;
        double sum = 0;
        double square = 0;
        double[] x = new double[2];
        for (int i = 0; i < count; i++) {
            double uniform = random.nextDouble();
            int k = 0;
            while (k < 2 && uniform > state.weights()[k]) {
                uniform -= state.weights()[k++];
            }
            Streams.fillNormal(random, x);
            double root = Math.sqrt(state.variance());
            x[0] = state.mean(k, 0) + root * x[0];
            x[1] = state.mean(k, 1) + root * x[1];
            double[][] own = {
                {state.mean(0, 0), state.mean(0, 1)},
                {state.mean(1, 0), state.mean(1, 1)},
                {state.mean(2, 0), state.mean(2, 1)}
            };
            double value = logDensity(x, own, state.weights(), state.variance())
                    - beta * logDensity(x, target.means(), target.weights(), 1);
            sum += value / count;
            square += value * value / count;
        }
        double error = Math.sqrt((square - sum * sum) / count);
        assertThat(MixtureMetrics.measure(target, state, beta).freeEnergy()).isCloseTo(sum, within(5 * error));
        assertThat(error).isLessThan(0.01);
    }

    private static double logDensity(double[] x, double[][] means, double[] weights, double variance) {
        double density = 0;
        for (int k = 0; k < means.length; k++) {
            double square = Math.pow(x[0] - means[k][0], 2) + Math.pow(x[1] - means[k][1], 2);
            density += weights[k] * Math.exp(-square / (2 * variance)) / (2 * Math.PI * variance);
        }
        return Math.log(density);
    }

    @Test
    void everyCollapseHasOneMechanism() {
        MixtureMeasurement aligned = measure(new double[] {5, 5.1}, new double[] {0.5, 0.5});
        assertThat(aligned.collapsed()).isTrue();
        assertThat(aligned.modesFound(0.5)).isEqualTo(1);
        assertThat(aligned.mechanism(0.5)).isEqualTo(CollapseMechanism.MEAN_ALIGNMENT);

        MixtureMeasurement vanished = measure(new double[] {5, -5}, new double[] {0.99, 0.01});
        assertThat(vanished.mechanism(0.5)).isEqualTo(CollapseMechanism.VANISHING_WEIGHT);
        assertThat(vanished.deadWeights()).isEqualTo(1);

        MixtureMeasurement transit = measure(new double[] {5, -5}, new double[] {0.85, 0.15});
        assertThat(transit.mechanism(0.5)).isEqualTo(CollapseMechanism.IN_TRANSIT);
        assertThat(transit.mechanism(0.2)).isEqualTo(CollapseMechanism.NONE);
        assertThat(transit.deadWeights()).isZero();
        assertThat(CollapseMechanism.MEAN_ALIGNMENT.label()).isEqualTo("mean alignment");
    }

    @Test
    void weightsLimitTheCoverage() {
        double third = 1.0 / 3;
        double[] equal = {third, third, third};
        assertThat(MixtureMetrics.attainableCoverage(new double[] {0.8, 0.1, 0.1}, equal))
                .isCloseTo(third / 0.8, within(1e-15));
        assertThat(MixtureMetrics.attainableCoverage(equal, equal)).isEqualTo(1);
        assertThat(MixtureMetrics.attainableCoverage(equal, new double[] {0.5, 0.5}))
                .isZero();
        assertThat(MixtureMetrics.attainableCoverage(new double[] {0.5, 0.5}, new double[] {0.3, 0.3, 0.2, 0.2}))
                .isCloseTo(1, within(1e-15));
        assertThat(MixtureMetrics.attainableCoverage(new double[] {1}, equal)).isCloseTo(1, within(1e-15));
    }

    @Test
    void theSearchForTheCoverageIsExhaustive() {
        for (long seed = 0; seed < 20; seed++) {
            double[] weights = Problems.start(5, 1, 1, seed).weights();
            double[] target = Problems.target(3, 1, 1, seed).weights();
            double best = 0;
            for (int code = 0; code < 243; code++) {
                double[] mass = new double[3];
                int rest = code;
                for (double weight : weights) {
                    mass[rest % 3] += weight;
                    rest /= 3;
                }
                best = Math.max(
                        best, Math.min(mass[0] / target[0], Math.min(mass[1] / target[1], mass[2] / target[2])));
            }
            assertThat(MixtureMetrics.attainableCoverage(target, weights)).isCloseTo(best, within(1e-12));
        }
    }

    @Test
    void tablesAgreeWithTheQuadrature() {
        for (double logRatio : new double[] {0, 0.7, 20, 300}) {
            var table = new PairTables().distances(logRatio);
            for (double distance = 0; distance < 80; distance += 0.0173) {
                double exact = dev.anneal.numerics.quadrature.SmoothedLogistic.logistic(
                        logRatio - 0.5 * distance * distance, distance);
                assertThat(table.value(distance)).isCloseTo(exact, within(2e-12));
            }
        }
    }
}
