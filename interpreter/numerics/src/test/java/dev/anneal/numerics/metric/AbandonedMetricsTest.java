package dev.anneal.numerics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Checkpoint.Verdict;
import dev.anneal.numerics.Interruption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who wants the metrics of many samples no longer does not wait for them. */
class AbandonedMetricsTest {
    private static final int SAMPLES = 300_000;
    private static final int MODES = 4;

    static Stream<Consumer<Checkpoint>> metrics() {
        return Stream.of(
                ofWeights(ImportanceWeights::bound),
                ofWeights(ImportanceWeights::reverseLogZ),
                ofWeights(ImportanceWeights::forwardLogZ),
                ofWeights(ImportanceWeights::reverseEss),
                ofWeights(ImportanceWeights::forwardEss),
                ofModes(SampledModes::modes),
                ofModes(SampledModes::coverage),
                ofModes(SampledModes::entropicCoverage),
                ofModes(SampledModes::jensenShannon));
    }

    private static Consumer<Checkpoint> ofWeights(Function<ImportanceWeights, Object> metric) {
        double[] logWeights = new double[SAMPLES];
        for (int n = 0; n < SAMPLES; n++) {
            logWeights[n] = Math.sin(n);
        }
        return checkpoint -> assertThat(metric.apply(new ImportanceWeights(logWeights, checkpoint)))
                .isNotNull();
    }

    private static Consumer<Checkpoint> ofModes(Function<SampledModes, Object> metric) {
        double[][] shares = new double[MODES][SAMPLES];
        double[] weights = new double[MODES];
        for (int j = 0; j < MODES; j++) {
            weights[j] = 1.0 / MODES;
            for (int n = 0; n < SAMPLES; n++) {
                shares[j][n] = n % MODES == j ? 1 : 0;
            }
        }
        return checkpoint -> assertThat(metric.apply(new SampledModes(shares, weights, checkpoint)))
                .isNotNull();
    }

    /** However long it takes, it is left at each of the moments at which it asks. */
    @ParameterizedTest
    @MethodSource("metrics")
    void asksAndLeaves(Consumer<Checkpoint> metric) {
        AtomicInteger polls = new AtomicInteger();
        AtomicInteger last = new AtomicInteger(Integer.MAX_VALUE);
        Checkpoint checkpoint = fraction -> polls.incrementAndGet() >= last.get() ? Verdict.ABANDON : Verdict.PROCEED;
        metric.accept(checkpoint);
        int all = polls.get();
        assertThat(all).isPositive();
        for (int moment = 1; moment <= all; moment++) {
            polls.set(0);
            last.set(moment);
            assertThatThrownBy(() -> metric.accept(checkpoint))
                    .isInstanceOfSatisfying(
                            Interruption.class,
                            left -> assertThat(left.verdict()).isEqualTo(Verdict.ABANDON));
            assertThat(polls.get()).isEqualTo(moment);
        }
    }
}
