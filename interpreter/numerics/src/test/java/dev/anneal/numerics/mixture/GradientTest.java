package dev.anneal.numerics.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.schedule.ConstantSchedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The velocities of the flow against finite differences of the free energy, in both geometries. */
class GradientTest {

    private static final int DIMENSION = 3;
    private static final double BETA = 0.6;
    private static final double STEP = 3e-4;

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 1", "2, 2", "1, 3", "3, 1", "2, 3", "3, 2", "3, 3", "4, 2", "2, 4", "4, 4"})
    void velocitiesAreTheGradientOfTheFreeEnergy(int components, int modes) {
        MixtureTarget target = Problems.target(modes, DIMENSION, 1.5, modes);
        MixtureState state = Problems.start(components, DIMENSION, 1.2, 10L * components + modes);
        for (Geometry geometry : Geometry.values()) {
            double[] velocity = velocity(target, state, geometry);
            double[] weights = state.weights();
            double euclidean = geometry == Geometry.EUCLIDEAN ? 1 : 0;

            for (int i = 0; i < state.means().length; i++) {
                double weight = weights[i / DIMENSION];
                double gradient = meanDerivative(target, state, i);
                assertThat(velocity[i])
                        .as("%s, mean coordinate %d", geometry, i)
                        .isCloseTo(euclidean > 0 ? -gradient : -gradient / weight, within(1e-6));
            }
            int next = state.means().length;
            for (int k = 0; k < components; k++) {
                // dF/dalpha_k of w = softmax(alpha) is w_k (V_k - mean V); Fisher-Rao divides by w_k.
                double gradient = weightDerivative(target, state, k);
                assertThat(velocity[next + k])
                        .as("%s, weight %d", geometry, k)
                        .isCloseTo(euclidean > 0 ? -gradient : -gradient / weights[k], within(1e-6));
            }
            next += components;
            double gradient = varianceDerivative(target, state);
            double expected = euclidean > 0 ? -state.variance() * gradient : -4.0 / DIMENSION * gradient;
            assertThat(velocity[next]).as("%s, log variance", geometry).isCloseTo(expected, within(1e-6));
        }
    }

    private static double[] velocity(MixtureTarget target, MixtureState state, Geometry geometry) {
        TargetGeometry shape = TargetGeometry.of(target);
        MixturePull pull = new MixturePull(
                new MixtureModel(state.components(), DIMENSION, true, Covariance.SHARED),
                geometry,
                Annealing.by(new ConstantSchedule(BETA)),
                shape,
                new double[0],
                null);
        MixtureSystem system =
                new MixtureSystem(state.components(), DIMENSION, MixtureState.flatten(target.means()), pull);
        int count = system.variables();
        double[] y = java.util.Arrays.copyOf(state.means(), count);
        double[] logs = Weights.logarithms(state.weights());
        System.arraycopy(logs, 0, y, state.means().length, logs.length);
        y[count - 1] = Math.log(state.variance());
        double[] velocity = new double[count];
        system.derivative(1, new double[1], y, velocity, 1);
        return velocity;
    }

    private static double meanDerivative(MixtureTarget target, MixtureState state, int coordinate) {
        double[] up = state.means().clone();
        double[] down = state.means().clone();
        up[coordinate] += STEP;
        down[coordinate] -= STEP;
        return (freeEnergy(target, new MixtureState(up, state.weights(), state.variance()))
                        - freeEnergy(target, new MixtureState(down, state.weights(), state.variance())))
                / (2 * STEP);
    }

    private static double weightDerivative(MixtureTarget target, MixtureState state, int k) {
        return (freeEnergy(target, shifted(state, k, STEP)) - freeEnergy(target, shifted(state, k, -STEP)))
                / (2 * STEP);
    }

    private static MixtureState shifted(MixtureState state, int k, double step) {
        double[] logs = Weights.logarithms(state.weights());
        logs[k] += step;
        double[] weights = new double[logs.length];
        Weights.normalise(logs, weights);
        return new MixtureState(state.means(), weights, state.variance());
    }

    private static double varianceDerivative(MixtureTarget target, MixtureState state) {
        MixtureState up = new MixtureState(state.means(), state.weights(), state.variance() + STEP);
        MixtureState down = new MixtureState(state.means(), state.weights(), state.variance() - STEP);
        return (freeEnergy(target, up) - freeEnergy(target, down)) / (2 * STEP);
    }

    private static double freeEnergy(MixtureTarget target, MixtureState state) {
        return MixtureMetrics.measure(target, state, BETA).freeEnergy();
    }
}
