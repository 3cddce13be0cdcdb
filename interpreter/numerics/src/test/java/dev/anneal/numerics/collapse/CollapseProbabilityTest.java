package dev.anneal.numerics.collapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Reference;
import dev.anneal.numerics.collapse.CollapseProbability.Effort;
import dev.anneal.numerics.mixture.Covariance;
import dev.anneal.numerics.mixture.FlowObserver;
import dev.anneal.numerics.mixture.FlowSettings;
import dev.anneal.numerics.mixture.Geometry;
import dev.anneal.numerics.mixture.MixtureFlow;
import dev.anneal.numerics.mixture.MixtureModel;
import dev.anneal.numerics.mixture.MixtureState;
import dev.anneal.numerics.mixture.MixtureTarget;
import dev.anneal.numerics.ode.RungeKutta;
import dev.anneal.numerics.random.Streams;
import dev.anneal.numerics.schedule.ConstantSchedule;
import dev.anneal.numerics.schedule.LinearSchedule;
import dev.anneal.numerics.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The probability of collapse against an independent implementation, against itself with more work, and in limits. */
class CollapseProbabilityTest {
    private static final int RUNS = 20_000;

    static List<JsonNode> cases() {
        List<JsonNode> cases = new ArrayList<>();
        Reference.read("collapse_probability.json").get("cases").forEach(cases::add);
        return cases;
    }

    private static Schedule schedule(JsonNode test) {
        return test.get("rate").isNull()
                ? new ConstantSchedule(1)
                : LinearSchedule.of(
                        test.get("beta0").asDouble(), test.get("rate").asDouble(), false);
    }

    private static TwoModes problem(JsonNode test) {
        double separation = test.get("separation").asDouble();
        return new TwoModes(
                separation * separation,
                test.get("dim").asInt(),
                test.get("init_sd").asDouble(),
                Covariance.valueOf(test.get("covariance").asText().toUpperCase(Locale.ROOT)),
                Geometry.WASSERSTEIN);
    }

    private static double probability(TwoModes problem, Schedule schedule, double horizon, Effort effort) {
        return CollapseProbability.of(problem, schedule, horizon, effort, Checkpoint.NONE)
                .orElseThrow();
    }

    /** The reference is good to 2e-3, and this to 1e-4. */
    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheReference(JsonNode test) {
        Schedule schedule = schedule(test);
        double horizon = schedule.end().orElse(0) + test.get("settle").asDouble();
        double found = probability(problem(test), schedule, horizon, Effort.FULL);
        assertThat(found).isCloseTo(test.get("probability").asDouble(), within(2e-3));
        Effort more = new Effort(0.4, 9, 0.5, 1e-5, 1e-8);
        assertThat(found).isCloseTo(probability(problem(test), schedule, horizon, more), within(1e-4));
        assertThat(probability(problem(test), schedule, horizon, Effort.ROUGH)).isCloseTo(found, within(1e-2));
    }

    /** In few dimensions the spread reaches down to 0, where no polynomial in it follows. */
    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, 1.5", "2, 0.5", "2, 0.1", "3, 1.5", "3, 0.3", "5, 1", "8, 0.7", "9, 0.7"})
    void isAsGoodInFewDimensions(int dimension, double deviation) {
        Schedule schedule = LinearSchedule.of(0.3, 0.1, false);
        TwoModes problem = wide(dimension, deviation);
        double found = probability(problem, schedule, 32, Effort.FULL);
        Effort more = new Effort(0.3, 40, 0.3, 1e-5, 1e-8);
        assertThat(found).isCloseTo(probability(problem, schedule, 32, more), within(1e-4));
        assertThat(probability(problem, schedule, 32, Effort.ROUGH)).isCloseTo(found, within(1e-2));
        assertThat(probability(problem, schedule, 32, Effort.GLANCE))
                .isCloseTo(found, within(Math.min(2e-2, found / 5)));
    }

    private static TwoModes wide(int dimension, double deviation) {
        return new TwoModes(9, dimension, deviation, Covariance.IDENTITY, Geometry.WASSERSTEIN);
    }

    /** From 0.3 to 1 in a time of 7, and 25 more. */
    private static final Schedule COOLING = LinearSchedule.of(0.3, 0.1, false);

    private static final double COOLED = 32;

    /** The values have converged: twice and more nodes change them by less than 1e-5. */
    @ParameterizedTest
    @CsvSource({"2, 1.5, 0.30216", "3, 1.5, 0.34514", "2, 0.5, 0.09346"})
    void hasConvergedInFewDimensions(int dimension, double deviation, double expected) {
        assertThat(probability(wide(dimension, deviation), COOLING, COOLED, Effort.FULL))
                .isCloseTo(expected, within(5e-5));
    }

