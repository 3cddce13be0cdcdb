package dev.anneal.numerics.quadrature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoModeMomentsTest {
    /** Against a rule with a step that is finer than any that is chosen. */
    @ParameterizedTest
    @CsvSource({"0.5, 0, 0, 1", "0.5, 6, 3, 1", "0.3, 6, -2, 1.7", "0.9, 20, 9, 0.5", "0.2, 12, 40, 6", "1, 0, 2, 3"})
    void areThoseOfAFineRule(double weight, double distance, double centre, double deviation) {
        TwoModeMoments moments = new TwoModeMoments(
                Math.log(weight), weight == 1 ? Double.NEGATIVE_INFINITY : Math.log1p(-weight), distance);
        moments.evaluate(centre, deviation);
        double step = 1e-4;
        double total = 0;
        double sum = 0;
        double squares = 0;
        for (int i = -100_000; i <= 100_000; i++) {
            double z = i * step;
            double t = centre + deviation * z;
            double high = Math.log(weight) - 0.5 * t * t;
            double other = weight == 1
                    ? Double.NEGATIVE_INFINITY
                    : Math.log1p(-weight) - 0.5 * (t - distance) * (t - distance);
            double largest = Math.max(high, other);
            double value = largest + Math.log(Math.exp(high - largest) + Math.exp(other - largest));
            double density = Math.exp(-0.5 * z * z);
            total += density;
            sum += density * value;
            squares += density * value * value;
        }
        double mean = sum / total;
        double variance = squares / total - mean * mean;
        double scale = 1 + mean * mean;
        assertThat(moments.mean()).isCloseTo(mean, within(1e-10 * Math.sqrt(scale)));
        assertThat(moments.variance()).isCloseTo(variance, within(1e-10 * scale));
    }
}
