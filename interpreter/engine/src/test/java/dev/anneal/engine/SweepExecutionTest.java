package dev.anneal.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.StandardLibrary;
import dev.anneal.check.Checker;
import dev.anneal.check.Modules;
import dev.anneal.core.Lowering;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.evaluate.Value;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.plan.ExecutionPlan;
import dev.anneal.plan.FitSpec;
import dev.anneal.run.Fit;
import dev.anneal.run.FitFailure;
import dev.anneal.run.FitStore;
import dev.anneal.run.Limits;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.run.Table;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a sweep does with the fits of a backend, some of which fail: the backend here fits nothing, at once. */
class SweepExecutionTest {
    private static final String STUDY = """
            target t = normal(2, 1)
            sweep s {
              over k in [1, 2]
              repeat 130
              fit gaussian_mixture(dim: 1, components: 1) to t
              until k
              %s
            }
            """;

    /** Yields fits without making them; which of them fail follows from the repeat and the seed. */
    private record Idle(Failing failing) implements Backend {
        @Override
        public String method() {
            return "gradient_flow";
        }

        @Override
        public int revision() {
            return 1;
        }

        @Override
        public String timeUnit() {
            return "time";
        }

        @Override
        public Optional<Refusal> refusal(FitSpec spec) {
            return Optional.empty();
        }

        @Override
        public Fit.Description describe(FitSpec spec) {
            return new Fit.Description("", "", 1, "", "", spec.seed(), "time");
        }

        @Override
        public Cost cost(FitSpec spec) {
            return new Cost(1, 1, 1);
        }

        @Override
        public List<FitOutcome> run(FitSpec spec, RepeatRange repeats, Checkpoint checkpoint) {
            List<FitOutcome> outcomes = new ArrayList<>(repeats.size());
            for (long repeat = repeats.first(); repeat < repeats.end(); repeat++) {
                boolean fails = failing.fails(spec, repeat);
                Map<String, Value> fields = Map.of(
                        "coverage", new Value.Number(repeat % 2),
                        "collapsed", new Value.Flag(repeat % 2 == 0),
                        "failed", new Value.Flag(fails));
                Optional<FitFailure> failure =
                        fails ? Optional.of(new FitFailure.Numerical("it broke", 1, 1)) : Optional.empty();
                outcomes.add(
                        new FitOutcome(repeat, spec.horizon(), !fails, fields, List.of(), failure, Optional.empty()));
            }
            return outcomes;
        }
    }

    @FunctionalInterface
    private interface Failing {
        boolean fails(FitSpec spec, long repeat);
    }

    private static Results run(String script, Failing failing) throws InterruptedException {
        return run(script, failing, FitStore.NONE);
    }