    /** Runs from random starts, which know nothing of overlaps and rules. */
    @ParameterizedTest
    @CsvSource({"2, 1.5", "3, 0.5"})
    void agreesWithRuns(int dimension, double deviation) {
        double[][] modes = new double[2][dimension];
        modes[0][0] = 3;
        modes[1][0] = -3;
        MixtureTarget target = new MixtureTarget(new double[] {0.5, 0.5}, modes);
        UniformRandomProvider random = Streams.stream(1, 0, "start");
        List<MixtureState> starts = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            double[] means = new double[2 * dimension];
            Streams.fillNormal(random, means);
            for (int i = 0; i < means.length; i++) {
                means[i] *= deviation;
            }
            starts.add(new MixtureState(means, new double[] {0.5, 0.5}, 1));
        }
        MixtureModel model = new MixtureModel(2, dimension, false, Covariance.IDENTITY);
        FlowSettings settings = new FlowSettings(RungeKutta.DOPRI853, 1e-6, 0.01, Geometry.WASSERSTEIN);
        // Whoever has lost a mode has both means on one side of the origin.
        long collapsed = new MixtureFlow(target, model, settings, COOLING)
                .run(starts, COOLED, new double[0], FlowObserver.none(), Checkpoint.NONE).stream()
                        .map(result -> result.state().means())
                        .filter(means -> means[0] * means[dimension] > 0)
                        .count();
        double exact = probability(wide(dimension, deviation), COOLING, COOLED, Effort.FULL);
        double error = Math.sqrt(exact * (1 - exact) / RUNS);
        assertThat((double) collapsed / RUNS).isCloseTo(exact, within(3 * error));
    }

    /** Components that begin far apart do not repel: each goes to the mode on its side, and half of all pairs share it. */
    @Test
    void isOneHalfWhereComponentsDoNotSeeEachOther() {
        assertThat(probability(wide(2_000_000, 1), new ConstantSchedule(1), 25, Effort.FULL))
                .isCloseTo(0.5, within(1e-2));
    }

    @Test
    void fallsWithSlowerCooling() {
        double before = 1;
        for (double rate : new double[] {1, 0.3, 0.1, 0.03, 0.01}) {
            Schedule schedule = LinearSchedule.of(0.1, rate, false);
            double now = probability(wide(64, 0.125), schedule, schedule.end().orElseThrow() + 25, Effort.FULL);
            assertThat(now).isLessThan(before);
            before = now;
        }
        assertThat(before).isLessThan(0.05);
    }

    /** The geometry only changes the clock where the weights are equal and the schedule does not move. */
    @Test
    void theEuclideanGeometryIsHalfAsFast() {
        TwoModes euclidean = new TwoModes(9, 16, 0.25, Covariance.IDENTITY, Geometry.EUCLIDEAN);
        assertThat(probability(euclidean, new ConstantSchedule(1), 50, Effort.FULL))
                .isCloseTo(probability(wide(16, 0.25), new ConstantSchedule(1), 25, Effort.FULL), within(1e-4));
    }

    /** The leading order: over two decades of starts the probability falls as it says, up to one constant near 1. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.3})
    void smallOverlapsFollowTheLeadingOrder(double beta0) {
        Schedule schedule = beta0 == 1 ? new ConstantSchedule(1) : LinearSchedule.of(beta0, 0.2, false);
        List<Double> ratios = new ArrayList<>();
        for (double deviation : new double[] {1e-2, 1e-3, 1e-4}) {
            double exact = probability(wide(16, deviation), schedule, 60, Effort.FULL);
            ratios.add(CollapseAsymptotics.of(wide(16, deviation), schedule, 60) / exact);
        }
        assertThat(ratios).allSatisfy(ratio -> assertThat(ratio).isBetween(0.8, 1.6));
        assertThat(ratios.get(2)).isCloseTo(ratios.get(1), within(0.03));
    }

    @Test
    void nothingCollapsesBeforeItsTime() {
        assertThat(CollapseAsymptotics.of(wide(16, 1e-6), new ConstantSchedule(1), 2))
                .isZero();
        assertThat(probability(wide(16, 1e-6), new ConstantSchedule(1), 2, Effort.FULL))
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void leavesWhereTheCheckpointSaysSo() {
        assertThat(CollapseProbability.of(
                        wide(16, 0.25),
                        new ConstantSchedule(1),
                        25,
                        Effort.FULL,
                        fraction -> Checkpoint.Verdict.ABANDON))
                .isEmpty();
    }
}
