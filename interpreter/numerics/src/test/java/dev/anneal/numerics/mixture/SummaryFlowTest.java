package dev.anneal.numerics.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.ode.RungeKutta;
import dev.anneal.numerics.schedule.LinearSchedule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The closed equations of the overlaps: the same dynamics as the flow of the means, whatever the batch. */
class SummaryFlowTest {

    private static final double[] NONE = {};
    private static final LinearSchedule RAMP = LinearSchedule.of(0.2, 0.1, false);

    private static List<FlowResult<SummaryState>> run(
            TargetSummary target, MixtureModel model, Geometry geometry, double tolerance, List<SummaryState> starts) {
        FlowSettings settings = new FlowSettings(RungeKutta.DOPRI853, tolerance, 1, geometry);
        return new SummaryFlow(target, model, settings, RAMP, new PairTables())
                .run(starts, 12, NONE, FlowObserver.none(), Checkpoint.NONE);
    }

    @Test
    void itIsTheFlowOfTheMeans() {
        int problem = 0;
        for (Geometry geometry : Geometry.values()) {
            for (Covariance covariance : Covariance.values()) {
                for (int components = 1; components <= 3; components++) {
                    boolean trainable = problem % 2 == 0;
                    agree(components, 1 + problem % 3, trainable, covariance, geometry, 7 + problem++);
                }
            }
        }
    }

    private static void agree(
            int components, int modes, boolean trainable, Covariance covariance, Geometry geometry, long seed) {
        int dimension = 5;
        MixtureTarget target = Problems.target(modes, dimension, 1.5, seed);
        MixtureState start = Problems.start(components, dimension, 0.7, seed);
        MixtureModel model = new MixtureModel(components, dimension, trainable, covariance);
        FlowSettings settings = new FlowSettings(RungeKutta.DOPRI853, 1e-10, 1, geometry);
        FlowResult<MixtureState> means = new MixtureFlow(target, model, settings, RAMP)
                .run(List.of(start), 12, NONE, FlowObserver.none(), Checkpoint.NONE)
                .get(0);
        TargetSummary summary = new TargetSummary(target);
        SummaryState overlaps = run(summary, model, geometry, 1e-10, List.of(summary.summarise(start)))
                .get(0)
                .state();
        MixtureMeasurement expected = MixtureMetrics.measure(target, means.state(), 1);
        MixtureMeasurement actual = MixtureMetrics.measure(summary, overlaps, 1);
        String what = components + " on " + modes + ", " + covariance + ", " + geometry;
        near(what, actual.overlaps(), expected.overlaps());
        near(what, actual.gram(), expected.gram());
        near(what, new double[][] {actual.weights()}, new double[][] {expected.weights()});
        assertThat(actual.variance()).as(what).isCloseTo(expected.variance(), within(1e-8));
        assertThat(actual.freeEnergy()).as(what).isCloseTo(expected.freeEnergy(), within(1e-8));
        assertThat(actual.coverage()).as(what).isCloseTo(expected.coverage(), within(1e-8));
    }

    private static void near(String what, double[][] actual, double[][] expected) {
        for (int k = 0; k < expected.length; k++) {
            for (int j = 0; j < expected[k].length; j++) {
                assertThat(actual[k][j]).as(what).isCloseTo(expected[k][j], within(1e-7));
            }
        }
    }

    @Test
    void theSymmetricPairIsASpecialCase() {
        TargetSummary target = new TargetSummary(Problems.twoModes(4, 3));
        for (Geometry geometry : Geometry.values()) {
            for (Covariance covariance : List.of(Covariance.IDENTITY, Covariance.TEMPERED)) {
                MixtureModel model = new MixtureModel(2, 4, false, covariance);
                FlowSettings settings = new FlowSettings(RungeKutta.DOPRI853, 1e-11, 1, geometry);
                SummaryState start = target.summarise(Problems.equalStarts(1, 2, 4, 0.7)[0]);
                SummaryState special = new SummaryFlow(
                                target, model, settings, Annealing.by(RAMP), new PairTables(), true)
                        .run(List.of(start), 20, NONE, FlowObserver.none(), Checkpoint.NONE)
                        .get(0)
                        .state();
                SummaryState general = new SummaryFlow(
                                target, model, settings, Annealing.by(RAMP), new PairTables(), false)
                        .run(List.of(start), 20, NONE, FlowObserver.none(), Checkpoint.NONE)
                        .get(0)
                        .state();
                for (int i = 0; i < 4; i++) {
                    assertThat(special.gram()[i]).isCloseTo(general.gram()[i], within(1e-8));
                }
                for (int k = 0; k < 2; k++) {
                    assertThat(special.projections()[k]).isCloseTo(general.projections()[k], within(1e-8));
                }
            }
        }
    }

