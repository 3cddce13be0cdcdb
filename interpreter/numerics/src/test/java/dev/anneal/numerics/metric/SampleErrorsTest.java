package dev.anneal.numerics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.random.Streams;
import java.util.function.LongFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/** Standard errors against the scatter of repetitions, and distances against what is known of two normals. */
class SampleErrorsTest {
    private static final int REPETITIONS = 400;

    /** Stated and observed errors agree to a tenth or two: a standard deviation from 400 values is good to 4 %. */
    private static void matchesItsScatter(LongFunction<SampleEstimate> metric, double truth, double slack) {
        double sum = 0;
        double squares = 0;
        double stated = 0;
        for (long repetition = 0; repetition < REPETITIONS; repetition++) {
            SampleEstimate estimate = metric.apply(repetition);
            sum += estimate.value();
            squares += estimate.value() * estimate.value();
            stated += estimate.standardError() / REPETITIONS;
        }
        double mean = sum / REPETITIONS;
        double observed = Math.sqrt((squares - sum * mean) / (REPETITIONS - 1));
        assertThat(stated).isCloseTo(observed, within(slack * observed));
        assertThat(mean).isCloseTo(truth, within(5 * observed / Math.sqrt(REPETITIONS) + 0.1 * observed));
    }

    private static double[] logWeights(long repetition, boolean forward) {
        double s = 1.2;
        double[] noise = new double[1000];
        Streams.fillNormal(Streams.stream(3, repetition, forward ? "forward" : "reverse"), noise);
        double[] logs = new double[noise.length];
        for (int n = 0; n < noise.length; n++) {
            double x = forward ? noise[n] : s * noise[n];
            logs[n] = -0.5 * x * x + 0.5 * x * x / (s * s) + Math.log(s);
        }
        return logs;
    }

    @Test
    void ofImportanceWeights() {
        double s = 1.2;
        double ess = Math.sqrt(2 * s * s - 1) / (s * s);
        double kl = 0.5 * (s * s - 1) - Math.log(s);
        matchesItsScatter(repeat -> weights(logWeights(repeat, false)).bound(), -kl, 0.12);
        matchesItsScatter(repeat -> weights(logWeights(repeat, false)).reverseLogZ(), 0, 0.12);
        matchesItsScatter(repeat -> weights(logWeights(repeat, false)).reverseEss(), ess, 0.12);
        matchesItsScatter(repeat -> weights(logWeights(repeat, true)).forwardLogZ(), 0, 0.12);
        matchesItsScatter(repeat -> weights(logWeights(repeat, true)).forwardEss(), ess, 0.12);
    }

    private static SampledModes modes(long repetition, double[] weights) {
        UniformRandomProvider random = Streams.stream(4, repetition, "modes");
        int count = 1000;
        double[][] shares = new double[2][count];
        for (int n = 0; n < count; n++) {
            double share = random.nextDouble() < 0.3 ? 0.9 : 0.1;
            shares[0][n] = share;
            shares[1][n] = 1 - share;
        }
        return new SampledModes(shares, weights, Checkpoint.NONE);
    }

    @Test
    void ofModes() {
        double[] even = {0.5, 0.5};
        double[] uneven = {0.6, 0.4};
        // The masses are 0.3 * 0.9 + 0.7 * 0.1 = 0.34 and 0.66.
        ModeCoverage truth = new ModeCoverage(new double[] {0.34, 0.66}, even);
        ModeCoverage other = new ModeCoverage(new double[] {0.34, 0.66}, uneven);
        matchesItsScatter(repeat -> modes(repeat, even).coverage(), truth.coverage(), 0.12);
        matchesItsScatter(repeat -> modes(repeat, even).entropicCoverage(), truth.entropicCoverage(), 0.12);
        matchesItsScatter(repeat -> modes(repeat, uneven).entropicCoverage(), other.entropicCoverage(), 0.12);
        matchesItsScatter(repeat -> modes(repeat, uneven).jensenShannon(), other.jensenShannon(), 0.12);
    }

    private static double[] normal(long repetition, String purpose, int count, double shift, double sd) {
        double[] points = new double[2 * count];
        Streams.fillNormal(Streams.stream(5, repetition, purpose), points);
        for (int n = 0; n < points.length; n++) {
            points[n] = sd * points[n] + (n % 2 == 0 ? shift : 0);
        }
        return points;
    }

    /**
     * In the plane, with squared bandwidth h and a shift m: E k(x, x') = 1 / (1 + 2 / h), and between both the same times
     * exp(-m^2 / (2 (h + 2))). The median squared distance of standard normal points is 4 log 2.
     */
    @Test
    void theSquaredDiscrepancyOfShiftedNormals() {
        double h = 4 * Math.log(2);
        double shift = 1;
        double truth = 2 / (1 + 2 / h) * (1 - Math.exp(-shift * shift / (2 * (h + 2))));
        matchesItsScatter(
                repeat -> SampleDistance.squaredMmd(
                        normal(repeat, "fit", 200, shift, 1), normal(repeat, "target", 200, 0, 1), 2),
                truth,
                0.25);
    }

    @Test
    void theDiscrepancyOfEqualDensitiesIsZeroOnAverage() {
        double sum = 0;
        for (long repeat = 0; repeat < REPETITIONS; repeat++) {
            sum += SampleDistance.squaredMmd(normal(repeat, "fit", 100, 0, 1), normal(repeat, "target", 100, 0, 1), 2)
                    .value();
        }
        assertThat(sum / REPETITIONS).isCloseTo(0, within(1e-3));
    }

    /** Along a direction at an angle a, N(m, s^2) is at a squared distance (m cos a)^2 + (s - 1)^2 from N(0, 1). */
    @Test
    void theSlicedDistanceOfNormals() {
        double[] directions = new double[64];
        for (int l = 0; l < 32; l++) {
            directions[2 * l] = Math.cos(Math.PI * l / 32);
            directions[2 * l + 1] = Math.sin(Math.PI * l / 32);
        }
        double truth = Math.sqrt(0.5 * 4 + 0.25);
        matchesItsScatter(
                repeat -> SampleDistance.slicedWasserstein(
                        normal(repeat, "fit", 500, 2, 1.5), normal(repeat, "target", 500, 0, 1), 2, directions),
                truth,
                0.25);
    }

    private static ImportanceWeights weights(double[] logWeights) {
        return new ImportanceWeights(logWeights, Checkpoint.NONE);
    }
}
