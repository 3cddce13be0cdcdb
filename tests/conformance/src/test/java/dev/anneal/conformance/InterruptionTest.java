package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.Plan;
import dev.anneal.RunHandle;
import dev.anneal.RunOptions;
import dev.anneal.run.FitStore;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.run.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every loop that can last is left when its user wants to leave, within a tenth of a second: the run is over, and the
 * threads of the pool are free again. Others that use the machine can delay a try, but not most tries again and again,
 * which are made at different moments. Only Java itself cannot be left: while it makes an array, for which a system can take
 * some milliseconds a megabyte.
 */
@Timeout(180)
class InterruptionTest {
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final int FEWEST_TRIES = 3;
    private static final int MOST_TRIES = 9;

    /** How much later each try is than the one before, in milliseconds. */
    private static final int LATER = 17;

    /**
     * A script that is somewhere for long.
     *
     * @param name where
     * @param fraction how far its fits are when it is there
     * @param milliseconds how much later it is there
     */
    private record Loop(String name, double fraction, int milliseconds, String script) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final String THREE = """
            target t = mixture([0.4, 0.3, 0.3], [normal([6, 0, 0], 1), normal([0, 6, 0], 1), normal([0, 0, 6], 1)])
            """;

    private static final String PAIR = """
            let mu = 3 * basis(1, 8)
            target t = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
            family pair = gaussian_mixture(dim: 8, components: 2, init: normal(0, 0.1))
            """;

    private static String run(String family, String method, String until, String... clauses) {
        return "run r {\n  fit " + family + " to t\n  by " + method + "\n  until " + until + "\n  "
                + String.join("\n  ", clauses) + "\n}\n";
    }

    private static final String MODES = """
            target t = mixture([1 / 40 for j in 1..40], [normal(5 * basis(j, 40), 1) for j in 1..40])
            """;

    /** A flow that is trained at once, and is looked at for long. */
    private static final String LARGE_FLOW =
            PAIR + run("realnvp(dim: 8, layers: 8, hidden: [256, 256])", "adam(batch: 16, eval_samples: 100)", "1");

    private static final String SHORT = PAIR + run("pair", "gradient_flow()", "1");

