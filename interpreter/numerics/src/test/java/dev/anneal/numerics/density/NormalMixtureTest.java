package dev.anneal.numerics.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.density.NormalMixture.Component;
import dev.anneal.numerics.random.Streams;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The mixture's logarithms and gradients, against the sum written out and against finite differences. */
class NormalMixtureTest {
    private static final int CAPACITY = 70;
    private static final double[][] MEANS = {{1, -2, 0.5}, {-1, 0.3, 2}};
    private static final double[][] SDS = {{1, 0.5, 2}, {0.7, 1.5, 1}};
    private static final double[] WEIGHTS = {0.3, 0.7};

    private final NormalMixture mixture = new NormalMixture(
            List.of(new Component(WEIGHTS[0], MEANS[0], SDS[0]), new Component(WEIGHTS[1], MEANS[1], SDS[1])));

    private static double logDensity(double[] points, int n) {
        double sum = 0;
        for (int j = 0; j < 2; j++) {
            double product = WEIGHTS[j];
            for (int i = 0; i < 3; i++) {
                double x = (points[i * CAPACITY + n] - MEANS[j][i]) / SDS[j][i];
                product *= Math.exp(-0.5 * x * x) / (SDS[j][i] * Math.sqrt(2 * Math.PI));
            }
            sum += product;
        }
        return Math.log(sum);
    }

    @Test
    void logarithmsAndGradientsAreThoseOfTheSum() {
        double[] points = new double[3 * CAPACITY];
        Streams.fillNormal(Streams.stream(1, 0, "points"), points);
        double[] values = new double[CAPACITY];
        double[] gradients = new double[3 * CAPACITY];
        mixture.evaluator(CAPACITY).valuesAndGradients(points, CAPACITY, values, gradients);
        double h = 1e-5;
        for (int n = 0; n < CAPACITY; n++) {
            assertThat(values[n]).isCloseTo(logDensity(points, n), within(1e-12));
            for (int i = 0; i < 3; i++) {
                double[] moved = points.clone();
                moved[i * CAPACITY + n] += h;
                double above = logDensity(moved, n);
                moved[i * CAPACITY + n] -= 2 * h;
                double below = logDensity(moved, n);
                assertThat(gradients[i * CAPACITY + n]).isCloseTo((above - below) / (2 * h), within(1e-7));
            }
        }
    }

    /** An evaluator that is asked often turns to vector instructions, which is not to be seen. */
    @Test
    void itDoesNotMatterHowOftenAnEvaluatorIsAsked() {
        double[] points = new double[3 * CAPACITY];
        Streams.fillNormal(Streams.stream(2, 0, "points"), points);
        LogDensity.Evaluator evaluator = mixture.evaluator(CAPACITY);
        double[] first = new double[CAPACITY];
        double[] firstGradients = new double[3 * CAPACITY];
        evaluator.valuesAndGradients(points, CAPACITY, first, firstGradients);
        for (int call = 0; call < 200; call++) {
            double[] values = new double[CAPACITY];
            double[] gradients = new double[3 * CAPACITY];
            evaluator.valuesAndGradients(points, CAPACITY, values, gradients);
            assertThat(values).containsExactly(first);
            assertThat(gradients).containsExactly(firstGradients);
        }
    }
}
