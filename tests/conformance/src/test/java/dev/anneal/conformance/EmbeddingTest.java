package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.Plan;
import dev.anneal.RunHandle;
import dev.anneal.RunOptions;
import dev.anneal.run.Fit;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import dev.anneal.run.Table;
import dev.anneal.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a program does with results: takes them, looks at them while they grow, draws from fits, reads tables. */
@Timeout(120)
class EmbeddingTest {
    private static final String PAIR = """
            param separation = 3
            let mu = separation * basis(1, 2)
            target two = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
            family pair = gaussian_mixture(dim: 2, components: 2, init: normal(0, 0.1))
            """;

    private static final String COOLED = PAIR + """
            run cooled {
              fit pair to two
              under linear(from: 0.1, rate: 0.1)
              until settled(25)
            }
            """;

    private static final String FLOW = PAIR + """
            family flow = realnvp(dim: 2, layers: 2, hidden: [8])
            run trained {
              fit flow to two
              by adam(batch: 64, eval_samples: 100)
              until 5
            }
            let points = trained.sample(3, seed: 7)
            let logs = trained.log_density(points)
            """;

    @Test
    void pointsOfAFitAreThoseThatTheScriptDraws() {
        Results results = Study.run(FLOW + "table drawn = trained.series\nprint points\nprint logs\n");
        Fit fit = results.fit("trained");
        assertThat(fit.hasDensity()).isTrue();
        double[][] points = fit.sample(3, 7);
        assertThat(points).hasDimensions(3, 2);
        assertThat(fit.sample(1000, 7)[2]).isEqualTo(points[2]);
        assertThat(fit.sample(3, 8)[0]).isNotEqualTo(points[0]);
        assertThat(fit.logDensity(points)).hasSize(3).doesNotContain(Double.NaN);
        assertThat(fit.sample(0, 7)).isEmpty();
        assertThat(fit.logDensity(new double[0][])).isEmpty();
    }

    @Test
    void theDensityOfAMixtureIsThatOfItsComponents() {
        Fit fit = Study.fit(COOLED);
        double[][] means = fit.matrix("means");
        double[] weights = fit.vector("weights");
        double[] point = {0.5, -1};
        double density = 0;
        for (int k = 0; k < 2; k++) {
            double square = Math.pow(point[0] - means[k][0], 2) + Math.pow(point[1] - means[k][1], 2);
            density += weights[k] * Math.exp(-square / 2) / (2 * Math.PI);
        }
        assertThat(fit.logDensity(new double[][] {point})[0]).isCloseTo(Math.log(density), within(1e-12));
        // Both modes are there, and each sample is of one of them: four standard errors of a share of one half.
        double right =
                Arrays.stream(fit.sample(10_000, 1)).filter(x -> x[0] > 0).count() / 10_000.0;
        assertThat(right).isCloseTo(0.5, within(0.02));
    }

    @Test
    void manyPointsHaveTheDensitiesOfEachByItself() {
        Fit fit = Study.fit(COOLED);
        double[][] points = fit.sample(3000, 2);
        double[] together = fit.logDensity(points);
        for (int n : new int[] {0, 255, 256, 1023, 1024, 2999}) {
            assertThat(fit.logDensity(new double[][] {points[n]})[0]).isEqualTo(together[n]);
        }
    }

