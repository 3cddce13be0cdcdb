package dev.anneal.numerics.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Reference;
import dev.anneal.numerics.ode.RungeKutta;
import dev.anneal.numerics.schedule.LinearSchedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The ten reference flows, at all of their times: in coordinates of the span, of the space, and in the overlaps. */
class ReferenceFlowTest {

    private static final double TOLERANCE = 1e-7;

    /** How a flow is integrated. */
    private enum Form {
        SPAN,
        SPACE,
        SUMMARY
    }

    @TestFactory
    Stream<DynamicTest> flowsOfTheReference() {
        JsonNode cases = Reference.read("mixture_flow.json").get("cases");
        return StreamSupport.stream(cases.spliterator(), false)
                .flatMap(node -> Stream.of(Form.values())
                        .map(form -> DynamicTest.dynamicTest(
                                node.get("name").asText() + " in the form " + form, () -> verify(node, form))));
    }

    private static void verify(JsonNode node, Form form) {
        MixtureTarget target = new MixtureTarget(
                Reference.vector(node.get("target_weights")), Reference.matrix(node.get("target_means")));
        double[] weights = Reference.vector(node.get("initial_weights"));
        MixtureModel model = new MixtureModel(
                weights.length,
                target.dimension(),
                node.path("weights").asText().equals("trainable"),
                Covariance.valueOf(upper(node.path("covariance").asText("identity"))));
        Geometry geometry = Geometry.valueOf(upper(node.path("geometry").asText("wasserstein")));
        LinearSchedule schedule = LinearSchedule.of(
                node.get("schedule").get("from").asDouble(),
                node.get("schedule").get("rate").asDouble(),
                false);
        MixtureState start = new MixtureState(
                MixtureState.flatten(Reference.matrix(node.get("initial_means"))),
                weights,
                node.path("initial_variance").asDouble(1));
        double[] times = Reference.vector(node.get("times"));
        FlowSettings settings = new FlowSettings(RungeKutta.DOPRI853, 1e-10, 1, geometry);
        List<MixtureMeasurement> measurements = new ArrayList<>();
        List<Double> variances = new ArrayList<>();
        List<Double> betas = new ArrayList<>();
        double horizon = times[times.length - 1];
        Ending ending;
        if (form == Form.SUMMARY) {
            TargetSummary summary = new TargetSummary(target);
            ending = new SummaryFlow(summary, model, settings, schedule, new PairTables())
                    .run(
                            List.of(summary.summarise(start)),
                            horizon,
                            times,
                            (lane, recordIndex, time, beta, state) -> {
                                measurements.add(MixtureMetrics.measure(summary, state, beta));
                                variances.add(state.variance());
                                betas.add(beta);
                            },
                            Checkpoint.NONE)
                    .get(0)
                    .ending();
        } else {
            ending = new MixtureFlow(
                            target, model, settings, Annealing.by(schedule), new PairTables(), form == Form.SPAN)
                    .run(
                            List.of(start),
                            horizon,
                            times,
                            (lane, recordIndex, time, beta, state) -> {
                                measurements.add(MixtureMetrics.measure(target, state, beta));
                                variances.add(state.variance());
                                betas.add(beta);
                            },
                            Checkpoint.NONE)
                    .get(0)
                    .ending();
        }
        assertThat(ending).isEqualTo(Ending.COMPLETED);
        assertThat(measurements).hasSize(times.length);
        for (int i = 0; i < times.length; i++) {
            JsonNode expected = node.get("expected").get(i);
            MixtureMeasurement measured = measurements.get(i);
            String at = " at time " + times[i];
            near("beta" + at, new double[] {betas.get(i)}, scalar(expected, "beta"));
            near("M" + at, MixtureState.flatten(measured.overlaps()), matrix(expected, "overlaps_M"));
            near("Q" + at, MixtureState.flatten(measured.gram()), matrix(expected, "overlaps_Q"));
            near("weights" + at, measured.weights(), Reference.vector(expected.get("weights")));
            near("variance" + at, new double[] {variances.get(i)}, scalar(expected, "variance"));
            near("free energy" + at, new double[] {measured.freeEnergy()}, scalar(expected, "free_energy"));
            near("mode mass" + at, measured.modeMass(), Reference.vector(expected.get("mode_mass")));
        }
    }

    private static double[] scalar(JsonNode node, String name) {
        return new double[] {node.get(name).asDouble()};
    }

    private static double[] matrix(JsonNode node, String name) {
        return MixtureState.flatten(Reference.matrix(node.get(name)));
    }

    private static String upper(String name) {
        return name.toUpperCase(java.util.Locale.ROOT);
    }

    private static void near(String what, double[] actual, double[] expected) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(1);
        // A free energy is a difference of numbers of order one, and is nothing but rounding at a perfect fit.
        double scale = what.startsWith("free energy") ? Math.max(1, largest) : largest;
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("%s, entry %d", what, i).isCloseTo(expected[i], within(TOLERANCE * scale));
        }
    }
}
