package dev.anneal.benchmarks;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.StandardLibrary;
import dev.anneal.check.Checker;
import dev.anneal.check.Modules;
import dev.anneal.core.Lowering;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.engine.Backends;
import dev.anneal.engine.Execution;
import dev.anneal.engine.PlanCheck;
import dev.anneal.engine.RunControl;
import dev.anneal.run.Limits;
import dev.anneal.run.Results;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the engine costs for each fit of a sweep, from the text of the script to the table: reading, checking, planning
 * the cells, cutting them into chunks, gathering the fits, measuring. The backend does nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class SweepOverheadBenchmark {
    private static final int FITS = 12 * 9 * 500;

    private static final String SCRIPT = """
            param dim = 64
            let mu = 3 * basis(1, dim)
            target two_modes = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
            family pair = gaussian_mixture(dim: dim, components: 2, init: normal(0, 1 / sqrt(dim)))
            sweep phase {
              over beta0 in linspace(0.05, 1.0, 12)
              over rate in geomspace(1e-2, 1, 9)
              repeat 500
              fit pair to two_modes
              under linear(from: beta0, rate: rate)
              until settled(25)
              %s
            }
            """;

    @Param({"measure collapse = probability(collapsed), coverage = mean(coverage)", ""})
    public String measure = "";

    private final ExecutorService pool = Executors.newFixedThreadPool(1);
    private final Backends backends = Backends.of(List.of(new IdleBackend()));

    @Benchmark
    @OperationsPerInvocation(FITS)
    public Results sweep() throws InterruptedException {
        Diagnostics diagnostics = new Diagnostics();
        Modules modules = new Modules(
                Catalogue.builtins(), StandardLibrary.standard(), SourceResolver.none(), SyntaxLimits.DEFAULT);
        Source source = Source.of("study", SCRIPT.formatted(measure));
        return Execution.run(
                PlanCheck.plan(
                        Lowering.lower(Checker.check(
                                SyntaxParser.parse(source, SyntaxLimits.DEFAULT, diagnostics), modules, diagnostics)),
                        Map.of(),
                        OptionalLong.empty(),
                        Catalogue.builtins(),
                        backends,
                        SourceResolver.none(),
                        Limits.DEFAULT,
                        diagnostics),
                backends,
                pool,
                new RunControl(Duration.ofMinutes(1)),
                event -> {});
    }

    @TearDown
    public void close() {
        pool.shutdownNow();
    }
}
