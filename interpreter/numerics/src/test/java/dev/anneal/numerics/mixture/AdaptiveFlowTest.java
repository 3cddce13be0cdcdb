package dev.anneal.numerics.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.ode.RungeKutta;
import dev.anneal.numerics.random.Streams;
import dev.anneal.numerics.schedule.AdaptiveSchedule;
import dev.anneal.numerics.schedule.AdaptiveSchedule.Rule;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Flows whose inverse temperature follows from the run. */
class AdaptiveFlowTest {
    private static final FlowSettings EXACT = new FlowSettings(RungeKutta.DOPRI853, 1e-10, 0.01, Geometry.WASSERSTEIN);

    private static AdaptiveSchedule byVariance(double from, double tolerance) {
        return new AdaptiveSchedule(Rule.VARIANCE, from, tolerance, 1, 1e-4, Double.POSITIVE_INFINITY);
    }

    private static MixtureFlow flow(
            MixtureTarget target, MixtureModel model, FlowSettings settings, AdaptiveSchedule schedule) {
        return new MixtureFlow(target, model, settings, Annealing.by(schedule), new PairTables());
    }

    /** A normal density of width 1 / beta on its mode is p^beta for ever, and Var log p = d / (2 beta^2). */
    @ParameterizedTest
    @EnumSource(RungeKutta.class)
    void ofANormalDensityBetaGrowsByEqualFactors(RungeKutta integrator) {
        int dimension = 5;
        double duration = 8;
        double from = 0.02;
        MixtureTarget target = Problems.target(1, dimension, 2, 3);
        MixtureModel model = new MixtureModel(1, dimension, false, Covariance.TEMPERED);
        FlowSettings settings = new FlowSettings(integrator, 1e-10, 0.01, Geometry.WASSERSTEIN);
        AdaptiveSchedule schedule = byVariance(from, AdaptiveSchedule.tolerance(from, duration, dimension));
        double[] times = {0, 1, 4, 7.5, 8.5, 10};
        double[] found = new double[times.length];
        FlowResult<MixtureState> result = flow(target, model, settings, schedule)
                .run(
                        List.of(new MixtureState(target.means()[0].clone(), new double[] {1}, 1)),
                        10,
                        times,
                        (lane, index, time, beta, state) -> found[index] = beta,
                        Checkpoint.NONE)
                .get(0);
        double error = integrator == RungeKutta.EULER ? 0.02 : 1e-8;
        for (int i = 0; i < 4; i++) {
            assertThat(found[i]).isCloseTo(Math.pow(from, 1 - times[i] / duration), within(error));
        }
        assertThat(found[4]).isEqualTo(1);
        assertThat(found[5]).isEqualTo(1);
        assertThat(result.beta()).isEqualTo(1);
        assertThat(result.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(result.state().variance()).isEqualTo(1);
    }

    /** At the smallest rate beta is a straight ramp, and its end is where the bound says, to the last digits. */
    @Test
    void theSlowestRateBoundsTheEnd() {
        MixtureTarget target = Problems.twoModes(2, 3);
        MixtureModel model = new MixtureModel(2, 2, false, Covariance.IDENTITY);
        AdaptiveSchedule schedule = new AdaptiveSchedule(Rule.ESS, 0.25, 0.999_999, 1, 0.125, Double.POSITIVE_INFINITY);
        double[] times = {2, 5.999, 6.001};
        double[] found = new double[3];
        flow(target, model, EXACT, schedule)
                .run(
                        List.of(Problems.equalStarts(1, 2, 2, 0.5)),
                        8,
                        times,
                        (lane, index, time, beta, state) -> found[index] = beta,
                        Checkpoint.NONE);
        assertThat(schedule.latestEnd()).isEqualTo(6);
        assertThat(found[0]).isCloseTo(0.5, within(1e-12));
        assertThat(found[1]).isCloseTo(1 - 0.001 / 8, within(1e-12));
        assertThat(found[2]).isEqualTo(1);
    }

    @Test
    void theClosedEquationsAreTheSameDynamics() {
        int problem = 0;
        for (Geometry geometry : Geometry.values()) {
            for (Covariance covariance : Covariance.values()) {
                for (int components = 1; components <= 3; components++) {
                    agree(components, 1 + problem % 2, problem % 3 == 0, covariance, geometry, 40 + problem++);
                }
            }
        }
    }

    private static void agree(
            int components, int modes, boolean trainable, Covariance covariance, Geometry geometry, long seed) {
        int dimension = 4;
        MixtureTarget target = Problems.target(modes, dimension, 1.5, seed);
        MixtureState start = Problems.start(components, dimension, 0.7, seed);
        MixtureModel model = new MixtureModel(components, dimension, trainable, covariance);
        FlowSettings settings = new FlowSettings(RungeKutta.DOPRI853, 1e-10, 1, geometry);
        AdaptiveSchedule schedule = byVariance(0.1, 0.8);
        double[] times = {1, 2, 3};
        double[] first = new double[3];
        double[] second = new double[3];
        flow(target, model, settings, schedule)
                .run(
                        List.of(start),
                        3,
                        times,
                        (lane, index, time, beta, state) -> first[index] = beta,
                        Checkpoint.NONE);
        TargetSummary summary = new TargetSummary(target);
        new SummaryFlow(summary, model, settings, Annealing.by(schedule), new PairTables())
                .run(
                        List.of(summary.summarise(start)),
                        3,
                        times,
                        (lane, index, time, beta, state) -> second[index] = beta,
                        Checkpoint.NONE);
        assertThat(first[0]).isBetween(0.11, 0.99);
        for (int i = 0; i < 3; i++) {
            assertThat(second[i])
                    .as("%s on %s, %s, %s", components, modes, covariance, geometry)
                    .isCloseTo(first[i], within(1e-7));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theVarianceIsThatOfSamples(int modes) {
        int dimension = 3;
        int count = 400_000;
        MixtureTarget target = Problems.target(modes, dimension, 2, 11);
        MixtureState state = Problems.start(3, dimension, 1.5, 12);
        double sd = Math.sqrt(state.variance());
        UniformRandomProvider random = Streams.stream(1, 0, "samples");
        double[] noise = new double[dimension];
        double[] logs = new double[count];
        double mean = 0;
        for (int n = 0; n < count; n++) {
            double share = random.nextDouble();
            int k = share < state.weights()[0] ? 0 : share < state.weights()[0] + state.weights()[1] ? 1 : 2;
            Streams.fillNormal(random, noise);
            double density = 0;
            for (int j = 0; j < modes; j++) {
                double square = 0;
                for (int i = 0; i < dimension; i++) {
                    double difference = state.mean(k, i) + sd * noise[i] - target.means()[j][i];
                    square += difference * difference;
                }
                density += target.weights()[j] * Math.exp(-0.5 * square);
            }
            logs[n] = Math.log(density);
            mean += logs[n] / count;
        }
        double average = mean;
        double expected = Arrays.stream(logs)
                        .map(log -> (log - average) * (log - average))
                        .sum()
                / count;
        double[] toTarget = new double[3 * modes];
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < modes; j++) {
                toTarget[k * modes + j] =
                        TargetGeometry.squaredDistance(state.means(), k * dimension, target.means()[j], 0, dimension);
            }
        }
        double variance = new LogDensityVariance(dimension, 3, TargetGeometry.of(target))
                .of(state.weights(), toTarget, state.variance(), 0, 1);
        // The relative error of a variance from n samples is a few over the root of n.
        assertThat(variance).isCloseTo(expected, within(0.012 * expected));
    }

    @Test
    void aRunDoesNotDependOnWhatRunsBesideIt() {
        MixtureTarget target = Problems.twoModes(3, 2);
        MixtureModel model = new MixtureModel(2, 3, true, Covariance.SHARED);
        MixtureFlow flow = flow(target, model, EXACT, byVariance(0.05, 0.5));
        MixtureState[] starts = Problems.equalStarts(7, 2, 3, 0.6);
        List<FlowResult<MixtureState>> together =
                flow.run(List.of(starts), 6, new double[0], FlowObserver.none(), Checkpoint.NONE);
        for (int lane = 0; lane < starts.length; lane++) {
            FlowResult<MixtureState> alone = flow.run(
                            List.of(starts[lane]), 6, new double[0], FlowObserver.none(), Checkpoint.NONE)
                    .get(0);
            assertThat(together.get(lane).state().means())
                    .isEqualTo(alone.state().means());
            assertThat(together.get(lane).beta()).isEqualTo(1);
        }
    }

    @Test
    void threeModesAreRefused() {
        MixtureTarget target = Problems.target(3, 2, 1, 1);
        MixtureModel model = new MixtureModel(1, 2, false, Covariance.IDENTITY);
        List<MixtureState> starts = List.of(Problems.equalStarts(1, 1, 2, 1));
        assertThatThrownBy(() -> flow(target, model, EXACT, byVariance(0.1, 1))
                        .run(starts, 1, new double[0], FlowObserver.none(), Checkpoint.NONE))
                .hasMessageContaining("not for 3");
    }
}
