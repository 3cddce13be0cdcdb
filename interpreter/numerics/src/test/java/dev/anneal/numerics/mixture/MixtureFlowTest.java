package dev.anneal.numerics.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Checkpoint.Verdict;
import dev.anneal.numerics.ode.RungeKutta;
import dev.anneal.numerics.schedule.ConstantSchedule;
import dev.anneal.numerics.schedule.LinearSchedule;
import dev.anneal.numerics.schedule.Schedule;
import dev.anneal.numerics.schedule.StepsSchedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Properties that every flow has. */
class MixtureFlowTest {

    private static final double[] NONE = {};
    private static final Schedule RAMP = LinearSchedule.of(0.2, 0.1, false);

    private static MixtureFlow flow(
            MixtureTarget target, int components, boolean trainable, Covariance covariance, Schedule schedule) {
        MixtureModel model = new MixtureModel(components, target.dimension(), trainable, covariance);
        return new MixtureFlow(target, model, FlowSettings.standard(), schedule);
    }

    private static List<FlowResult<MixtureState>> run(MixtureFlow flow, MixtureState... starts) {
        return flow.run(List.of(starts), 15, NONE, FlowObserver.none(), Checkpoint.NONE);
    }

    @ParameterizedTest
    @CsvSource({"IDENTITY, false", "TEMPERED, false", "SHARED, true", "IDENTITY, true"})
    void aRunDoesNotDependOnItsCompany(Covariance covariance, boolean trainable) {
        MixtureFlow flow = flow(Problems.twoModes(5, 2), 2, trainable, covariance, RAMP);
        MixtureState[] starts = Problems.equalStarts(130, 2, 5, 0.7);
        List<FlowResult<MixtureState>> all = run(flow, starts);
        List<FlowResult<MixtureState>> seven = run(flow, Arrays.copyOfRange(starts, 60, 67));
        MixtureState[] turned = new MixtureState[starts.length];
        Arrays.setAll(turned, i -> starts[(i * 37 + 11) % starts.length]);
        List<FlowResult<MixtureState>> permuted = run(flow, turned);
        for (int i = 60; i < 67; i++) {
            same(run(flow, starts[i]).get(0), all.get(i));
            same(seven.get(i - 60), all.get(i));
        }
        for (int i = 0; i < turned.length; i++) {
            same(permuted.get(i), all.get((i * 37 + 11) % starts.length));
        }
    }

    private static void same(FlowResult<MixtureState> actual, FlowResult<MixtureState> expected) {
        assertThat(actual.state().means()).containsExactly(expected.state().means());
        assertThat(actual.state().weights()).containsExactly(expected.state().weights());
        assertThat(actual.state().variance()).isEqualTo(expected.state().variance());
        assertThat(actual.steps()).isEqualTo(expected.steps());
    }

    @Test
    void startsOfDifferentFixedWeightsKeepTheirOwn() {
        MixtureFlow flow = flow(Problems.twoModes(3, 2), 2, false, Covariance.IDENTITY, RAMP);
        double[] means = Problems.equalStarts(1, 2, 3, 0.7)[0].means();
        MixtureState[] starts = {
            new MixtureState(means, new double[] {0.5, 0.5}, 1),
            new MixtureState(means, new double[] {0.2, 0.8}, 1),
            new MixtureState(means, new double[] {0.5, 0.5}, 1),
            new MixtureState(means, new double[] {1, 0}, 1)
        };
        List<FlowResult<MixtureState>> together = run(flow, starts);
        for (int i = 0; i < starts.length; i++) {
            same(together.get(i), run(flow, starts[i]).get(0));
            assertThat(together.get(i).state().weights()).containsExactly(starts[i].weights());
        }
        assertThat(together.get(1).state().means())
                .isNotEqualTo(together.get(0).state().means());
        same(together.get(2), together.get(0));
    }

    @ParameterizedTest
    @EnumSource(RungeKutta.class)
    void recordingDoesNotChangeARun(RungeKutta method) {
        MixtureTarget target = Problems.twoModes(4, 2);
        MixtureModel model = new MixtureModel(2, 4, false, Covariance.TEMPERED);
        FlowSettings settings = new FlowSettings(method, 1e-8, 0.05, Geometry.WASSERSTEIN);
        MixtureFlow flow = new MixtureFlow(target, model, settings, RAMP);
        MixtureState[] starts = Problems.equalStarts(9, 2, 4, 0.7);
        List<Double> times = new ArrayList<>();
        double[] records = {0, 0.1, 0.11, 3, 8, 9.5, 15};
        List<FlowResult<MixtureState>> recorded = flow.run(
                List.of(starts),
                15,
                records,
                (lane, recordIndex, time, beta, state) -> {
                    assertThat(time).isEqualTo(records[recordIndex]);
                    assertThat(beta).isEqualTo(RAMP.beta(time));
                    assertThat(state.variance()).isEqualTo(1 / beta);
                    if (lane == 4) {
                        times.add(time);
                    }
                },
                Checkpoint.NONE);
        List<FlowResult<MixtureState>> plain = run(flow, starts);
        for (int i = 0; i < starts.length; i++) {
            same(recorded.get(i), plain.get(i));
        }
        assertThat(times).containsExactly(0.0, 0.1, 0.11, 3.0, 8.0, 9.5, 15.0);
    }

