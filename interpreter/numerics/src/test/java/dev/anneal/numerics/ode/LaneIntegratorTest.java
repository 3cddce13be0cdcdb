package dev.anneal.numerics.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Checkpoint.Verdict;
import dev.anneal.numerics.ode.LaneOutcome.Ending;
import dev.anneal.numerics.ode.LaneOutcome.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The integrators on problems with known solutions, and what batching must not change. */
class LaneIntegratorTest {

    private static final double[] NONE = {};
    private static final LaneObserver IGNORE = (lane, index, time, state) -> {};

    /** x'' = t - x: an oscillator driven by the time, so that the times of the stages matter. */
    private static final LaneSystem DRIVEN = new LaneSystem() {
        @Override
        public int variables() {
            return 2;
        }

        @Override
        public void derivative(int lanes, double[] time, double[] y, double[] dydt, int stride) {
            for (int lane = 0; lane < lanes; lane++) {
                dydt[lane] = y[stride + lane];
                dydt[stride + lane] = time[lane] - y[lane];
            }
        }
    };

    private static double[] drivenSolution(double start, double time) {
        // x = t + start cos t, from x(0) = start and x'(0) = 1.
        return new double[] {time + start * Math.cos(time), 1 - start * Math.sin(time)};
    }

    @ParameterizedTest
    @EnumSource(
            value = RungeKutta.class,
            names = {"RK4", "EULER"})
    void fixedStepsConvergeAtTheirOrder(RungeKutta method) {
        double coarse = error(method, 1e-8, 0.02);
        double fine = error(method, 1e-8, 0.01);
        assertThat(Math.log(coarse / fine) / Math.log(2)).isCloseTo(method.order(), within(0.1));
    }

    @ParameterizedTest
    @EnumSource(
            value = RungeKutta.class,
            names = {"DOPRI853", "DOPRI5"})
    void adaptiveStepsMeetTheirToleranceAtTheirOrder(RungeKutta method) {
        for (double tolerance : new double[] {1e-5, 1e-7, 1e-9, 1e-11}) {
            assertThat(error(method, tolerance, 1)).isLessThan(30 * tolerance);
        }
        // With error per step = tolerance, the number of steps grows as tolerance to the power of -1/order.
        double ratio = (double) steps(method, 1e-11) / steps(method, 1e-6);
        assertThat(ratio).isCloseTo(Math.pow(1e5, 1.0 / method.order()), within(0.35 * ratio));
    }

    private static double error(RungeKutta method, double tolerance, double step) {
        LaneOutcome outcome = run(method, tolerance, step, new double[][] {{0.7, 1}}, NONE, IGNORE)[0];
        double[] expected = drivenSolution(0.7, 10);
        return Math.max(Math.abs(outcome.state()[0] - expected[0]), Math.abs(outcome.state()[1] - expected[1]));
    }

    private static int steps(RungeKutta method, double tolerance) {
        return run(method, tolerance, 1, new double[][] {{0.7, 1}}, NONE, IGNORE)[0].steps();
    }

    private static LaneOutcome[] run(
            RungeKutta method,
            double tolerance,
            double step,
            double[][] starts,
            double[] records,
            LaneObserver observer) {
        return new LaneIntegrator(method, new StepControl(tolerance, step, 1_000_000))
                .integrate(DRIVEN, starts, 0, 10, NONE, records, observer, Checkpoint.NONE);
    }

    @ParameterizedTest
    @EnumSource(RungeKutta.class)
    void denseOutputIsAboutAsGoodAsTheSteps(RungeKutta method) {
        double[] records = {0, 0.3, 1.234, 5, 7.77, 9.999, 10};
        List<Integer> seen = new ArrayList<>();
        double tolerance = method == RungeKutta.EULER ? 0.05 : method == RungeKutta.RK4 ? 1e-7 : 1e-6;
        run(method, 1e-8, 0.01, new double[][] {{0.7, 1}}, records, (lane, index, time, state) -> {
            seen.add(index);
            assertThat(state[0]).isCloseTo(drivenSolution(0.7, time)[0], within(tolerance));
            assertThat(state[1]).isCloseTo(drivenSolution(0.7, time)[1], within(tolerance));
        });
        assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @ParameterizedTest
    @EnumSource(RungeKutta.class)
    void recordingAndCompanyChangeNothingToTheBit(RungeKutta method) {
        double[][] starts = new double[201][];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = new double[] {i * 0.37 - 20, i % 7};
        }
        LaneOutcome[] together = run(method, 1e-7, 0.05, starts, NONE, IGNORE);
        double[][] reversed = new double[starts.length][];
        for (int i = 0; i < starts.length; i++) {
            reversed[i] = starts[starts.length - 1 - i];
        }
        LaneOutcome[] backwards = run(method, 1e-7, 0.05, reversed, new double[] {1, 2, 3.3}, IGNORE);
        for (int i = 0; i < starts.length; i += 13) {
            LaneOutcome alone = run(method, 1e-7, 0.05, new double[][] {starts[i]}, NONE, IGNORE)[0];
            assertThat(together[i].state()).containsExactly(alone.state());
            assertThat(backwards[starts.length - 1 - i].state()).containsExactly(alone.state());
            assertThat(together[i].steps()).isEqualTo(alone.steps());
        }
    }

    /** y' jumps from 1 to -3 at time 1 and to 0.5 at time 2: exact if, and only if, no step crosses a jump. */
    private static final LaneSystem JUMPS = scalar((time, y) -> time < 1 ? 1 : time < 2 ? -3 : 0.5);

    private interface Slope {
        double at(double time, double y);
    }

