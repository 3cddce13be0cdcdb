package dev.anneal.numerics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.density.NormalMixture;
import dev.anneal.numerics.density.NormalMixture.Component;
import dev.anneal.numerics.random.Streams;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Metrics against what is known of two normals, and a mixture's density against its definition. */
class MetricsTest {
    private static final int COUNT = 400_000;

    /**
     * For p = Z N(0, 1) and q = N(0, s^2) with s = 1.2: KL(q, p) = (s^2 - 1) / 2 - log s, and both effective sample sizes
     * are one over the mean of w^2 under q, which is s^2 / sqrt(2 s^2 - 1). Tolerances are about five standard errors.
     */
    @Test
    void weightsOfTwoNormals() {
        double s = 1.2;
        double logZ = 3;
        double[] noise = new double[COUNT];
        Streams.fillNormal(Streams.stream(1, 0, "test"), noise);
        double[] reverse = new double[COUNT];
        double[] forward = new double[COUNT];
        for (int n = 0; n < COUNT; n++) {
            double x = s * noise[n];
            reverse[n] = logZ - 0.5 * x * x + 0.5 * noise[n] * noise[n] + Math.log(s);
            forward[n] = logZ - 0.5 * noise[n] * noise[n] * (1 - 1 / (s * s)) + Math.log(s);
        }
        double klReverse = 0.5 * (s * s - 1) - Math.log(s);
        double klForward = 0.5 * (1 / (s * s) - 1) + Math.log(s);
        double ess = Math.sqrt(2 * s * s - 1) / (s * s);
        assertThat(weights(reverse).bound().value()).isCloseTo(logZ - klReverse, within(0.003));
        assertThat(weights(forward).bound().value()).isCloseTo(logZ + klForward, within(0.003));
        assertThat(weights(reverse).reverseLogZ().value()).isCloseTo(logZ, within(0.003));
        assertThat(weights(forward).forwardLogZ().value()).isCloseTo(logZ, within(0.003));
        assertThat(weights(reverse).reverseEss().value()).isCloseTo(ess, within(0.003));
        assertThat(weights(forward).forwardEss().value()).isCloseTo(ess, within(0.003));
    }

    @Test
    void largeWeightsDoNotOverflow() {
        double[] weights = {2000, 2000};
        assertThat(weights(weights).reverseLogZ().value()).isEqualTo(2000);
        assertThat(weights(weights).reverseEss().value()).isEqualTo(1);
    }

    @Test
    void coverageCountsTheWorstMode() {
        ModeCoverage even = new ModeCoverage(new double[] {0.5, 0.5, 0, 0}, new double[] {0.25, 0.25, 0.25, 0.25});
        assertThat(even.coverage()).isZero();
        assertThat(even.found(0.5)).isEqualTo(2);
        ModeCoverage uneven = new ModeCoverage(new double[] {0.3, 0.7}, new double[] {0.5, 0.5});
        assertThat(uneven.found(0.5)).isEqualTo(2);
        assertThat(uneven.found(0.61)).isEqualTo(1);
        assertThat(even.entropicCoverage()).isCloseTo(0.5, within(1e-12));
        ModeCoverage exact = new ModeCoverage(new double[] {0.2, 0.8}, new double[] {0.2, 0.8});
        assertThat(exact.coverage()).isEqualTo(1);
        assertThat(exact.entropicCoverage()).isEqualTo(1);
        // All mass on one of two modes of weights 0.2 and 0.8: 1 - JS = 1 - (1 - H(0.1 ...)) by hand.
        ModeCoverage lost = new ModeCoverage(new double[] {0, 1}, new double[] {0.2, 0.8});
        double byHand = 0.5 * Math.log(1 / 0.9) + 0.5 * (0.2 * Math.log(2) + 0.8 * Math.log(0.8 / 0.9));
        assertThat(lost.entropicCoverage()).isCloseTo(1 - byHand / Math.log(2), within(1e-12));
    }

    @Test
    void aMixtureIsTheSumOfItsComponents() {
        NormalMixture mixture = new NormalMixture(List.of(
                new Component(0.3, new double[] {1, -1}, new double[] {0.5, 2}),
                new Component(0.7, new double[] {-2, 0}, new double[] {1, 1})));
        int capacity = 3;
        double[] points = {0.4, -3, 60, 0.1, 2, -50};
        LogDensity.Evaluator evaluator = mixture.evaluator(capacity);
        double[] values = new double[capacity];
        double[] gradients = new double[2 * capacity];
        evaluator.valuesAndGradients(points, capacity, values, gradients);
        for (int n = 0; n < 2; n++) {
            double x = points[n];
            double y = points[capacity + n];
            double byHand = 0.3 * normal(x, 1, 0.5) * normal(y, -1, 2) + 0.7 * normal(x, -2, 1) * normal(y, 0, 1);
            assertThat(values[n]).isCloseTo(Math.log(byHand), within(1e-12));
        }
        double h = 1e-5;
        for (int at = 0; at < points.length; at++) {
            double[] moved = points.clone();
            moved[at] += h;
            double[] above = new double[capacity];
            evaluator.values(moved, capacity, above);
            moved[at] -= 2 * h;
            double[] below = new double[capacity];
            evaluator.values(moved, capacity, below);
            double difference = (above[at % capacity] - below[at % capacity]) / (2 * h);
            assertThat(gradients[at]).isCloseTo(difference, within(1e-6 * (1 + Math.abs(difference))));
        }
        double[] shares = mixture.responsibilities(new double[] {1, -2, -1, 0}, 2);
        assertThat(shares[0] + shares[2]).isCloseTo(1, within(1e-12));
        assertThat(shares[1] + shares[3]).isCloseTo(1, within(1e-12));
    }

    private static double normal(double x, double mean, double sd) {
        double z = (x - mean) / sd;
        return Math.exp(-0.5 * z * z) / (sd * Math.sqrt(2 * Math.PI));
    }

    private static ImportanceWeights weights(double[] logWeights) {
        return new ImportanceWeights(logWeights, Checkpoint.NONE);
    }
}
