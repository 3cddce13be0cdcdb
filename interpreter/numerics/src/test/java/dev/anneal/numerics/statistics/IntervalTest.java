package dev.anneal.numerics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** Intervals against published values, and against how often they cover. */
class IntervalTest {
    private static final int TRIALS = 4000;

    /** Of 4000 intervals 95 % cover; three standard errors of that are 1 %, and discrete samples cover a bit more. */
    private static void assertCovers(int covered) {
        assertThat((double) covered / TRIALS).isBetween(0.935, 0.985);
    }

    @Test
    void theIntervalOfAShareIsWilsons() {
        // Newcombe (1998), table I: 81 of 263, and 0 of 20.
        Interval many = Interval.wilson(81, 263);
        assertThat(many.low()).isCloseTo(0.2553, within(5e-5));
        assertThat(many.high()).isCloseTo(0.3662, within(5e-5));
        Interval none = Interval.wilson(0, 20);
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(0.1611, within(5e-5));
        assertThat(Interval.wilson(20, 20).high()).isEqualTo(1);
    }

    @Test
    void theIntervalOfAMeanIsStudents() {
        // The 97.5 % quantile of t with 4 degrees of freedom is 2.776.
        Interval interval = Interval.student(1, 0.5, 5);
        assertThat(interval.high()).isCloseTo(1 + 2.776445 * 0.5, within(1e-6));
        assertThat(interval.low()).isCloseTo(1 - 2.776445 * 0.5, within(1e-6));
    }

    @Test
    void oneValueHasNoInterval() {
        assertThat(Interval.student(1, 0, 1).low()).isNaN();
    }

    /** Exactly, by the binomial distribution: on average over shares as promised, and nowhere far from it. */
    @Test
    void theIntervalOfAShareCovers() {
        double sum = 0;
        int shares = 0;
        for (double share = 0.02; share < 0.985; share += 0.01) {
            BinomialDistribution successes = new BinomialDistribution(null, 100, share);
            double covered = 0;
            for (int k = 0; k <= 100; k++) {
                Interval interval = Interval.wilson(k, 100);
                covered += interval.low() <= share && share <= interval.high() ? successes.probability(k) : 0;
            }
            assertThat(covered).as("share %f", share).isBetween(0.9, 0.995);
            sum += covered;
            shares++;
        }
        assertThat(sum / shares).isCloseTo(0.95, within(0.005));
    }

    @Test
    void theIntervalOfAQuantileCovers() {
        Random random = new Random(2);
        int covered = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            double[] sample = new double[60];
            Arrays.setAll(sample, i -> -Math.log(random.nextDouble()));
            Arrays.sort(sample);
            Interval interval = Interval.quantile(sample, 0.75);
            double truth = Math.log(4);
            covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
        }
        assertCovers(covered);
    }
}