    @ParameterizedTest
    @CsvSource({"WASSERSTEIN, 2, 2", "EUCLIDEAN, 2, 2", "WASSERSTEIN, 3, 2", "EUCLIDEAN, 2, 3", "WASSERSTEIN, 1, 2"})
    void theFreeEnergyFallsAtFixedBeta(Geometry geometry, int components, int modes) {
        MixtureTarget target = Problems.target(modes, 2, 2, 5);
        MixtureModel model = new MixtureModel(components, 2, true, Covariance.SHARED);
        FlowSettings settings = new FlowSettings(RungeKutta.DOPRI853, 1e-8, 1, geometry);
        MixtureFlow flow = new MixtureFlow(target, model, settings, new ConstantSchedule(0.7));
        double[] records = new double[41];
        Arrays.setAll(records, i -> 0.2 * i);
        List<Double> energies = new ArrayList<>();
        flow.run(
                List.of(Problems.start(components, 2, 1, 3)),
                8,
                records,
                (lane, index, time, beta, state) ->
                        energies.add(MixtureMetrics.measure(target, state, beta).freeEnergy()),
                Checkpoint.NONE);
        assertThat(energies).hasSize(41);
        for (int i = 1; i < energies.size(); i++) {
            assertThat(energies.get(i)).isLessThan(energies.get(i - 1) + 1e-9);
        }
        assertThat(energies.get(40)).isLessThan(energies.get(0) - 0.05);
    }

    @Test
    void aScheduleThatJumpsEqualsItsPiecesInARow() {
        MixtureTarget target = Problems.twoModes(3, 2);
        double[] levels = {0.2, 0.5, 1};
        MixtureState start = Problems.equalStarts(1, 2, 3, 0.7)[0];
        MixtureState whole = flow(target, 2, false, Covariance.TEMPERED, new StepsSchedule(levels, 6))
                .run(List.of(start), 6, NONE, FlowObserver.none(), Checkpoint.NONE)
                .get(0)
                .state();
        MixtureState pieces = start;
        for (double level : levels) {
            pieces = flow(target, 2, false, Covariance.TEMPERED, new ConstantSchedule(level))
                    .run(List.of(pieces), 2, NONE, FlowObserver.none(), Checkpoint.NONE)
                    .get(0)
                    .state();
        }
        near(whole.means(), pieces.means(), 1e-7);
    }

    @ParameterizedTest
    @CsvSource({"2, 2, false", "3, 2, true", "2, 3, true", "2, 2, true"})
    void coordinatesAndOrderDoNotMatter(int components, int modes, boolean trainable) {
        int d = 4;
        MixtureTarget target = Problems.target(modes, d, 1.5, 21);
        MixtureState start = Problems.start(components, d, 0.8, 22);
        Covariance covariance = trainable ? Covariance.SHARED : Covariance.IDENTITY;
        FlowResult<MixtureState> plain = run(flow(target, components, trainable, covariance, RAMP), start)
                .get(0);

        double[][] rotated = new double[modes][];
        Arrays.setAll(rotated, j -> rotate(target.means()[j], 0, d));
        MixtureState rotatedStart = new MixtureState(rotateAll(start), start.weights(), start.variance());
        MixtureTarget rotatedTarget = new MixtureTarget(target.weights(), rotated);
        FlowResult<MixtureState> turned = run(
                        flow(rotatedTarget, components, trainable, covariance, RAMP), rotatedStart)
                .get(0);
        near(turned.state().means(), rotateAll(plain.state()), 2e-7);
        near(turned.state().weights(), plain.state().weights(), 2e-7);

        MixtureState swapped = new MixtureState(swap(start.means(), d), swap(start.weights(), 1), start.variance());
        FlowResult<MixtureState> permuted = run(flow(target, components, trainable, covariance, RAMP), swapped)
                .get(0);
        near(swap(permuted.state().means(), d), plain.state().means(), 2e-7);
    }

