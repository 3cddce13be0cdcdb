package dev.anneal.numerics.quadrature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.random.Streams;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Softmax expectations against a finer tensor product in the coordinates the logits were made in. */
class SoftmaxExpectationTest {

    private final SoftmaxWorkspace workspace = new SoftmaxWorkspace();

    @ParameterizedTest
    @CsvSource({"3, 1, 1", "3, 1, 30", "5, 1, 4", "3, 2, 0.1", "3, 2, 2", "4, 2, 6", "6, 2, 3", "4, 3, 0.5", "4, 3, 2"})
    void agreesWithAFinerRule(int n, int rank, double size) {
        for (int repeat = 0; repeat < (rank == 3 ? 2 : 5); repeat++) {
            UniformRandomProvider random = Streams.stream(n * 100L + rank, repeat, "logits");
            double[][] slopes = normal(random, n, rank, size);
            double[] offsets = normal(random, 1, n, 2)[0];
            // Slopes spread over about six sizes; the step resolves them to 1e-12 in one and two dimensions.
            double[] expected = BruteForce.softmax(offsets, slopes, Math.min(0.4, (rank == 3 ? 0.5 : 0.35) / size / 2));
            verify(offsets, slopes, expected, rank == 1 ? 1e-10 : 1e-8);
        }
    }

    @Test
    void slopesTooSteepForATableAgreeToo() {
        double[][] slopes = {{70, 0.4}, {-60, -0.5}, {5, 0.1}};
        double[] offsets = {10, -4, 12};
        verify(offsets, slopes, BruteForce.softmax(offsets, slopes, 0.0025), 1e-8);
    }

    @Test
    void aNearlyFlatAxisMakesNoDifference() {
        for (double flat : new double[] {0, 1e-9, 1e-6, 1e-5, 1e-3}) {
            double[][] slopes = {{2, flat}, {-1, -flat}, {0.5, 2 * flat}, {0.1, 0}};
            double[] offsets = {0.3, 0, -0.2, 0.5};
            verify(offsets, slopes, BruteForce.softmax(offsets, slopes, 0.1), 1e-9);
        }
    }

    @Test
    void equalVectorsGiveThePlainSoftmax() {
        double[][] slopes = {{1, 2}, {1, 2}, {1, 2}};
        double[] offsets = {0, 1, 3};
        verify(offsets, slopes, BruteForce.softmax(offsets, slopes, 0.1), 1e-12);
        assertThat(workspace.mean(2)).isCloseTo(Math.exp(3) / (1 + Math.E + Math.exp(3)), within(1e-15));
    }

    @Test
    void aLogitIsLeftOutOnlyIfItIsNothingToTheLastBits() {
        double[][] slopes = {{1}, {1}, {1}};
        evaluate(new double[] {0, -12, -20}, slopes);
        double sum = 1 + Math.exp(-12) + Math.exp(-20);
        assertThat(workspace.mean(1)).isCloseTo(Math.exp(-12) / sum, within(1e-15));
        assertThat(workspace.mean(2)).isCloseTo(Math.exp(-20) / sum, within(1e-15));
    }

    @Test
    void oneLogitAndTwoLogits() {
        evaluate(new double[] {-3}, new double[][] {{5}});
        assertThat(workspace.mean(0)).isEqualTo(1);
        assertThat(workspace.logSumExp()).isEqualTo(-3);
        double[][] slopes = {{1.5, 0}, {0, -2}};
        double[] offsets = {0.4, -0.3};
        verify(offsets, slopes, BruteForce.softmax(offsets, slopes, 0.1), 1e-10);
    }

    @Test
    void weightsOfZeroAndFarAwayLogitsAreLeftOut() {
        evaluate(new double[] {0, Double.NEGATIVE_INFINITY, -1e6}, new double[][] {{0}, {3}, {1}});
        assertThat(workspace.mean(0)).isEqualTo(1);
        assertThat(workspace.mean(1)).isZero();
        assertThat(workspace.mean(2)).isZero();
    }

    @Test
    void notANumberComesOut() {
        evaluate(new double[] {0, Double.NaN, 1}, new double[][] {{0}, {3}, {1}});
        assertThat(workspace.mean(0)).isNaN();
    }

    @Test
    void manyDimensionsStayWithinTheirErrorEstimate() {
        // Five logits of which four differ by independent noise: no rule but quasi-Monte Carlo applies.
        double[][] slopes = {{1, 0, 0, 0}, {0, 1.2, 0, 0}, {0, 0, 0.8, 0}, {0, 0, 0, 1.1}, {0, 0, 0, 0}};
        double[] offsets = {0.2, -0.1, 0.4, 0, 0.3};
        double[] expected = BruteForce.softmax(offsets, slopes, 0.5);
        evaluate(offsets, slopes);
        double worst = 0;
        double sum = 0;
        for (int i = 0; i < 5; i++) {
            worst = Math.max(worst, Math.abs(workspace.mean(i) - expected[i]));
            sum += workspace.mean(i);
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(workspace.errorEstimate()).isBetween(1e-8, 1e-3);
        assertThat(worst).isLessThan(3 * workspace.errorEstimate());
    }

    @Test
    void allocatesNothingOnceItHasGrown() {
        double[][] slopes = {{1, 0.3}, {0, 1.2}, {0.4, -1}};
        double[] offsets = {0.2, -0.1, 0.4};
        double[] distances = distances(slopes);
        var bean = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int repeat = 0; repeat < 200; repeat++) {
            if (repeat == 100) {
                before = bean.getCurrentThreadAllocatedBytes();
            }
            SoftmaxExpectation.evaluate(3, offsets, distances, 1, true, true, workspace);
        }
        // The measurement itself allocates a little; one array per evaluation would be more than this.
        assertThat(bean.getCurrentThreadAllocatedBytes() - before).isLessThan(2000);
    }

    private void verify(double[] offsets, double[][] slopes, double[] expected, double tolerance) {
        int n = offsets.length;
        evaluate(offsets, slopes);
        for (int i = 0; i < n; i++) {
            assertThat(workspace.mean(i)).as("mean %d", i).isCloseTo(expected[i], within(tolerance));
            for (int j = 0; j < n; j++) {
                assertThat(workspace.second(i, j))
                        .as("second moment %d, %d", i, j)
                        .isCloseTo(expected[n + i * n + j], within(tolerance));
            }
        }
        double log = expected[n + n * n];
        assertThat(workspace.logSumExp()).isCloseTo(log, within(tolerance * (10 + Math.abs(log))));
    }

    private void evaluate(double[] offsets, double[][] slopes) {
        SoftmaxExpectation.evaluate(offsets.length, offsets, distances(slopes), 1, true, true, workspace);
    }

    private static double[] distances(double[][] slopes) {
        int n = slopes.length;
        double[] distances = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int axis = 0; axis < slopes[0].length; axis++) {
                    distances[i * n + j] += Math.pow(slopes[i][axis] - slopes[j][axis], 2);
                }
            }
        }
        return distances;
    }

    private static double[][] normal(UniformRandomProvider random, int rows, int columns, double size) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            Streams.fillNormal(random, row);
            for (int i = 0; i < columns; i++) {
                row[i] *= size;
            }
        }
        return values;
    }
}
