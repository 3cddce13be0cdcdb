package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.Plan;
import dev.anneal.RunHandle;
import dev.anneal.RunOptions;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.run.Fit;
import dev.anneal.run.Limits;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import dev.anneal.source.Source;
import dev.anneal.syntax.SyntaxLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Running, from outside: stopping, cancelling, limits, and what listeners are told. */
@Timeout(60)
class RunControlTest {
    /** A fit that would take hours. */
    private static final String LONG = """
            target t = mixture([0.4, 0.3, 0.3], [normal([6, 0, 0], 1), normal([0, 6, 0], 1), normal([0, 0, 6], 1)])
            run r {
              fit gaussian_mixture(dim: 3, components: 3) to t
              by gradient_flow(integrator: "rk4", step: 0.01)
              until 1e5
              record coverage every 1e4
            }
            print r.coverage
            expect r.coverage >= 0
            """;

    private static final String SHORT = """
            target t = normal(1, 1)
            family f = gaussian_mixture(dim: 1, components: 1)
            print "first"
            run a {
              fit f to t
              until 1
              record kl every 0.5
            }
            run b {
              fit f to t
              until 2
            }
            print a.time
            plot lines(a, x: time, y: kl)
            expect b.time == 2
            """;

    @Test
    void stoppingKeepsTheBestSoFar() throws Exception {
        try (Anneal anneal = Anneal.create();
                RunHandle handle = startAndWait(Study.plan(anneal, LONG))) {
            handle.stop();
            Results results = get(handle.completion());
            assertThat(results.outcome()).isEqualTo(Outcome.STOPPED);
            Fit fit = results.fit("r");
            assertThat(fit.failure()).isEmpty();
            assertThat(fit.time()).isPositive().isLessThan(fit.horizon());
            assertThat(fit.metric("coverage").value()).isBetween(0.0, 1.0);
            assertThat(results.expectationsHold()).isTrue();
        }
    }