    @Test
    void aStepAllocatesNothing() {
        TargetSummary target = new TargetSummary(Problems.twoModes(4, 3));
        MixtureModel model = new MixtureModel(2, 4, false, Covariance.IDENTITY);
        List<SummaryState> starts = new ArrayList<>();
        for (MixtureState start : Problems.equalStarts(64, 2, 4, 0.7)) {
            starts.add(target.summarise(start));
        }
        FlowSettings settings = new FlowSettings(RungeKutta.RK4, 1e-8, 0.01, Geometry.WASSERSTEIN);
        for (boolean special : new boolean[] {true, false}) {
            SummaryFlow flow = new SummaryFlow(target, model, settings, Annealing.by(RAMP), new PairTables(), special);
            // Until the compiler has had its way, vectors are objects.
            long more = Long.MAX_VALUE;
            for (int round = 0; round < 60 && more > 10_000; round++) {
                more = allocated(flow, starts, 40) - allocated(flow, starts, 10);
            }
            assertThat(more).as("bytes for 3000 more steps").isLessThan(10_000);
        }
    }

    private static long allocated(SummaryFlow flow, List<SummaryState> starts, double horizon) {
        var bean = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = bean.getCurrentThreadAllocatedBytes();
        flow.run(starts, horizon, NONE, FlowObserver.none(), Checkpoint.NONE);
        return bean.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void resultsDoNotDependOnTheBatch() {
        for (MixtureTarget target : List.of(Problems.twoModes(3, 2), Problems.target(2, 3, 1.5, 4))) {
            TargetSummary summary = new TargetSummary(target);
            MixtureModel model = new MixtureModel(2, 3, false, Covariance.IDENTITY);
            List<SummaryState> starts = new ArrayList<>();
            for (MixtureState start : Problems.equalStarts(150, 2, 3, 0.7)) {
                starts.add(summary.summarise(start));
            }
            var all = run(summary, model, Geometry.WASSERSTEIN, 1e-8, starts);
            var some = run(summary, model, Geometry.WASSERSTEIN, 1e-8, starts.subList(60, 93));
            for (int i = 0; i < starts.size(); i++) {
                same(
                        run(summary, model, Geometry.WASSERSTEIN, 1e-8, List.of(starts.get(i)))
                                .get(0),
                        all.get(i));
                if (i >= 60 && i < 93) {
                    same(some.get(i - 60), all.get(i));
                }
            }
        }
    }

    private static void same(FlowResult<SummaryState> actual, FlowResult<SummaryState> expected) {
        assertThat(actual.state().projections())
                .containsExactly(expected.state().projections());
        assertThat(actual.state().gram()).containsExactly(expected.state().gram());
        assertThat(actual.steps()).isEqualTo(expected.steps());
    }

    @Test
    void overlapsDetermineAState() {
        MixtureTarget target = Problems.target(3, 5, 1.5, 1);
        TargetSummary summary = new TargetSummary(target);
        SummaryState state = summary.summarise(Problems.start(4, 5, 1, 2));
        double[] overlaps = new double[12];
        for (int i = 0; i < overlaps.length; i++) {
            overlaps[i] = summary.overlap(state, i / 3, i % 3);
        }
        SummaryState again = summary.state(overlaps, state.gram(), state.weights(), 1);
        for (int i = 0; i < state.projections().length; i++) {
            assertThat(again.projections()[i]).isCloseTo(state.projections()[i], within(1e-12));
        }
        assertThat(summary.isPossible(again, overlaps, 1e-9)).isTrue();
        // Four means in five dimensions, three of which the target spans: the rest has rank two.
        double[] larger = state.gram().clone();
        larger[0] += 0.1;
        assertThat(summary.isPossible(
                        new SummaryState(again.projections(), larger, again.weights(), 1), overlaps, 1e-9))
                .isFalse();
        larger[0] -= 10;
        assertThat(summary.isPossible(
                        new SummaryState(again.projections(), larger, again.weights(), 1), overlaps, 1e-9))
                .isFalse();
    }
}
