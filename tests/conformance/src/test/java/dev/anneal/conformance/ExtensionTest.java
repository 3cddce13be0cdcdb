package dev.anneal.conformance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.Plan;
import dev.anneal.Preparation;
import dev.anneal.RunOptions;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.extension.Extension;
import dev.anneal.extension.ExtensionProvider;
import dev.anneal.extension.HostArguments;
import dev.anneal.extension.HostDensity;
import dev.anneal.extension.HostSchedule;
import dev.anneal.repl.Session;
import dev.anneal.run.Estimate;
import dev.anneal.run.Fit;
import dev.anneal.run.FitFailure;
import dev.anneal.run.Results;
import dev.anneal.run.Table;
import dev.anneal.source.Source;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Densities, schedules and metrics of a host's are as good as those of the language. */
class ExtensionTest {
    private static final String BELL = """
            /// A normal density that is not normalised.
            extern density bell(mean: Vector[n], sd: Real = 1): Density[n]
            """;
    private static final String RAMP = """
            /// From an inverse temperature to 1, evenly.
            extern schedule ramp(from: Real, over: Real): Schedule
            """;
    private static final String SPREAD = """
            /// The mean square of a coordinate.
            extern field Run.spread: Real
            """;

    private static final String FIT = """
            family cloud = gaussian_mixture(dim: 2, components: 1, init: normal(0, 0.1), covariance: "isotropic")
            let steady = gradient_flow(expectation: "sampled", samples: 64, step: 0.05)
            """;

    private static HostDensity bell(HostArguments arguments) {
        double[] mean = arguments.vector("mean");
        double sd = arguments.number("sd");
        if (!(sd > 0)) {
            throw new IllegalArgumentException("`sd` must be above 0");
        }
        int dimension = mean.length;
        return HostDensity.atPoint(dimension, (point, gradient) -> {
                    double sum = 0;
                    for (int i = 0; i < dimension; i++) {
                        double z = (point[i] - mean[i]) / sd;
                        sum -= z * z / 2;
                        gradient[i] = -z / sd;
                    }
                    return sum;
                })
                .logZ(dimension * Math.log(sd * Math.sqrt(2 * Math.PI)))
                .sampler((random, point) -> {
                    for (int i = 0; i < dimension; i++) {
                        point[i] = mean[i] + sd * random.nextGaussian();
                    }
                })
                .modes(new double[] {0.5, 0.5}, point -> point[0] < mean[0] ? 0 : 1);
    }

    private static HostSchedule ramp(HostArguments arguments) {
        double from = arguments.number("from");
        double over = arguments.number("over");
        return new HostSchedule() {
            @Override
            public double beta(double time) {
                return Math.min(1, from + (1 - from) * time / over);
            }

            @Override
            public OptionalDouble end() {
                return OptionalDouble.of(over);
            }

            @Override
            public double[] kinks() {
                return new double[] {over};
            }
        };
    }

    private static Extension.Builder bells(String version) {
        return Extension.builder("org.example.bells", version)
                .density(BELL, ExtensionTest::bell)
                .schedule(RAMP, ExtensionTest::ramp)
                .metric(SPREAD, sample -> {
                    double sum = 0;
                    for (double coordinate : sample.points()) {
                        sum += coordinate * coordinate;
                    }
                    return sum / sample.points().length;
                });
    }

    private static Anneal anneal(Extension... extensions) {
        Anneal.Builder builder = Anneal.builder().threads(1);
        for (Extension extension : extensions) {
            builder.install(extension);
        }
        return builder.build();
    }

