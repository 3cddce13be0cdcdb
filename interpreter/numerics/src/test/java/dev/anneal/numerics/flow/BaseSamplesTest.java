package dev.anneal.numerics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.density.NormalMixture;
import dev.anneal.numerics.random.KeyedStream;
import dev.anneal.numerics.simd.NetworkKernels;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Samples of a flow's base, where a flow begins with them. */
class BaseSamplesTest {

    /** A chunk of samples of a base, row by row, and the logarithm of the density after each. */
    private static <A> double[][] draw(FlowBase base, int dimension, Numbers<A> numbers, int rows) {
        RealNvpModel model = SmallFlows.model(dimension, Activation.TANH);
        RealNvpLayout layout = new RealNvpLayout(model);
        BaseSamples<A> samples = new BaseSamples<>(
                base, new RealNvpPass<>(layout, numbers), numbers, model, new KeyedStream(1, 0, "samples"));
        FlowWorkspace<A> workspace = new FlowWorkspace<>(layout, numbers, Checkpoint.NONE);
        samples.draw(3, 5, workspace, rows);
        double[][] out = new double[rows][dimension + 1];
        int coordinate = 0;
        for (int half = 0; half < 2; half++) {
            int columns = half == 0 ? model.first() : dimension - model.first();
            int stride = NetworkKernels.stride(columns);
            double[] values = new double[FlowWorkspace.CHUNK * stride];
            numbers.toDoubles(workspace.halves.get(half), values, values.length);
            for (int n = 0; n < rows; n++) {
                System.arraycopy(values, n * stride, out[n], coordinate, columns);
                for (int j = columns; j < stride; j++) {
                    assertThat(values[n * stride + j]).as("padding").isZero();
                }
            }
            coordinate += columns;
        }
        for (int n = 0; n < rows; n++) {
            out[n][dimension] = samples.logDensity[n];
        }
        return out;
    }

    private static double logDensity(LogDensity density, double[] row) {
        double[] out = new double[1];
        density.evaluator(1).values(row, 1, out);
        return out[0];
    }

    @Test
    void standardNormalOnesAreTheSameInBothPrecisionsAndKnowTheirDensity() {
        for (int dimension : new int[] {2, 3, 5, 32, 64}) {
            NormalMixture density = NormalMixture.standardNormal(dimension);
            FlowBase base = FlowBase.standardNormal(dimension);
            double[][] samples = draw(base, dimension, Numbers.twofold(), 128);
            double[][] single = draw(base, dimension, Numbers.single(), 128);
            double sum = 0;
            for (int n = 0; n < samples.length; n++) {
                double[] sample = samples[n];
                assertThat(Arrays.copyOf(single[n], dimension)).containsExactly(Arrays.copyOf(sample, dimension));
                assertThat(single[n][dimension]).isCloseTo(sample[dimension], within(1e-12 * dimension));
                assertThat(sample[dimension]).isCloseTo(logDensity(density, sample), within(1e-12 * dimension));
                for (int i = 0; i < dimension; i++) {
                    sum += sample[i] * sample[i];
                }
            }
            double count = 128.0 * dimension;
            assertThat(sum / count).isCloseTo(1, within(4 * Math.sqrt(2 / count)));
        }
    }

    @Test
    void theFirstSamplesDoNotDependOnHowManyThereAre() {
        for (int dimension : new int[] {2, 3, 64}) {
            FlowBase base = FlowBase.standardNormal(dimension);
            double[][] all = draw(base, dimension, Numbers.single(), 128);
            double[][] few = draw(base, dimension, Numbers.single(), 44);
            for (int n = 0; n < 44; n++) {
                assertThat(few[n]).containsExactly(all[n]);
            }
        }
    }

    @Test
    void chunksAndStepsHaveSamplesOfTheirOwn() {
        RealNvpModel model = SmallFlows.model(3, Activation.TANH);
        RealNvpLayout layout = new RealNvpLayout(model);
        Numbers<double[]> numbers = Numbers.twofold();
        BaseSamples<double[]> samples = new BaseSamples<>(
                FlowBase.standardNormal(3),
                new RealNvpPass<>(layout, numbers),
                numbers,
                model,
                new KeyedStream(1, 0, "samples"));
        FlowWorkspace<double[]> workspace = new FlowWorkspace<>(layout, numbers, Checkpoint.NONE);
        Map<Double, String> chunks = new HashMap<>();
        for (int round = 0; round < 2; round++) {
            for (int step = 0; step < 20; step++) {
                for (int chunk = 0; chunk < 5; chunk++) {
                    samples.draw(step, chunk, workspace, 1);
                    String pair = step + " " + chunk;
                    assertThat(chunks.computeIfAbsent(samples.logDensity[0], key -> pair))
                            .isEqualTo(pair);
                }
            }
        }
        assertThat(chunks).hasSize(100);
    }

    @Test
    void otherBasesDrawForThemselves() {
        NormalMixture density = new NormalMixture(
                List.of(new NormalMixture.Component(1, new double[] {4, 5, 6}, new double[] {1, 2, 3})));
        FlowBase base = new FlowBase.Sampled(density, (random, points, capacity, count) -> {
            for (int n = 0; n < count; n++) {
                for (int i = 0; i < 3; i++) {
                    points[i * capacity + n] = 10 * n + i;
                }
            }
        });
        double[][] samples = draw(base, 3, Numbers.twofold(), 7);
        for (int n = 0; n < 7; n++) {
            double[] point = {10 * n, 10 * n + 1, 10 * n + 2};
            assertThat(samples[n]).startsWith(point);
            assertThat(samples[n][3]).isCloseTo(logDensity(density, point), within(1e-9));
        }
    }
}
