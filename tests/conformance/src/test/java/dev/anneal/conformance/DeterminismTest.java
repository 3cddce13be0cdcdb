package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.Plan;
import dev.anneal.RunOptions;
import dev.anneal.run.Fit;
import dev.anneal.run.Results;
import dev.anneal.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A result depends on the script, its inputs and the seed, to the bit, and on nothing else. */
class DeterminismTest {
    private static final String SCRIPT = """
            param dim = 6
            let mu = 3 * basis(1, dim)
            target two_modes = 0.4 * normal(mu, 1) + 0.6 * normal(-mu, 1)
            family pair = gaussian_mixture(dim: dim, components: 2, weights: "trainable", init: normal(0, 0.4))
            schedule cool = t -> min(1, 0.2 + t / 10)
            run quench {
              fit pair to two_modes
              until 15
              record coverage every 1
              seed 7
            }
            run cooled {
              fit pair to two_modes
              under cool
              until 15
              seed 8
            }
            run after {
              fit pair to two_modes
              until 3
              start from cooled
            }
            expect quench.coverage >= 0
            """;

    private static final List<Map<String, List<Long>>> EXPECTED = bits(Study.run(SCRIPT));

    private static List<Map<String, List<Long>>> bits(Results results) {
        return results.fits().stream().map(Study::bits).toList();
    }

    @Test
    void runningTwiceChangesNothing() {
        assertThat(EXPECTED).hasSize(3).doesNotHaveDuplicates();
        assertThat(bits(Study.run(SCRIPT))).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void theNumberOfThreadsDoesNotMatter(int threads) throws InterruptedException {
        try (Anneal anneal = Anneal.builder().threads(threads).build()) {
            assertThat(bits(Study.plan(anneal, SCRIPT).run(RunOptions.defaults())))
                    .isEqualTo(EXPECTED);
        }
    }

    /** Threads that have nothing else to do help within a training run. */
    @Test
    void threadsWithinATrainingRunDoNotMatter() throws InterruptedException {
        String script = """
                target hills = 0.4 * normal([2, 0], 1) + 0.6 * normal([-2, 0], 1)
                run trained {
                  fit realnvp(dim: 2, layers: 3, hidden: [8]) to hills
                  under constant_ess(from: 0.1, every: 3)
                  by adam(rate: 3e-3, batch: 900)
                  until 150
                }
                run beside {
                  fit realnvp(dim: 2, layers: 2, hidden: [8]) to hills
                  by adam(rate: 3e-3, batch: 300)
                  until 100
                }
                run sampled {
                  fit gaussian_mixture(dim: 2, components: 2, covariance: "full") to hills
                  by gradient_flow(expectation: "sampled", samples: 20, step: 0.1)
                  until 5
                }
                """;
        List<List<Map<String, List<Long>>>> found = new ArrayList<>();
        for (int threads : List.of(1, 2, 5)) {
            try (Anneal anneal = Anneal.builder().threads(threads).build()) {
                found.add(bits(Study.plan(anneal, script).run(RunOptions.defaults())));
            }
        }
        assertThat(found.get(0)).hasSize(3);
        assertThat(found.get(1)).isEqualTo(found.get(0));
        assertThat(found.get(2)).isEqualTo(found.get(0));
    }

    @Test
    void namesDoNotMatter() {
        String renamed = SCRIPT.replace("dim = 6", "d = 6")
                .replace("dim)", "d)")
                .replace("dim: dim", "dim: d")
                .replace("mu", "shift")
                .replace("two_modes", "goal")
                .replace("pair", "couple")
                .replace("cool", "ease")
                .replace("quench", "sudden")
                .replace("after", "later")
                .replace("t -> min(1, 0.2 + t / 10)", "time -> min(1, 0.2 + time / 10)");
        assertThat(bits(Study.run(renamed))).isEqualTo(EXPECTED);
    }

    @Test
    void namesDoNotMatterForTheHash() {
        String one = """
                target t = normal(0, 1)
                run r {
                  fit gaussian_mixture(dim: 1, components: 1) to t
                  under t -> min(1, 0.5 + t)
                  until 3
                }
                """;
        String other = """
                // Another name.
                target goal = normal(0, 1)
                let x = 2
                print x
                run fitted {
                  seed 0
                  until 3
                  under time -> min(1, 0.5 + time)
                  fit gaussian_mixture(components: 1, dim: 1) to goal
                }
                """;
        try (Anneal anneal = Anneal.create()) {
            assertThat(Study.plan(anneal, other).hash())
                    .isEqualTo(Study.plan(anneal, one).hash());
            assertThat(Study.plan(anneal, other.replace("until 3", "until 4")).hash())
                    .isNotEqualTo(Study.plan(anneal, one).hash());
        }
    }

    @Test
    void whatStandsAboveDoesNotMatter() {
        String above = """
                let unrelated = 3
                print unrelated
                target somewhere = normal(2, 1)
                run other {
                  fit gaussian_mixture(dim: 1, components: 1) to somewhere
                  until 2
                  seed 7
                }
                """;
        Results results = Study.run(above + SCRIPT);
        assertThat(bits(results).subList(1, 4)).isEqualTo(EXPECTED);
    }

    @Test
    void recordingDoesNotMatter() {
        Fit recorded = Study.run(SCRIPT.replace("until 3", "until 3\n  record kl, means every 0.13"))
                .fit("after");
        Fit dense = Study.run(SCRIPT.replace("every 1\n", "every 0.37\n")).fit("quench");
        assertThat(Study.bits(recorded)).isEqualTo(EXPECTED.get(2));
        assertThat(Study.bits(dense)).isEqualTo(EXPECTED.get(0));
    }

    @Test
    void aSeedThatIsWrittenIsNotReplaced() throws InterruptedException {
        String withoutSeed = SCRIPT.replace("  seed 8\n", "");
        try (Anneal anneal = Anneal.create()) {
            Results results = anneal.compile(Source.of("study", withoutSeed))
                    .prepare(Inputs.defaults().withSeed(8))
                    .plan()
                    .orElseThrow()
                    .run(RunOptions.defaults());
            assertThat(bits(results).subList(0, 2)).isEqualTo(EXPECTED.subList(0, 2));
        }
    }

    @Test
    void onePlanMayBeRunByManyThreadsAtOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (Anneal anneal = Anneal.builder().threads(2).build()) {
            Plan plan = Study.plan(anneal, SCRIPT);
            List<Future<Results>> futures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                futures.add(callers.submit(() -> plan.run(RunOptions.defaults())));
            }
            for (Future<Results> future : futures) {
                assertThat(bits(future.get())).isEqualTo(EXPECTED);
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
