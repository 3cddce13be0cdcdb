package dev.anneal.numerics.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LogDensityTest {
    private static final double[] COVARIANCE = {1.5, 0.4, 0.4, 0.7};

    private static LogDensity mixture() {
        return new MixtureDensity(
                new double[] {0.3, 0.7},
                List.of(
                        NormalDensity.independent(new double[] {1, -1}, new double[] {0.5, 0.9}),
                        NormalDensity.withCovariance(new double[] {-1, 0.5}, COVARIANCE)));
    }

    private static LogDensity line(double at) {
        return NormalDensity.independent(new double[] {at}, new double[] {0.8});
    }

    /** All of them on the plane, normalised, and practically without mass beyond 30. */
    static Stream<LogDensity> normalised() {
        return Stream.of(
                NormalDensity.independent(new double[] {1, -1}, new double[] {0.5, 0.9}),
                NormalDensity.withCovariance(new double[] {-1, 0.5}, COVARIANCE),
                mixture(),
                new ProductDensity(line(1), line(-0.5)),
                new ShiftedDensity(mixture(), new double[] {0.3, -2}),
                ScaledDensity.byFactors(mixture(), new double[] {-1.5, 0.7}),
                ScaledDensity.byMatrix(mixture(), new double[] {1, 0.5, -0.8, 1.2}),
                CoordinateDensity.studentT(9, new double[] {0.2, 0.1}, new double[] {0.6, 0.5}),
                CoordinateDensity.laplace(new double[] {0.0, 0.5}, new double[] {0.6, 1}),
                new UniformDensity(new double[] {-1.025, 0.025}, new double[] {1.025, 2.025}));
    }

    static Stream<LogDensity> all() {
        return Stream.concat(normalised(), Stream.of(new TemperedDensity(mixture(), 0.3)));
    }

    /** A sum over a lattice: exact for smooth densities, to 1e-3 for Laplace's kink at this width. */
    @ParameterizedTest
    @MethodSource("normalised")
    void integratesToOne(LogDensity density) {
        double width = 0.05;
        int side = 1201;
        LogDensity.Evaluator evaluator = density.evaluator(side);
        double[] points = new double[2 * side];
        double[] values = new double[side];
        double sum = 0;
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                points[j] = (i - side / 2) * width;
                points[side + j] = (j - side / 2) * width;
            }
            evaluator.values(points, side, values);
            for (double value : values) {
                sum += Math.exp(value) * width * width;
            }
        }
        assertThat(sum).isCloseTo(1, within(2e-3));
    }

    /** Central differences with a step of 1e-5 are good to about 1e-9. */
    @ParameterizedTest
    @MethodSource("all")
    void gradientIsThatOfTheValue(LogDensity density) {
        int count = 7;
        int capacity = 9;
        double[] points = new double[2 * capacity];
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3L);
        for (int i = 0; i < points.length; i++) {
            points[i] = 0.1 + 0.8 * random.nextDouble();
        }
        LogDensity.Evaluator evaluator = density.evaluator(capacity);
        double[] values = new double[capacity];
        double[] gradients = new double[points.length];
        double[] up = new double[capacity];
        double[] down = new double[capacity];
        evaluator.valuesAndGradients(points, count, values, gradients);
        evaluator.values(points, count, up);
        for (int n = 0; n < count; n++) {
            assertThat(values[n]).isEqualTo(up[n]);
        }
        double step = 1e-5;
        for (int i = 0; i < 2; i++) {
            for (int n = 0; n < count; n++) {
                int at = i * capacity + n;
                double x = points[at];
                points[at] = x + step;
                evaluator.values(points, count, up);
                points[at] = x - step;
                evaluator.values(points, count, down);
                points[at] = x;
                assertThat(gradients[at]).isCloseTo((up[n] - down[n]) / (2 * step), within(1e-7));
            }
        }
    }
}