    private static LaneSystem scalar(Slope slope) {
        return new LaneSystem() {
            @Override
            public int variables() {
                return 1;
            }

            @Override
            public void derivative(int lanes, double[] time, double[] y, double[] dydt, int stride) {
                for (int lane = 0; lane < lanes; lane++) {
                    dydt[lane] = slope.at(time[lane], y[lane]);
                }
            }
        };
    }

    @ParameterizedTest
    @EnumSource(RungeKutta.class)
    void noStepCrossesAKink(RungeKutta method) {
        List<Double> recorded = new ArrayList<>();
        LaneOutcome outcome = new LaneIntegrator(method, new StepControl(1e-4, 0.3, 1000))
                .integrate(
                        JUMPS,
                        new double[][] {{0}},
                        0,
                        4,
                        new double[] {1, 2},
                        new double[] {0.5, 1, 1.5, 2, 3},
                        (lane, index, time, state) -> recorded.add(state[0]),
                        Checkpoint.NONE)[0];
        assertThat(outcome.state()[0]).isCloseTo(1 - 3 + 1, within(1e-14));
        double[] expected = {0.5, 1, -0.5, -2, -1.5};
        for (int i = 0; i < expected.length; i++) {
            assertThat(recorded.get(i)).isCloseTo(expected[i], within(1e-14));
        }
    }

    @Test
    void finishGivesTheLastAcceptedStateAndAbandonReturnsAtOnce() {
        for (Verdict verdict : new Verdict[] {Verdict.FINISH, Verdict.ABANDON}) {
            AtomicInteger polls = new AtomicInteger();
            double[][] starts = new double[300][];
            Arrays.setAll(starts, i -> new double[] {i, 1});
            LaneOutcome[] outcomes = new LaneIntegrator(RungeKutta.RK4, new StepControl(1e-8, 0.01, 100_000))
                    .integrate(
                            DRIVEN,
                            starts,
                            0,
                            10,
                            NONE,
                            NONE,
                            IGNORE,
                            fraction -> polls.incrementAndGet() > 50 ? verdict : Verdict.PROCEED);
            assertThat(polls).hasValue(51);
            Ending ending = verdict == Verdict.FINISH ? Ending.STOPPED : Ending.ABANDONED;
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.ending()).isEqualTo(ending));
            assertThat(outcomes[3].steps()).isEqualTo(50);
            assertThat(outcomes[3].time()).isCloseTo(0.5, within(1e-12));
            assertThat(outcomes[3].state()[0]).isCloseTo(drivenSolution(3, 0.5)[0], within(1e-8));
            // This one was still waiting.
            assertThat(outcomes[299].time()).isZero();
            assertThat(outcomes[299].state()).containsExactly(299, 1);
        }
    }

    @Test
    void progressGrowsFromZeroToOne() {
        List<Double> fractions = new ArrayList<>();
        double[][] starts = new double[70][];
        Arrays.setAll(starts, i -> new double[] {i, 1});
        new LaneIntegrator(RungeKutta.RK4, new StepControl(1e-8, 0.1, 1000))
                .integrate(DRIVEN, starts, 0, 10, NONE, NONE, IGNORE, fraction -> {
                    fractions.add(fraction);
                    return Verdict.PROCEED;
                });
        assertThat(fractions).isSorted().allMatch(fraction -> fraction >= 0 && fraction <= 1);
        assertThat(fractions.get(0)).isZero();
        assertThat(fractions.get(fractions.size() - 1)).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @EnumSource(RungeKutta.class)
    void aBlowUpIsAFaultOfItsLaneOnly(RungeKutta method) {
        // y' = y^2 from y0 is infinite at 1/y0.
        LaneSystem system = scalar((time, y) -> y * y);
        LaneOutcome[] outcomes = new LaneIntegrator(method, new StepControl(1e-8, 0.01, 100_000))
                .integrate(
                        system,
                        new double[][] {{-1}, {1}, {0.1}, {Double.NaN}},
                        0,
                        3,
                        NONE,
                        NONE,
                        IGNORE,
                        Checkpoint.NONE);
        assertThat(outcomes[0].ending()).isEqualTo(Ending.COMPLETED);
        assertThat(outcomes[1].ending()).isEqualTo(Ending.FAILED);
        assertThat(outcomes[1].time()).isBetween(0.9, 1.2);
        assertThat(outcomes[1].state()[0]).isFinite();
        assertThat(outcomes[2].ending()).isEqualTo(Ending.COMPLETED);
        assertThat(outcomes[3].fault())
                .isNotNull()
                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(Kind.NON_FINITE));
    }

    @Test
    void tooManyStepsAreAFault() {
        LaneOutcome outcome = new LaneIntegrator(RungeKutta.RK4, new StepControl(1e-8, 0.01, 10))
                .integrate(DRIVEN, new double[][] {{0, 1}}, 0, 10, NONE, NONE, IGNORE, Checkpoint.NONE)[0];
        assertThat(outcome.fault())
                .isNotNull()
                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(Kind.TOO_MANY_STEPS));
        assertThat(outcome.steps()).isEqualTo(10);
    }

    @Test
    void anEmptyIntervalIsDoneAtOnce() {
        LaneOutcome[] outcomes = new LaneIntegrator(RungeKutta.DOPRI853, new StepControl(1e-8, 1, 10))
                .integrate(
                        DRIVEN,
                        new double[][] {{0, 1}, {2, 1}, {3, 1}},
                        0,
                        0,
                        NONE,
                        new double[] {0},
                        IGNORE,
                        Checkpoint.NONE);
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.ending()).isEqualTo(Ending.COMPLETED));
        assertThat(outcomes[2].state()).containsExactly(3, 1);
    }
}