    private static String repeated(int count, String line) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            lines.append(line.formatted(i));
        }
        return lines.toString();
    }

    static Stream<Loop> fits() {
        return Stream.of(
                new Loop(
                        "exact flow",
                        1e-9,
                        0,
                        THREE
                                + run(
                                        "gaussian_mixture(dim: 3, components: 3)",
                                        "gradient_flow(integrator: \"rk4\", step: 0.01)",
                                        "1e5")),
                new Loop(
                        "exact flow of many components",
                        0,
                        300,
                        MODES + run("gaussian_mixture(dim: 40, components: 40)", "gradient_flow()", "1000")),
                new Loop(
                        "sampled flow",
                        1e-9,
                        0,
                        THREE
                                + run(
                                        "gaussian_mixture(dim: 3, components: 3)",
                                        "gradient_flow(expectation: \"sampled\", step: 0.001)",
                                        "5000")),
                new Loop(
                        "sampled flow with many samples",
                        0,
                        300,
                        MODES
                                + run(
                                        "gaussian_mixture(dim: 40, components: 4)",
                                        "gradient_flow(expectation: \"sampled\", samples: 400000)",
                                        "10")),
                new Loop(
                        "sampled flow of full covariances",
                        0,
                        300,
                        "target t = normal(0, 1)\n"
                                + run(
                                        "gaussian_mixture(dim: 400, components: 2, covariance: \"full\")",
                                        "gradient_flow(expectation: \"sampled\", samples: 20000)",
                                        "100")),
                new Loop(
                        "overlaps in general",
                        1e-9,
                        0,
                        THREE
                                + run(
                                        "gaussian_mixture(dim: 3, components: 3)",
                                        "summary_ode(tolerance: 1e-12)",
                                        "1e4",
                                        "under t -> 0.75 + 0.2 * sin(20 * t)")),
                new Loop(
                        "overlaps of a symmetric pair",
                        1e-9,
                        0,
                        PAIR
                                + run(
                                        "pair",
                                        "summary_ode(tolerance: 1e-12)",
                                        "2e4",
                                        "under t -> 0.75 + 0.2 * sin(20 * t)")),
                new Loop(
                        "training",
                        1e-9,
                        0,
                        PAIR + run("realnvp(dim: 8, layers: 2, hidden: [16])", "adam(batch: 64)", "1e7")),
                new Loop(
                        "training with a large batch",
                        0,
                        300,
                        PAIR + run("realnvp(dim: 8, hidden: [256, 256])", "adam(batch: 1000000)", "100")),
                new Loop(
                        "training of a large network",
                        0,
                        500,
                        PAIR + run("realnvp(dim: 8, layers: 2, hidden: [1500, 1500])", "adam(batch: 256)", "1000")));
    }

    static Stream<Loop> others() {
        return Stream.of(
                new Loop(
                        "measuring a flow",
                        0.999,
                        100,
                        PAIR
                                + run(
                                        "realnvp(dim: 8, hidden: [128, 128])",
                                        "adam(batch: 16, eval_samples: 1000000)",
                                        "1")),
                new Loop(
                        "measuring a sampled mixture",
                        0.5,
                        100,
                        "target t = 0.9999 * normal(0, 1) + 0.0001 * normal(3 * basis(1, 20), 1)\n"
                                + run(
                                        "gaussian_mixture(dim: 20, components: 20)",
                                        "gradient_flow(expectation: \"sampled\", samples: 2, step: 1)",
                                        "2")),
                new Loop("recording a flow", 1e-9, 0, PAIR + """
                        run r {
                          fit realnvp(dim: 8, hidden: [128, 128]) to t
                          by adam(batch: 16, eval_samples: 100000)
                          until 1000
                          record coverage every 1
                        }
                        """),
                new Loop("a sweep", 1e-9, 0, PAIR + """
                        sweep s {
                          fit pair to t
                          over rate in geomspace(1, 1e-4, 1000)
                          under linear(from: 0.1, rate: rate)
                          by gradient_flow(integrator: "rk4", step: 0.01)
                          repeat 100
                          until settled(25)
                          measure collapse = probability(collapsed)
                        }
                        """),
                new Loop(
                        "theory of results",
                        0.999,
                        100,
                        SHORT
                                + repeated(
                                        100,
                                        "let p%1$d = collapse_probability(pair, t, under: linear(from: 0.01 * r.time,"
                                                + " rate: 0.001 * %1$d), until: settled(25))\n")),
                new Loop("forecasts", 0, 200, PAIR + repeated(400, """
                                run r%1$d {
                                  fit pair to t
                                  under linear(from: 0.5, rate: 1 + %1$d / 100)
                                  until settled(25)
                                }
                                """)),
                new Loop(
                        "expressions",
                        0.999,
                        100,
                        SHORT + repeated(200, "let x%1$d = sum([i * r.time for i in 1..100000])\n")),
                new Loop(
                        "points of a flow",
                        0.999,
                        100,
                        LARGE_FLOW + "let points = r.sample(1e6, seed: 1)\nprint points[1]\n"),
                new Loop(
                        "density of a flow",
                        0.999,
                        100,
                        LARGE_FLOW + "let logs = r.log_density(t.sample(1e6, seed: 1))\nprint logs[1]\n"),
                new Loop("a map of a flow", 0.999, 100, LARGE_FLOW + repeated(40, "plot density_map(r)\n")),
                new Loop(
                        "a table of a long series",
                        0.999,
                        100,
                        PAIR + """
                        run r {
                          fit pair to t
                          by gradient_flow(integrator: "rk4", step: 0.01)
                          until 500
                          record coverage every 0.01
                        }
                        """ + repeated(100, "table t%1$d = from r.series select a = floor(time) * coverage\n")));
    }

    static Stream<Loop> all() {
        return Stream.concat(fits(), others());
    }

    @ParameterizedTest
    @MethodSource("all")
    void cancellingLeavesAtOnce(Loop loop) throws Exception {
        List<Duration> completion = new ArrayList<>();
        List<Duration> idle = new ArrayList<>();
        do {
            ExecutorService pool = Executors.newSingleThreadExecutor();
            try (Anneal anneal = Anneal.builder().executor(pool).build();
                    RunHandle handle = Study.plan(anneal, loop.script()).start(RunOptions.defaults())) {
                await(handle, loop);
                Thread.sleep(LATER * (long) completion.size());
                long begin = System.nanoTime();
                handle.cancel();
                Results results = get(handle);
                completion.add(since(begin));
                pool.submit(() -> {}).get(60, TimeUnit.SECONDS);
                idle.add(since(begin));
                assertThat(results.outcome()).isEqualTo(Outcome.CANCELLED);
            } finally {
                pool.shutdownNow();
            }
        } while (completion.size() < FEWEST_TRIES
                || (completion.size() < MOST_TRIES && median(idle).compareTo(PATIENCE) >= 0));
        // Maven shows it, unlike what is told to a reporter of tests.
        System.err.printf(
                "%s: cancelled after %d ms, threads free after %d ms, medians of %d%n",
                loop, median(completion).toMillis(), median(idle).toMillis(), completion.size());
        assertThat(median(completion)).isLessThan(PATIENCE);
        assertThat(median(idle)).isLessThan(PATIENCE);
    }

    @ParameterizedTest
    @MethodSource("fits")
    void stoppingKeepsTheBestSoFar(Loop loop) throws Exception {
        try (Anneal anneal = Anneal.builder().threads(1).build();
                RunHandle handle = Study.plan(anneal, loop.script()).start(RunOptions.defaults())) {
            await(handle, loop);
            handle.stop();
            Results results = get(handle);
            assertThat(results.outcome()).isEqualTo(Outcome.STOPPED);
            assertThat(results.fit("r").failure()).isEmpty();
            assertThat(results.fit("r").time()).isLessThan(results.fit("r").horizon());
        }
    }

    @Test
    void stoppingASweepKeepsItsCells() throws Exception {
        Loop sweep = others().filter(loop -> loop.name().equals("a sweep"))
                .findFirst()
                .orElseThrow();
        try (Anneal anneal = Anneal.builder().threads(1).build();
                RunHandle handle = Study.plan(anneal, sweep.script()).start(RunOptions.defaults())) {
            await(handle, sweep);
            handle.stop();
            Results results = get(handle);
            assertThat(results.outcome()).isEqualTo(Outcome.STOPPED);
            assertThat(results.table("s").rows()).isLessThan(1000);
        }
    }

    @Test
    void interruptingAVerificationLeavesAtOnce() throws Exception {
        Map<FitStore.Key, byte[]> kept = new ConcurrentHashMap<>();
        FitStore store = new FitStore() {
            @Override
            public Optional<byte[]> find(Key key) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public void keep(Key key, byte[] fits) {
                kept.put(key, fits);
            }
        };
        String script = PAIR + """
                sweep s {
                  fit pair to t
                  by gradient_flow(integrator: "rk4", step: 0.001)
                  repeat 64
                  until 300
                }
                """;
        try (Anneal anneal = Anneal.create()) {
            Plan plan = Study.plan(anneal, script);
            Results results = plan.run(RunOptions.defaults().store(store));
            assertThat(results.outcome()).isEqualTo(Outcome.COMPLETED);
            Thread verifying = new Thread(() -> {
                try {
                    plan.verify(store, new Verification.Sample(10, 1, 0), fraction -> {});
                } catch (InterruptedException left) {
                    Thread.currentThread().interrupt();
                }
            });
            verifying.start();
            Thread.sleep(100);
            assertThat(verifying.isAlive()).isTrue();
            long begin = System.nanoTime();
            verifying.interrupt();
            verifying.join();
            assertThat(since(begin)).isLessThan(Duration.ofSeconds(1));
        }
    }

    /** Waits until a run is in its loop, and stays there. */
    private static void await(RunHandle handle, Loop loop) throws InterruptedException {
        while (handle.progress().fraction() < loop.fraction()) {
            Thread.sleep(5);
            assertThat(handle.completion().toCompletableFuture().isDone())
                    .as(loop.name())
                    .isFalse();
        }
        Thread.sleep(loop.milliseconds());
        assertThat(handle.snapshot().outcome()).as(loop.name()).isEqualTo(Outcome.RUNNING);
    }

    private static Results get(RunHandle handle) throws Exception {
        return handle.completion().toCompletableFuture().get(120, TimeUnit.SECONDS);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Duration median(List<Duration> durations) {
        return durations.stream().sorted().toList().get(durations.size() / 2);
    }
}
