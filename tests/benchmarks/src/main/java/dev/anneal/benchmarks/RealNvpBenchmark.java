package dev.anneal.benchmarks;

import dev.anneal.engine.PoolWorkers;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.density.NormalMixture;
import dev.anneal.numerics.flow.Activation;
import dev.anneal.numerics.flow.FlowBase;
import dev.anneal.numerics.flow.FlowTraining;
import dev.anneal.numerics.flow.RealNvpModel;
import dev.anneal.numerics.flow.TrainingSettings;
import dev.anneal.numerics.flow.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The network of {@code realnvp_torch.py}, in single precision; training steps per second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class RealNvpBenchmark {
    private static final int STEPS = 1_000_000;

    @Param({"64", "16", "2"})
    public int dimension = 64;

    @Param({"256", "1024", "4096"})
    public int batch = 1024;

    @Param({"1", "2"})
    public int threads = 1;

    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private FlowTraining<float[]> training = training();

    private FlowTraining<float[]> training() {
        double[] mean = new double[dimension];
        mean[0] = 3;
        double[] opposite = new double[dimension];
        opposite[0] = -3;
        double[] sd = new double[dimension];
        Arrays.fill(sd, 1);
        NormalMixture target = new NormalMixture(
                List.of(new NormalMixture.Component(0.5, mean, sd), new NormalMixture.Component(0.5, opposite, sd)));
        FlowBase base = FlowBase.standardNormal(dimension);
        return FlowTraining.single(
                new RealNvpModel(dimension, 8, List.of(128, 128), Activation.TANH, 1, 0.1),
                base,
                target,
                new TrainingSettings(1e-3, 1e-3, batch, 10, STEPS),
                0,
                0,
                threads == 1 ? Workers.ALONE : PoolWorkers.of(pool),
                Checkpoint.NONE);
    }

    @Setup
    public void start() {
        training = training();
    }

    @Benchmark
    public double step() {
        training.step(Math.min(1, 0.1 + 0.001 * training.steps()));
        return training.loss();
    }

    @TearDown
    public void close() {
        pool.shutdownNow();
    }
}
