package dev.anneal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.evaluate.EstimateArithmetic;
import dev.anneal.evaluate.Intrinsics.Answer;
import dev.anneal.evaluate.Intrinsics.Sample;
import dev.anneal.evaluate.Replicate;
import dev.anneal.evaluate.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Aggregates: their values by hand, and their errors against what many samples show. */
class AggregatesTest {
    private static Sample sample(double[] values, long seed) {
        List<Value> list = new ArrayList<>();
        List<Optional<Replicate>> replicates = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            list.add(new Value.Number(values[i]));
            replicates.add(Optional.of(new Replicate(seed, i)));
        }
        return new Sample(list, replicates);
    }

    private static Value.Estimate estimate(String name, Sample sample, double... arguments) {
        List<Value> further = new ArrayList<>();
        Arrays.stream(arguments).forEach(argument -> further.add(new Value.Number(argument)));
        return (Value.Estimate) ((Answer.Of) Aggregates.of(name, sample, further)).value();
    }

    @Test
    void theMeanHasTheErrorOfAMean() {
        Value.Estimate mean = estimate("mean", sample(new double[] {1, 2, 3, 6}, 0));
        assertThat(mean.value()).isEqualTo(3);
        // The variance of the sample is 14 / 3, that of the mean a quarter of it.
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(14.0 / 12), within(1e-14));
        assertThat(mean.count()).isEqualTo(4);
    }

    /** For each aggregate: in 2000 samples of 200 the standard errors are on average the deviation of the values. */
    @ParameterizedTest
    @CsvSource({"mean, 0", "sd, 0", "quantile, 0.5", "quantile, 0.9"})
    void errorsAreThoseThatManySamplesShow(String name, double p) {
        Random random = new Random(7);
        int samples = 2000;
        double[] values = new double[samples];
        double errors = 0;
        for (int i = 0; i < samples; i++) {
            double[] numbers = new double[200];
            Arrays.setAll(numbers, at -> random.nextGaussian());
            Value.Estimate estimate = name.equals("quantile")
                    ? estimate(name, sample(numbers, i), p)
                    : estimate(name, sample(numbers, i));
            values[i] = estimate.value();
            errors += estimate.standardError() / samples;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
        // The deviation of 2000 values is known to 1.6 %. The interval of a quantile has whole ranks for ends, on the
        // safe
        // side.
        assertThat(errors / deviation).isBetween(0.95, name.equals("quantile") ? 1.2 : 1.05);
    }

    @Test
    void theErrorsOfExtremesAreThoseOfTheJackknife() {
        double[] values = {4, 1, 9, 7};
        Value.Estimate largest = estimate("max", sample(values, 0));
        assertThat(largest.value()).isEqualTo(9);
        assertThat(largest.standardError()).isCloseTo(2 * 3.0 / 4, within(1e-14));
        assertThat(estimate("min", sample(values, 0)).standardError()).isCloseTo(3 * 3.0 / 4, within(1e-14));
    }

    @Test
    void oneReplicateHasAValueAndNoError() {
        Value.Estimate single = estimate("mean", sample(new double[] {5}, 0));
        assertThat(single.value()).isEqualTo(5);
        assertThat(single.standardError()).isNaN();
    }

    @Test
    void rowsThatAreNoFitsHaveNoErrors() {
        Sample rows = new Sample(
                List.of(new Value.Number(1), new Value.Number(3)), List.of(Optional.empty(), Optional.empty()));
        assertThat(Aggregates.of("mean", rows, List.of())).isEqualTo(new Answer.Of(new Value.Number(2)));
    }

    @Test
    void nothingHasNoMean() {
        assertThat(Aggregates.of("mean", new Sample(List.of(), List.of()), List.of()))
                .isEqualTo(new Answer.Of(Value.MISSING));
    }

    /** A function of two measures of the same fits: its error against that of many samples. */
    private static void assertErrorOf(ToDoubleFunction<double[]> function, boolean sameFits) {
        Random random = new Random(11);
        int samples = 3000;
        double[] values = new double[samples];
        double errors = 0;
        for (int i = 0; i < samples; i++) {
            double[] x = new double[100];
            double[] y = new double[100];
            for (int j = 0; j < x.length; j++) {
                x[j] = 3 + random.nextGaussian();
                y[j] = 2 + (sameFits ? 0.8 * (x[j] - 3) : 0) + 0.6 * random.nextGaussian();
            }
            Value.Estimate a = estimate("mean", sample(x, 0));
            Value.Estimate b = estimate("mean", sample(y, sameFits ? 0 : 1));
            values[i] = function.applyAsDouble(new double[] {a.value(), b.value()});
            errors += EstimateArithmetic.difference(a, b).standardError() / samples;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
        assertThat(errors / deviation).isCloseTo(1, within(0.04));
    }

    @Test
    void differencesOfTheSameFitsCountWhatTheyShareOnce() {
        assertErrorOf(means -> means[0] - means[1], true);
    }

    @Test
    void differencesOfOtherFitsAreThoseOfIndependentOnes() {
        assertErrorOf(means -> means[0] - means[1], false);
    }

    @Test
    void anEstimateLessItselfIsExactlyNothing() {
        Value.Estimate mean = estimate("mean", sample(new double[] {1, 2, 4}, 0));
        assertThat(EstimateArithmetic.difference(mean, mean).standardError()).isZero();
    }
}