    /** Rotates in the planes of the axes (0, 1) and (1, d - 1). */
    private static double[] rotate(double[] vector, int from, int d) {
        double[] out = Arrays.copyOfRange(vector, from, from + d);
        for (int[] plane : new int[][] {{0, 1}, {1, d - 1}}) {
            double a = out[plane[0]];
            double b = out[plane[1]];
            out[plane[0]] = 0.6 * a - 0.8 * b;
            out[plane[1]] = 0.8 * a + 0.6 * b;
        }
        return out;
    }

    private static double[] rotateAll(MixtureState state) {
        int d = state.dimension();
        double[] out = new double[state.means().length];
        for (int k = 0; k < state.components(); k++) {
            System.arraycopy(rotate(state.means(), k * d, d), 0, out, k * d, d);
        }
        return out;
    }

    /** Exchanges the first two entries of the given length. */
    private static double[] swap(double[] values, int length) {
        double[] out = values.clone();
        System.arraycopy(values, 0, out, length, length);
        System.arraycopy(values, length, out, 0, length);
        return out;
    }

    private static void near(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("entry %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }

    @Test
    void theSpanHoldsTheWholeRunInAnyDimension() {
        for (int d : new int[] {6, 4096}) {
            MixtureTarget target = Problems.target(2, d, 4 / Math.sqrt(d), 31);
            MixtureModel model = new MixtureModel(3, d, true, Covariance.SHARED);
            MixtureState start = Problems.start(3, d, 1 / Math.sqrt(d), 32);
            FlowSettings settings = FlowSettings.standard();
            FlowResult<MixtureState> span = new MixtureFlow(
                            target, model, settings, Annealing.by(RAMP), new PairTables(), true)
                    .run(List.of(start), 5, NONE, FlowObserver.none(), Checkpoint.NONE)
                    .get(0);
            FlowResult<MixtureState> space = new MixtureFlow(
                            target, model, settings, Annealing.by(RAMP), new PairTables(), false)
                    .run(List.of(start), 5, NONE, FlowObserver.none(), Checkpoint.NONE)
                    .get(0);
            near(span.state().means(), space.state().means(), 1e-9);
            near(span.state().weights(), space.state().weights(), 1e-9);
            assertThat(span.state().variance()).isCloseTo(space.state().variance(), within(1e-9));
        }
    }

    @Test
    void degenerateProblemsSurvive() {
        // One dimension, 36 apart, one start with both means at one point, one exactly between the modes.
        MixtureTarget far = Problems.twoModes(1, 18);
        MixtureState[] starts = {
            MixtureState.of(new double[][] {{0.3}, {0.3}}),
            MixtureState.of(new double[][] {{0}, {0}}),
            MixtureState.of(new double[][] {{-40}, {50}}),
            new MixtureState(new double[] {0.1, -0.1}, new double[] {1e-300, 1}, 1)
        };
        for (Covariance covariance : Covariance.values()) {
            for (boolean trainable : new boolean[] {false, true}) {
                List<FlowResult<MixtureState>> results = run(flow(far, 2, trainable, covariance, RAMP), starts);
                assertThat(results).allSatisfy(result -> {
                    assertThat(result.ending()).isEqualTo(Ending.COMPLETED);
                    assertThat(result.state().means()).doesNotContain(Double.NaN);
                });
                // Equal means stay equal: no force can separate them.
                double[] means = results.get(0).state().means();
                assertThat(means[0]).isCloseTo(means[1], within(1e-9));
            }
        }
    }

    @Test
    void oneComponentOnOneModeRelaxesExponentially() {
        MixtureTarget target = new MixtureTarget(new double[] {1}, new double[][] {{2, -1}});
        MixtureFlow flow = flow(target, 1, false, Covariance.IDENTITY, new ConstantSchedule(0.5));
        MixtureState end = flow.run(
                        List.of(MixtureState.of(new double[][] {{5, 5}})),
                        3,
                        NONE,
                        FlowObserver.none(),
                        Checkpoint.NONE)
                .get(0)
                .state();
        near(end.means(), new double[] {2 + 3 * Math.exp(-1.5), -1 + 6 * Math.exp(-1.5)}, 1e-7);
    }

    @Test
    void finishGivesTheLastAcceptedStateAndAbandonReturnsAtOnce() {
        MixtureFlow flow = flow(Problems.twoModes(3, 2), 2, false, Covariance.IDENTITY, RAMP);
        MixtureState[] starts = Problems.equalStarts(5, 2, 3, 0.7);
        AtomicInteger polls = new AtomicInteger();
        List<FlowResult<MixtureState>> stopped = flow.run(
                List.of(starts),
                15,
                NONE,
                FlowObserver.none(),
                fraction -> polls.incrementAndGet() > 6 ? Verdict.FINISH : Verdict.PROCEED);
        for (int i = 0; i < starts.length; i++) {
            assertThat(stopped.get(i).ending()).isEqualTo(Ending.STOPPED);
            assertThat(stopped.get(i).time()).isBetween(1e-3, 14.0);
            FlowResult<MixtureState> until = flow.run(
                            List.of(starts[i]), stopped.get(i).time(), NONE, FlowObserver.none(), Checkpoint.NONE)
                    .get(0);
            near(stopped.get(i).state().means(), until.state().means(), 1e-6);
            assertThat(stopped.get(i).beta()).isEqualTo(RAMP.beta(stopped.get(i).time()));
        }
        polls.set(0);
        List<FlowResult<MixtureState>> abandoned =
                flow.run(List.of(starts), 15, NONE, FlowObserver.none(), fraction -> {
                    polls.incrementAndGet();
                    return Verdict.ABANDON;
                });
        assertThat(polls).hasValue(1);
        assertThat(abandoned).allSatisfy(result -> assertThat(result.ending()).isEqualTo(Ending.ABANDONED));
    }

    @Test
    void slowExpectationsAreInterruptedInTheMiddleOfAStep() {
        MixtureFlow flow = flow(Problems.target(4, 3, 2, 1), 3, true, Covariance.IDENTITY, RAMP);
        MixtureState[] starts = Problems.equalStarts(3, 3, 3, 0.7);
        AtomicInteger polls = new AtomicInteger();
        List<FlowResult<MixtureState>> stopped = flow.run(
                List.of(starts),
                15,
                NONE,
                FlowObserver.none(),
                fraction -> polls.incrementAndGet() > 600 ? Verdict.FINISH : Verdict.PROCEED);
        // Six expectations for each of three runs in each of twelve stages of a step: between the second and the
        // fourth.
        assertThat(polls).hasValue(601);
        for (int i = 0; i < starts.length; i++) {
            assertThat(stopped.get(i).ending()).isEqualTo(Ending.STOPPED);
            assertThat(stopped.get(i).steps()).isBetween(1, 4);
            FlowResult<MixtureState> until = flow.run(
                            List.of(starts[i]), stopped.get(i).time(), NONE, FlowObserver.none(), Checkpoint.NONE)
                    .get(0);
            near(stopped.get(i).state().means(), until.state().means(), 1e-6);
        }
    }

    @Test
    void stepsAllocateNothing() {
        MixtureTarget target = Problems.twoModes(64, 3);
        MixtureModel model = new MixtureModel(2, 64, false, Covariance.IDENTITY);
        FlowSettings settings = new FlowSettings(RungeKutta.RK4, 1e-8, 0.01, Geometry.WASSERSTEIN);
        MixtureFlow flow = new MixtureFlow(target, model, settings, RAMP);
        MixtureState[] starts = Problems.equalStarts(32, 2, 64, 0.3);
        long more = Long.MAX_VALUE;
        // Until the compiler has had its way, which takes long on a busy machine, vectors are objects.
        for (int round = 0; round < 20 && more > 100_000; round++) {
            long few = allocated(flow, starts, 1);
            more = allocated(flow, starts, 41) - few;
        }
        // Four thousand steps of 32 runs more; the measurement and its own noise stay below a byte for each.
        assertThat(more).isLessThan(100_000);
    }

    private static long allocated(MixtureFlow flow, MixtureState[] starts, double horizon) {
        var bean = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        flow.run(List.of(starts), horizon, NONE, FlowObserver.none(), Checkpoint.NONE);
        long before = bean.getCurrentThreadAllocatedBytes();
        flow.run(List.of(starts), horizon, NONE, FlowObserver.none(), Checkpoint.NONE);
        return bean.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void whatDoesNotFitIsRefused() {
        MixtureTarget target = Problems.twoModes(3, 2);
        assertThatThrownBy(() -> new MixtureFlow(
                        target, new MixtureModel(2, 4, false, Covariance.IDENTITY), FlowSettings.standard(), RAMP))
                .hasMessage("The target has 3 dimensions but the family has 4.");
        assertThatThrownBy(() -> run(
                        flow(target, 2, false, Covariance.IDENTITY, RAMP), MixtureState.of(new double[][] {{0, 0, 0}})))
                .hasMessage("Start 0 has 1 components in 3 dimensions, the family has 2 in 3.");
        assertThatThrownBy(() -> new MixtureTarget(new double[] {0.5, 0.6}, new double[][] {{0}, {1}}))
                .hasMessage("The weights of a target must sum to 1, they sum to 1.1.");
    }
}