    private static Results run(String script, Failing failing, FitStore store) throws InterruptedException {
        Backends backends = Backends.of(List.of(new Idle(failing)));
        Diagnostics diagnostics = new Diagnostics();
        Modules modules = new Modules(
                Catalogue.builtins(), StandardLibrary.standard(), SourceResolver.none(), SyntaxLimits.DEFAULT);
        ExecutionPlan plan = PlanCheck.plan(
                Lowering.lower(Checker.check(
                        SyntaxParser.parse(Source.of("study", script), SyntaxLimits.DEFAULT, diagnostics),
                        modules,
                        diagnostics)),
                Map.of(),
                OptionalLong.empty(),
                Catalogue.builtins(),
                backends,
                SourceResolver.none(),
                Limits.DEFAULT,
                diagnostics);
        assertThat(diagnostics.inOrder().stream().filter(Diagnostic::isError)).isEmpty();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            return Execution.run(
                    plan,
                    backends,
                    pool,
                    new RunControl(Duration.ofMinutes(1)),
                    store,
                    new FitMemory(),
                    event -> {},
                    new ResultsSoFar());
        } finally {
            pool.shutdownNow();
        }
    }

    private static double number(Table table, String column, int row) {
        return requireNonNull(table.column(column, Double.class).get(row));
    }

    private static final String MEASURE = "measure m = mean(coverage), c = count(collapsed)";

    @Test
    void fitsThatFailAreLeftOutAndCounted() throws InterruptedException {
        Results results = run(STUDY.formatted(MEASURE), (spec, repeat) -> spec.horizon() == 2 && repeat % 10 == 1);
        Table table = results.table("s");
        assertThat(number(table, "n", 0)).isEqualTo(130);
        assertThat(number(table, "n", 1)).isEqualTo(117);
        assertThat(number(table, "failed", 1)).isEqualTo(13);
        // 13 of the 65 odd repeats are gone.
        dev.anneal.run.Estimate mean =
                requireNonNull(table.column("m", dev.anneal.run.Estimate.class).get(1));
        assertThat(mean.value()).isEqualTo(52.0 / 117);
        assertThat(results.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(DiagnosticCode.FIT_FAILED);
            assertThat(warning.message())
                    .isEqualTo("13 of 260 fits of `s` failed and are left out; the first is k = 2, repeat 2: it broke");
        });
    }

    @Test
    void aCellWhoseFitsAllFailedIsARowWithoutMeasures() throws InterruptedException {
        Results results = run(STUDY.formatted(MEASURE), (spec, repeat) -> spec.horizon() == 1);
        Table table = results.table("s");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(number(table, "n", 0)).isZero();
        assertThat(table.column("m", Object.class).get(0)).isNull();
        assertThat(table.column("m", Object.class).get(1)).isNotNull();
    }

    @Test
    void aFailureStopsTheScriptWhereItSaysSo() throws InterruptedException {
        Results results =
                run(STUDY.formatted(MEASURE + "\n  on failure stop") + "print s\n", (spec, repeat) -> repeat == 100);
        assertThat(results.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void failedFitsAreMadeAgainFromAnotherStart() throws InterruptedException {
        Results results = run(
                STUDY.formatted(MEASURE + "\n  on failure retry 2"),
                (spec, repeat) -> spec.seed() == 0 && repeat % 10 == 1);
        Table table = results.table("s");
        assertThat(number(table, "n", 1)).isEqualTo(130);
        assertThat(number(table, "failed", 1)).isZero();
        assertThat(results.warnings()).isEmpty();
    }

    @Test
    void triesAreNotWithoutEnd() throws InterruptedException {
        int[] tries = {0};
        Results results =
                run(STUDY.formatted(MEASURE + "\n  on failure retry 3").replace("[1, 2]", "[1]"), (spec, repeat) -> {
                    boolean fails = repeat == 7;
                    synchronized (tries) {
                        tries[0] += fails ? 1 : 0;
                    }
                    return fails;
                });
        assertThat(number(results.table("s"), "failed", 0)).isEqualTo(1);
        assertThat(tries[0]).isEqualTo(4);
    }

    @Test
    void whereEachFitIsARowThoseThatFailedAreToo() throws InterruptedException {
        Results results = run(STUDY.formatted(""), (spec, repeat) -> spec.horizon() == 1 && repeat == 3);
        Table table = results.table("s");
        assertThat(table.rows()).isEqualTo(260);
        long failed = 0;
        for (int row = 0; row < table.rows(); row++) {
            failed += requireNonNull(table.column("failed", Boolean.class).get(row)) ? 1 : 0;
        }
        assertThat(failed).isEqualTo(1);
    }

    @Test
    void repeatsEndWhenTheMeasureIsKnown() throws InterruptedException {
        String script = STUDY.formatted(MEASURE.replace("m = mean(coverage)", "m = probability(collapsed)"))
                .replace("repeat 130", "repeat until width(m) < 0.15, at most 1000");
        Table table = run(script, (spec, repeat) -> false).table("s");
        // The interval of one half is about 1.96 / sqrt(n) wide: 0.15 takes 171, so three chunks of 64.
        assertThat(number(table, "n", 0)).isEqualTo(192);
    }

    /** Keeps in memory. */
    private static final class Memory implements FitStore {
        private final Map<Key, byte[]> kept = new ConcurrentHashMap<>();

        @Override
        public Optional<byte[]> find(Key key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void keep(Key key, byte[] fits) {
            kept.put(key, fits);
        }
    }

    @Test
    void fitsThatAreKeptAreNotMadeAgain() throws InterruptedException {
        Memory store = new Memory();
        AtomicLong made = new AtomicLong();
        Failing failing = (spec, repeat) -> {
            made.incrementAndGet();
            return repeat % 10 == 1;
        };
        Table first = run(STUDY.formatted(MEASURE), failing, store).table("s");
        assertThat(made.getAndSet(0)).isEqualTo(260);
        assertThat(store.kept).hasSize(2 * 3);

        Table again = run(STUDY.formatted(MEASURE), failing, store).table("s");
        assertThat(made.getAndSet(0)).isZero();
        for (int row = 0; row < 2; row++) {
            assertThat(again.column("m", Object.class).get(row))
                    .isEqualTo(first.column("m", Object.class).get(row));
            assertThat(number(again, "failed", row)).isEqualTo(13);
        }

        run(STUDY.formatted(MEASURE).replace("[1, 2]", "[2, 3]"), failing, store);
        assertThat(made.getAndSet(0)).as("only the cell that is new").isEqualTo(130);

        run(STUDY.formatted("measure m = mean(coverage)"), failing, store);
        assertThat(made.get()).as("other fields are other rows").isEqualTo(260);
    }
}
