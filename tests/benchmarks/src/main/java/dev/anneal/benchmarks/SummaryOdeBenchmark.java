package dev.anneal.benchmarks;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.mixture.Covariance;
import dev.anneal.numerics.mixture.FlowObserver;
import dev.anneal.numerics.mixture.FlowResult;
import dev.anneal.numerics.mixture.FlowSettings;
import dev.anneal.numerics.mixture.MixtureModel;
import dev.anneal.numerics.mixture.MixtureTarget;
import dev.anneal.numerics.mixture.PairTables;
import dev.anneal.numerics.mixture.SummaryFlow;
import dev.anneal.numerics.mixture.SummaryState;
import dev.anneal.numerics.mixture.TargetSummary;
import dev.anneal.numerics.schedule.LinearSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The symmetric two modes of {@code summary_ode_scipy.py}, to t = 100 at tolerance 1e-8; trajectories per second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class SummaryOdeBenchmark {

    private static final int RUNS = 1024;

    @Param({"IDENTITY", "TEMPERED"})
    public Covariance covariance = Covariance.IDENTITY;

    private final TargetSummary target =
            new TargetSummary(new MixtureTarget(new double[] {0.5, 0.5}, new double[][] {{3, 0}, {-3, 0}}));
    private final PairTables tables = new PairTables();
    private List<SummaryState> starts = List.of();
    private SummaryFlow flow = flow();

    private SummaryFlow flow() {
        return new SummaryFlow(
                target,
                new MixtureModel(2, 2, false, covariance),
                FlowSettings.standard(),
                LinearSchedule.of(0.2, 0.05, false),
                tables);
    }

    /** The peer's start, scattered a little as in its ensemble. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(0);
        List<SummaryState> states = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            double a = 0.3 * (1 + 0.1 * random.nextDouble());
            double b = 0.2 * (1 + 0.1 * random.nextDouble());
            double centre = 0.5 * (1 + 0.1 * random.nextDouble());
            double separation = 0.4 * (1 + 0.1 * random.nextDouble());
            double cross = 0.1 * (1 + 0.1 * random.nextDouble());
            double sum = centre + separation;
            double product = centre - separation;
            states.add(new SummaryState(
                    new double[] {(a + b) / 3, (a - b) / 3},
                    new double[] {sum + 2 * cross, product, product, sum - 2 * cross},
                    new double[] {0.5, 0.5},
                    1));
        }
        starts = states;
        flow = flow();
    }

    @Benchmark
    @OperationsPerInvocation(RUNS)
    public List<FlowResult<SummaryState>> trajectories() {
        return flow.run(starts, 100, new double[0], FlowObserver.none(), Checkpoint.NONE);
    }
}