    private static Plan plan(Anneal anneal, String script) {
        Preparation preparation = anneal.compile(Source.of("study", script)).prepare(Inputs.defaults());
        assertThat(preparation.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
        return preparation.plan().orElseThrow();
    }

    private static Results run(Anneal anneal, String script) throws InterruptedException {
        return plan(anneal, script).run(RunOptions.defaults());
    }

    private static String complaint(Anneal anneal, String script) {
        return anneal.compile(Source.of("study", script)).prepare(Inputs.defaults()).diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(diagnostic -> diagnostic.message() + " @ "
                        + diagnostic.primary().span().text())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aDensityIsFittedAsTheSameOneOfTheLanguage() throws InterruptedException {
        String script = """
                %s
                target here = bell([1, -2], sd: 0.5)
                target there = density(dim: 2, x -> -2 * ((x[1] - 1) ^ 2 + (x[2] + 2) ^ 2))
                run a { fit cloud to here; by steady; until 3 }
                run b { fit cloud to there; by steady; until 3 }
                """.formatted(FIT);
        try (Anneal anneal = anneal(bells("1").build())) {
            Results results = run(anneal, script);
            Fit hosted = results.fit("a");
            Fit written = results.fit("b");
            assertThat(hosted.matrix("means")[0]).containsExactly(written.matrix("means")[0], within(1e-9));
            assertThat(hosted.matrix("means")[0]).containsExactly(new double[] {1, -2}, within(0.05));
            assertThat(hosted.metric("log_z").value()).isCloseTo(Math.log(0.25 * 2 * Math.PI), within(0.02));
            assertThat(hosted.metric("forward_log_z").value()).isCloseTo(Math.log(0.25 * 2 * Math.PI), within(0.02));
            assertThat(hosted.metric("coverage").value()).isCloseTo(1, within(0.1));
            assertThat(written.fields()).doesNotContain("coverage");
        }
    }

    @Test
    void aDensityCombinesWithOthers() throws InterruptedException {
        String script = """
                target pair = 0.5 * bell([0, 0]) + 0.5 * normal([3, 0], 1)
                let cold = bell([1], sd: 2).tempered(4)
                expect cold.log_density([3]) == -2
                expect bell([1]).shifted([2]).log_density([4]) == -0.5
                expect (bell([1]) & normal(0, 1)).log_density([1, 0]) < -0.9
                expect mean(bell([5, 5], sd: 0.1).sample(200, seed: 1)) > 4.9
                family cloud = gaussian_mixture(dim: 2, components: 2, init: normal(0, 0.5))
                run r { fit cloud to pair; by gradient_flow(expectation: "sampled", step: 0.05); until 1 }
                """;
        try (Anneal anneal = anneal(bells("1").build())) {
            Results results = run(anneal, script);
            assertThat(results.expectationsHold()).isTrue();
            assertThat(results.fit("r").failure()).isEmpty();
        }
    }

    @Test
    void aScheduleIsFollowedAsTheSameOneOfTheLanguage() throws InterruptedException {
        String script = """
                family pair = gaussian_mixture(dim: 2, components: 2, init: normal(0, 0.3))
                target two = 0.5 * normal([2, 0], 1) + 0.5 * normal([-2, 0], 1)
                expect abs(ramp(from: 0.2, over: 4).at(2) - 0.6) < 1e-12
                expect ramp(from: 0.2, over: 4).end == 4
                run a { fit pair to two; under ramp(from: 0.2, over: 4); until settled(3) }
                run b { fit pair to two; under linear(from: 0.2, over: 4); until settled(3) }
                run c { fit pair to two; under ramp(from: 0.2, over: 4).hold(1); until 6 }
                """;
        try (Anneal anneal = anneal(bells("1").build())) {
            Results results = run(anneal, script);
            assertThat(results.expectationsHold()).isTrue();
            for (int k = 0; k < 2; k++) {
                assertThat(results.fit("a").matrix("means")[k])
                        .containsExactly(results.fit("b").matrix("means")[k], within(1e-9));
            }
            assertThat(results.fit("c").failure()).isEmpty();
        }
    }

    @Test
    void aMetricIsAFieldOfEveryFit() throws InterruptedException {
        String script = """
                family one = gaussian_mixture(dim: 2, components: 1, init: normal(0, 0.1))
                target bump = normal([3, 4], 1)
                run r { fit one to bump; until 20 }
                expect r.spread > 13
                sweep many {
                  over far in [0, 5]
                  repeat 3
                  fit one to normal([far, 0], 1)
                  until 20
                  measure spread = mean(spread)
                }
                """;
        try (Anneal anneal = anneal(bells("1").build())) {
            Results results = run(anneal, script);
            assertThat(results.expectationsHold()).isTrue();
            assertThat(results.fit("r").metric("spread").value()).isCloseTo(13.5, within(0.2));
            Table.Column<Estimate> spread = results.table("many").column("spread", Estimate.class);
            double near = requireNonNull(spread.get(0)).value();
            double far = requireNonNull(spread.get(1)).value();
            assertThat(near).isCloseTo(1, within(0.1));
            assertThat(far).isCloseTo(13.5, within(0.3));
        }
    }

    @Test
    void whatAHostRefusesIsSaidWhereItStands() {
        try (Anneal anneal = anneal(bells("1").build())) {
            assertThat(complaint(anneal, "target t = bell([1, 2], sd: -1)")).isEqualTo("`sd` must be above 0 @ -1");
            assertThat(complaint(anneal, "target t = bell([1, 2], width: 1)")).contains("`width`");
            assertThat(complaint(anneal, "target t = bel([1, 2])")).contains("`bel`");
            assertThat(complaint(anneal, "target t = bell(\"x\")")).contains("text");
        }
    }

    @Test
    void aHostThatBreaksItsPromisesIsSaid() {
        Extension broken = Extension.builder("broken", "1")
                .density(
                        "extern density flat(): Density[2]",
                        arguments -> HostDensity.atPoint(3, (point, gradient) -> 0))
                .density("extern density bare(): Density[2]", arguments -> {
                    throw new IllegalStateException("no data");
                })
                .build();
        try (Anneal anneal = anneal(broken)) {
            assertThat(complaint(anneal, "target t = flat()"))
                    .contains("the density `flat` of broken 1 is on R^3, and declared to be on R^2");
            assertThat(complaint(anneal, "target t = bare()"))
                    .contains("the density `bare` of broken 1 failed: no data (IllegalStateException)");
        }
    }

    @Test
    void aFailureWhileAFitIsMadeIsAFailedFit() throws InterruptedException {
        Extension broken = Extension.builder("broken", "1")
                .density(
                        "extern density cliff(): Density[2]",
                        arguments -> HostDensity.atPoint(2, (point, gradient) -> {
                            if (point[0] > 1) {
                                throw new IllegalStateException("beyond the cliff");
                            }
                            gradient[0] = 1;
                            return point[0];
                        }))
                .schedule("extern schedule wild(): Schedule", arguments -> time -> {
                    // Not at the times at which a schedule is looked at before.
                    if (Math.abs(200 * time - Math.rint(200 * time)) > 0.1) {
                        throw new IllegalStateException("no heat");
                    }
                    return 0.5;
                })
                .schedule("extern schedule cold(): Schedule", arguments -> time -> 2)
                .metric("extern field Run.nothing: Real", sample -> {
                    throw new IllegalStateException("no idea");
                })
                .build();
        String script = """
                %s
                run r { fit cloud to cliff(); by steady; until 5 }
                run s {
                  fit cloud to normal([1, 1], 1)
                  under wild()
                  by gradient_flow(expectation: "sampled", step: 0.123)
                  until 5
                }
                run t { fit cloud to normal([1, 1], 1); by steady; until 5 }
                """.formatted(FIT);
        try (Anneal anneal = anneal(broken)) {
            Results results = run(anneal, script);
            assertThat(results.fit("r").failure())
                    .contains(new FitFailure.Host(
                            "the density `cliff` of broken 1 failed: beyond the cliff (IllegalStateException)"));
            assertThat(results.fit("s").failure().orElseThrow().message())
                    .isEqualTo("the schedule `wild` of broken 1 failed: no heat (IllegalStateException)");
            assertThat(results.fit("t").failure()).isEmpty();
            assertThat(results.fit("t").metric("nothing").value()).isNaN();
            String cold = FIT + "run s { fit cloud to normal([1, 1], 1); under cold(); by steady; until 5 }";
            assertThat(complaint(anneal, cold)).contains("at time 0 the schedule gives 2");
        }
    }

    @Test
    void theVersionIsPartOfWhatAFitIs() {
        String script = """
                %s
                run r { fit cloud to bell([1, %s]); by steady; until 1 }
                """;
        try (Anneal first = anneal(bells("1").build());
                Anneal same = anneal(bells("1").build());
                Anneal next = anneal(bells("2").build())) {
            String one = script.formatted(FIT, "1");
            assertThat(plan(first, one).hash()).isEqualTo(plan(same, one).hash());
            assertThat(plan(first, one).hash()).isNotEqualTo(plan(next, one).hash());
            assertThat(plan(first, one).hash())
                    .isNotEqualTo(plan(first, script.formatted(FIT, "2")).hash());
            assertThat(plan(first, one).explain()).contains("bell");
        }
    }

    @Test
    void aPromptKnowsWhatIsInstalled() {
        StringBuilder said = new StringBuilder();
        try (Anneal anneal = anneal(bells("1").build());
                Session session = new Session(anneal, said::append)) {
            assertThat(session.complete("target t = be", 13).toString()).contains("bell");
            session.submit(":doc bell");
            assertThat(said.toString()).contains("A normal density that is not normalised.");
        }
    }

    @Test
    void declarationsAreReadWhenTheyAreInstalled() {
        refuses("extern density normal(mean: Real): Density[1]", "density `normal`, which there is already");
        refuses("extern schedule ramp(from: Real): Schedule", "where it offers a density");
        refuses("extern density (x: Real)", "cannot be read");
        refuses("density x()", "not 0");
        refuses("extern density x(): Real", "on which space");
        refuses("extern density x(): Density[2]\n\nextern density y(): Density[2]", "not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Extension.builder("two words", "1"))
                .withMessageContaining("two words");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Extension.builder("name", " "))
                .withMessageContaining("version");
        Extension bells = bells("1").build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> anneal(bells, bells))
                .withMessageContaining("is installed already");
    }

    private static void refuses(String declaration, String message) {
        Extension extension = Extension.builder("some", "1")
                .density(declaration, ExtensionTest::bell)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> anneal(extension))
                .withMessageContaining("some 1")
                .withMessageContaining(message);
    }

    /** Found by the test below. */
    public static final class Bells implements ExtensionProvider {
        @Override
        public Extension extension() {
            return bells("1").build();
        }
    }

    @Test
    void extensionsAreFoundAsServices(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(ExtensionProvider.class.getName()), Bells.class.getName() + "\n");
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
                Anneal anneal = Anneal.builder().discover(loader).build()) {
            assertThat(complaint(anneal, "target t = bell([1, 2])")).isEmpty();
        }
        try (Anneal without = Anneal.create()) {
            assertThat(complaint(without, "target t = bell([1, 2])")).contains("`bell`");
        }
    }
}