    @Test
    void whatAHostAsksWronglyIsSaid() {
        Fit fit = Study.fit(COOLED);
        assertThatThrownBy(() -> fit.sample(-1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not -1");
        assertThatThrownBy(() -> fit.sample(Integer.MAX_VALUE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1073741819 points");
        assertThatThrownBy(() -> fit.logDensity(new double[][] {{1, 2}, {3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("point 1 has 1 coordinates, and the fit of `cooled` is on R^2");
        assertThatThrownBy(() -> fit.metric("covrage")).hasMessage("the fit of `cooled` has no `covrage`");
    }

    @Test
    void aFitThatKnowsOverlapsOnlyHasNoDensity() {
        Fit fit = Study.fit(COOLED.replace("  until", "  by summary_ode()\n  until"));
        assertThat(fit.hasDensity()).isFalse();
        assertThat(fit.metric("coverage").value()).isPositive();
        assertThatThrownBy(() -> fit.sample(1, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("knows the overlaps of its means and not where they are");
    }

    private static final String STUDY = PAIR + """
            run first {
              fit pair to two
              until 1
            }
            sweep ladder {
              fit pair to two
              over rate in geomspace(1, 1e-4, 200)
              under linear(from: 0.1, rate: rate)
              by gradient_flow(integrator: "rk4", step: 0.01)
              repeat 20
              until settled(25)
              measure collapse = probability(collapsed)
            }
            """;

    @Test
    void aSnapshotHasWhatThereIs() throws Exception {
        try (Anneal anneal = Anneal.create()) {
            CountDownLatch finished = new CountDownLatch(1);
            RunOptions options = RunOptions.defaults().listener(event -> {
                if (event instanceof RunEvent.FitFinished) {
                    finished.countDown();
                }
            });
            try (RunHandle handle = Study.plan(anneal, STUDY).start(options)) {
                assertThat(finished.await(60, TimeUnit.SECONDS)).isTrue();
                Results early = handle.snapshot();
                assertThat(early.outcome()).isEqualTo(Outcome.RUNNING);
                assertThat(early.fit("first").time()).isEqualTo(1);
                Table part = awaitPart(handle);
                assertThat(part.rows()).isBetween(1, 199);
                assertThat(part.column("n", Double.class).get(0)).isEqualTo(20.0);
                assertThat(part.column("collapse", Object.class).get(0)).isNotNull();
                handle.stop();
                Results last = handle.completion().toCompletableFuture().get(60, TimeUnit.SECONDS);
                assertThat(last.outcome()).isEqualTo(Outcome.STOPPED);
                assertThat(handle.snapshot()).isSameAs(last);
                assertThatThrownBy(() -> early.fit("second")).hasMessageContaining("the run is still running");
            }
        }
    }

    private static Table awaitPart(RunHandle handle) throws InterruptedException {
        while (!handle.snapshot().tables().containsKey("ladder")
                || handle.snapshot().table("ladder").rows() == 0) {
            Thread.sleep(10);
        }
        return handle.snapshot().table("ladder");
    }

    @Test
    void aFileIsRunInOneGo(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("parts.anneal"), "let width = 2\n");
        Files.writeString(folder.resolve("data.csv"), "x,y\n1,2\n3,4\n");
        Path script = Files.writeString(folder.resolve("study.anneal"), """
                import "parts.anneal"
                param count = 3
                let data = read_csv("data.csv")
                table doubled = from data select z = parts.width * x
                expect count == 4
                """);
        Results results = Anneal.run(script, Inputs.defaults().with("count", 4), RunOptions.defaults());
        assertThat(results.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(results.expectationsHold()).isTrue();
        assertThat(results.table("doubled").column("z", Double.class).get(1)).isEqualTo(6.0);
        assertThat(Anneal.run(script).expectationsHold()).isFalse();
    }

    @Test
    void aFileWithMistakesIsNotRunAndSaysWhy(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("study.anneal"), "print nothing_here\n");
        Results results = Anneal.run(script);
        assertThat(results.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(results.warnings())
                .singleElement()
                .satisfies(error -> assertThat(error.isError()).isTrue());
        assertThatThrownBy(() -> results.fit("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("study.anneal:1:7")
                .hasMessageContaining("nothing_here");
    }

    @Test
    void aFileThatIsNotThereIsTheHostsMistake(@TempDir Path folder) {
        assertThatThrownBy(() -> Anneal.run(folder.resolve("nowhere.anneal")))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("nowhere.anneal does not exist");
        assertThatThrownBy(() -> Anneal.run(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void anInterpreterThatIsClosedRunsNothing() {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Anneal anneal = Anneal.builder().executor(pool).build();
            Plan plan = Study.plan(anneal, COOLED);
            anneal.close();
            assertThatThrownBy(() -> plan.run(RunOptions.defaults()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the interpreter is closed");
            assertThat(pool.isShutdown()).isFalse();
            assertThat(anneal.compile(Source.of("a", "print 1")).isSound()).isTrue();
        } finally {
            pool.shutdownNow();
        }
    }
}
