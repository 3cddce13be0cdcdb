package dev.anneal.benchmarks;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.mixture.Covariance;
import dev.anneal.numerics.mixture.FlowObserver;
import dev.anneal.numerics.mixture.FlowResult;
import dev.anneal.numerics.mixture.FlowSettings;
import dev.anneal.numerics.mixture.Geometry;
import dev.anneal.numerics.mixture.MixtureFlow;
import dev.anneal.numerics.mixture.MixtureModel;
import dev.anneal.numerics.mixture.MixtureState;
import dev.anneal.numerics.mixture.MixtureTarget;
import dev.anneal.numerics.ode.RungeKutta;
import dev.anneal.numerics.random.Streams;
import dev.anneal.numerics.schedule.LinearSchedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

/** The 1000 runs in 64 dimensions of {@code mixture_flow_numpy.py}; steps of all runs together per second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class MixtureFlowBenchmark {

    private static final int RUNS = 1000;
    private static final int DIMENSION = 64;
    private static final int STEPS = 1000;
    private static final double STEP = 0.02;

    @Param({"EULER", "RK4"})
    public RungeKutta integrator = RungeKutta.EULER;

    private final List<MixtureState> starts = new ArrayList<>();
    private MixtureFlow flow = flow();

    private MixtureFlow flow() {
        double[][] modes = new double[2][DIMENSION];
        Arrays.fill(modes[0], 3 / Math.sqrt(DIMENSION));
        Arrays.fill(modes[1], -3 / Math.sqrt(DIMENSION));
        return new MixtureFlow(
                new MixtureTarget(new double[] {0.5, 0.5}, modes),
                new MixtureModel(2, DIMENSION, false, Covariance.IDENTITY),
                new FlowSettings(integrator, 1e-8, STEP, Geometry.WASSERSTEIN),
                LinearSchedule.of(0.2, 0.05, false));
    }

    @Setup
    public void prepare() {
        flow = flow();
        starts.clear();
        for (int run = 0; run < RUNS; run++) {
            double[] means = new double[2 * DIMENSION];
            Streams.fillNormal(Streams.stream(0, run, "start"), means);
            for (int i = 0; i < means.length; i++) {
                means[i] *= 0.9 / Math.sqrt(DIMENSION);
            }
            starts.add(new MixtureState(means, new double[] {0.5, 0.5}, 1));
        }
    }

    @Benchmark
    @OperationsPerInvocation(RUNS * STEPS)
    public List<FlowResult<MixtureState>> steps() {
        return flow.run(starts, STEPS * STEP, new double[0], FlowObserver.none(), Checkpoint.NONE);
    }
}