    @Test
    void cancellingLeavesWithinATenthOfASecond() throws Exception {
        long best = Long.MAX_VALUE;
        // The best of three: a busy machine may keep any one of them waiting.
        for (int i = 0; i < 3; i++) {
            try (Anneal anneal = Anneal.create();
                    RunHandle handle = startAndWait(Study.plan(anneal, LONG))) {
                long begin = System.nanoTime();
                handle.cancel();
                Results results = get(handle.completion());
                best = Math.min(best, System.nanoTime() - begin);
                assertThat(results.outcome()).isEqualTo(Outcome.CANCELLED);
                assertThat(results.fits()).isEmpty();
            }
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void aLimitOfTimeEndsTheRunWithTheBestSoFar() throws InterruptedException {
        Limits limits = new Limits(Duration.ofMillis(200), 10, 1 << 30, SyntaxLimits.DEFAULT);
        try (Anneal anneal = Anneal.create()) {
            Results results = Study.plan(anneal, LONG).run(RunOptions.defaults().limits(limits));
            assertThat(results.outcome()).isEqualTo(Outcome.LIMIT_REACHED);
            assertThat(results.fit("r").time()).isPositive();
            assertThat(results.warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.code()).isEqualTo(DiagnosticCode.LIMIT_REACHED));
        }
    }

    @Test
    void aRunMayOnlyTightenLimits() throws InterruptedException {
        Limits one = new Limits(Duration.ofMinutes(1), 1, 1 << 30, SyntaxLimits.DEFAULT);
        Limits little = new Limits(Duration.ofMinutes(1), 10, 1 << 10, SyntaxLimits.DEFAULT);
        Limits much = new Limits(Duration.ofDays(1), 1000, 1L << 40, SyntaxLimits.DEFAULT);
        try (Anneal anneal = Anneal.builder()
                .limits(new Limits(Duration.ofMinutes(1), 2, 1 << 30, SyntaxLimits.DEFAULT))
                .build()) {
            Plan two = Study.plan(anneal, SHORT);
            for (Limits tighter : List.of(one, little)) {
                Results refused = two.run(RunOptions.defaults().limits(tighter));
                assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
                assertThat(refused.fits()).isEmpty();
                assertThat(refused.warnings())
                        .singleElement()
                        .satisfies(error -> assertThat(error.code()).isEqualTo(DiagnosticCode.LIMIT_EXCEEDED));
            }
            assertThat(two.run(RunOptions.defaults().limits(much)).outcome()).isEqualTo(Outcome.COMPLETED);
            String three = SHORT + "run c {\n  fit f to t\n  until 1\n}\n";
            assertThat(anneal.compile(Source.of("study", three))
                            .prepare(Inputs.defaults())
                            .plan())
                    .isEmpty();
        }
    }

    @Test
    void interruptingTheCallerEndsTheRun() throws InterruptedException {
        try (Anneal anneal = Anneal.create()) {
            Plan plan = Study.plan(anneal, LONG);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> plan.run(RunOptions.defaults())).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    @SuppressWarnings("try") // Closing early is what is tested; closing again does nothing.
    void closingTheInterpreterEndsItsRuns() throws Exception {
        String two = LONG
                + LONG.replace("target t", "target u")
                        .replace("to t", "to u")
                        .replace("run r", "run s")
                        .replaceAll("(?m)^(print|expect).*$", "");
        try (Anneal anneal = Anneal.builder().threads(1).build();
                RunHandle handle = startAndWait(Study.plan(anneal, two))) {
            anneal.close();
            assertThat(get(handle.completion()).outcome()).isEqualTo(Outcome.CANCELLED);
        }
    }

    @Test
    void eventsComeInTheOrderOfTheScript() throws InterruptedException {
        List<String> told = new ArrayList<>();
        List<String> threads = new ArrayList<>();
        run(SHORT, event -> {
            threads.add(Thread.currentThread().getName());
            if (!(event instanceof RunEvent.Advanced)) {
                told.add(word(event));
            }
        });
        assertThat(told).containsExactly("Started", "Prints", "a", "b", "Prints", "Draws", "Expects", "Finished");
        assertThat(threads).containsOnly(threads.get(0));
    }

    private static String word(RunEvent event) {
        return event instanceof RunEvent.FitFinished finished
                ? finished.fit().name()
                : event.getClass().getSimpleName();
    }

    @Test
    void progressOnlyGrows() throws InterruptedException {
        List<Double> fractions = new ArrayList<>();
        run(SHORT, event -> {
            if (event instanceof RunEvent.Advanced advanced) {
                fractions.add(advanced.progress().fraction());
            }
        });
        assertThat(fractions).isSorted().last().isEqualTo(1.0);
    }

    @Test
    void aListenerThatThrowsIsDetachedWithAWarning() throws InterruptedException {
        for (int failing = 1; failing <= 8; failing++) {
            int last = failing;
            List<RunEvent> told = new ArrayList<>();
            Results results = run(SHORT, event -> {
                if (!(event instanceof RunEvent.Advanced)) {
                    told.add(event);
                }
                if (told.size() == last) {
                    throw new IllegalStateException("enough");
                }
            });
            assertCompletedWithWarning(results);
            assertThat(told).hasSize(last);
        }
    }

    @Test
    void aListenerThatBreaksDoesNotHoldTheRunUp() throws InterruptedException {
        assertCompletedWithWarning(run(SHORT, event -> {
            throw new AssertionError("broken");
        }));
    }

    @Test
    void aListenerMayBreakWhereNothingIsToBeDone() throws InterruptedException {
        Results results = run("// nothing", event -> {
            throw new IllegalStateException("enough");
        });
        assertThat(results.warnings()).hasSize(1);
    }

    private static void assertCompletedWithWarning(Results results) {
        assertThat(results.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(results.fits()).hasSize(2);
        assertThat(results.expectationsHold()).isTrue();
        assertThat(results.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.code()).isEqualTo(DiagnosticCode.LISTENER_FAILED));
    }

    private static Results run(String script, Consumer<RunEvent> listener) throws InterruptedException {
        try (Anneal anneal = Anneal.create()) {
            return Study.plan(anneal, script).run(RunOptions.defaults().listener(listener));
        }
    }

    /** Starts a plan and waits until its fits are under way. */
    private static RunHandle startAndWait(Plan plan) throws InterruptedException {
        CountDownLatch underWay = new CountDownLatch(1);
        RunHandle handle = plan.start(RunOptions.defaults().listener(event -> {
            if (event instanceof RunEvent.Advanced advanced
                    && advanced.progress().fraction() > 0) {
                underWay.countDown();
            }
        }));
        assertThat(underWay.await(20, TimeUnit.SECONDS)).isTrue();
        return handle;
    }

    private static Results get(CompletionStage<Results> completion) throws Exception {
        return completion.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
