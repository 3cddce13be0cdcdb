package dev.anneal.numerics.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.random.Streams;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/** Starts drawn in the statistics have the distribution of those of drawn vectors. */
class SummaryDrawTest {

    private static final int DRAWS = 40_000;

    @Test
    void momentsAreThoseOfVectors() {
        // Fewer other dimensions than components, as many, and more; with and without centres off the target's span.
        for (int dimension : new int[] {2, 3, 4, 9}) {
            compare(dimension, 0, 1);
            compare(dimension, 1.3, 0.4);
        }
    }

    private static void compare(int dimension, double offset, double sd) {
        double[][] modes = new double[2][dimension];
        modes[0][0] = 2;
        modes[1][1] = 1;
        TargetSummary target = new TargetSummary(new MixtureTarget(new double[] {0.5, 0.5}, modes));
        double[] centre = new double[dimension];
        centre[0] = offset;
        centre[dimension - 1] -= offset;
        SummaryDraw draw = new SummaryDraw(
                target,
                List.of(
                        new SummaryDraw.Source(0.3, centre, sd),
                        new SummaryDraw.Source(0.7, new double[dimension], 2 * sd)));
        double[] weights = {0.2, 0.3, 0.5};
        Moments direct = new Moments();
        Moments vectors = new Moments();
        for (int repeat = 0; repeat < DRAWS; repeat++) {
            direct.add(target, draw.draw(Streams.stream(5, repeat, "direct"), weights, 1));
            vectors.add(target, target.summarise(vector(centre, sd, weights, repeat)));
        }
        for (int i = 0; i < Moments.COUNT; i++) {
            double error = Math.sqrt(direct.variance(i) / DRAWS + vectors.variance(i) / DRAWS) + 1e-12;
            assertThat(direct.mean(i))
                    .as("d = %d, statistic %d", dimension, i)
                    .isCloseTo(vectors.mean(i), within(5 * error));
        }
    }

    private static MixtureState vector(double[] centre, double sd, double[] weights, int repeat) {
        UniformRandomProvider random = Streams.stream(6, repeat, "vectors");
        int dimension = centre.length;
        double[] means = new double[3 * dimension];
        double[] noise = new double[dimension];
        for (int k = 0; k < 3; k++) {
            boolean first = random.nextDouble() < 0.3;
            Streams.fillNormal(random, noise);
            for (int i = 0; i < dimension; i++) {
                means[k * dimension + i] = (first ? centre[i] : 0) + (first ? sd : 2 * sd) * noise[i];
            }
        }
        return new MixtureState(means, weights, 1);
    }

    /** First and second moments, and products, of overlaps and inner products. */
    private static final class Moments {
        static final int COUNT = 9;
        private final double[] sum = new double[COUNT];
        private final double[] square = new double[COUNT];

        void add(TargetSummary target, SummaryState state) {
            double m = target.overlap(state, 0, 0);
            double[] gram = state.gram();
            double volume = gram[0] * gram[4] - gram[1] * gram[1];
            double[] values = {
                m, m * m, gram[0], gram[1], gram[0] * gram[0], gram[1] * gram[1], m * gram[1], volume, gram[8] * gram[5]
            };
            for (int i = 0; i < COUNT; i++) {
                sum[i] += values[i] / DRAWS;
                square[i] += values[i] * values[i] / DRAWS;
            }
        }

        double mean(int i) {
            return sum[i];
        }

        double variance(int i) {
            return square[i] - sum[i] * sum[i];
        }
    }

    @Test
    void hugeSpacesAreTheLimit() {
        int dimension = 1_000_000;
        double[][] mode = new double[1][dimension];
        mode[0][7] = 3;
        TargetSummary target = new TargetSummary(new MixtureTarget(new double[] {1}, mode));
        SummaryDraw draw = new SummaryDraw(
                target, List.of(new SummaryDraw.Source(1, new double[dimension], 1 / Math.sqrt(dimension))));
        for (int repeat = 0; repeat < 1000; repeat++) {
            SummaryState state = draw.draw(Streams.stream(1, repeat, "start"), new double[] {0.5, 0.5}, 1);
            // Lengths are 1 up to sqrt(2/d), angles right ones up to 1/sqrt(d), overlaps 0 up to 3/sqrt(d).
            assertThat(state.gram()[0]).isCloseTo(1, within(6 * 1.5e-3));
            assertThat(state.gram()[1]).isCloseTo(0, within(6 * 1e-3));
            assertThat(target.overlap(state, 1, 0)).isCloseTo(0, within(6 * 3e-3));
        }
    }
}
