package dev.anneal.numerics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.random.Streams;
import dev.anneal.numerics.schedule.AdaptiveSchedule;
import dev.anneal.numerics.schedule.AdaptiveSchedule.Rule;
import org.junit.jupiter.api.Test;

/** Steps in the inverse temperature of batches from p^beta, for a standard normal p in d dimensions. */
class AdaptiveTemperatureTest {
    private static final int DIMENSION = 6;
    private static final int BATCH = 200_000;
    private static final double FROM = 0.2;

    private final double[] logTarget = new double[BATCH];
    private final double[] logFlow = new double[BATCH];

    AdaptiveTemperatureTest() {
        double[] noise = new double[BATCH * DIMENSION];
        Streams.fillNormal(Streams.stream(5, 0, "batch"), noise);
        for (int n = 0; n < BATCH; n++) {
            double square = 0;
            for (int i = 0; i < DIMENSION; i++) {
                square += noise[n * DIMENSION + i] * noise[n * DIMENSION + i] / FROM;
            }
            logTarget[n] = -0.5 * square;
            logFlow[n] = -0.5 * FROM * square;
        }
    }

    private static AdaptiveSchedule schedule(Rule rule, double strength, double every, double slowest, double fastest) {
        return new AdaptiveSchedule(rule, FROM, strength, every, slowest, fastest);
    }

    private double after(AdaptiveSchedule schedule, int steps) {
        AdaptiveTemperature temperature = new AdaptiveTemperature(schedule);
        for (int step = 1; step <= steps; step++) {
            temperature.observe(step, logTarget, logFlow);
        }
        return temperature.beta();
    }

    /** sd(log p) = sqrt(d / 2) / beta. */
    @Test
    void adaAnnStepsByTheDeviationOfTheLogarithm() {
        double rise = 0.3 * FROM / Math.sqrt(0.5 * DIMENSION);
        assertThat(after(schedule(Rule.VARIANCE, 0.3, 1, 1e-6, 1), 1)).isCloseTo(FROM + rise, within(0.01 * rise));
    }

    /** With r = step / beta the share is (1 + r)^-d (1 + 2 r)^(d / 2). */
    @Test
    void theConditionalSampleSizeIsKept() {
        double share = 0.8;
        double rise = after(schedule(Rule.ESS, share, 1, 1e-6, 1), 1) - FROM;
        double r = rise / FROM;
        assertThat(Math.pow(1 + r, -DIMENSION) * Math.pow(1 + 2 * r, 0.5 * DIMENSION))
                .isCloseTo(share, within(0.01));
    }

    @Test
    void itMovesEveryFewSteps() {
        AdaptiveSchedule schedule = schedule(Rule.VARIANCE, 1e-9, 3, 0.01, 1);
        assertThat(after(schedule, 2)).isEqualTo(FROM);
        assertThat(after(schedule, 3)).isCloseTo(FROM + 0.03, within(1e-15));
        assertThat(after(schedule, 8)).isCloseTo(FROM + 0.06, within(1e-15));
    }

    @Test
    void theBoundsHoldAndTheLastOneWins() {
        assertThat(after(schedule(Rule.VARIANCE, 1e9, 1, 0.01, 0.05), 2)).isCloseTo(FROM + 0.1, within(1e-15));
        assertThat(after(schedule(Rule.ESS, 0.999_999_999, 1, 0.01, 0.05), 2)).isCloseTo(FROM + 0.02, within(1e-15));
        assertThat(after(schedule(Rule.ESS, 1e-9, 1, 0.01, Double.POSITIVE_INFINITY), 1))
                .isEqualTo(1);
        assertThat(after(schedule(Rule.VARIANCE, 1e9, 1, 0.3, 0.3), 3)).isEqualTo(1);
    }
}
