package dev.anneal.numerics.flow;

import static dev.anneal.numerics.flow.SmallFlows.base;
import static dev.anneal.numerics.flow.SmallFlows.model;
import static dev.anneal.numerics.flow.SmallFlows.twoModes;
import static dev.anneal.numerics.flow.SmallFlows.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.density.NormalMixture;
import dev.anneal.numerics.random.KeyedStream;
import dev.anneal.numerics.schedule.AdaptiveSchedule;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Training: what a step computes, what it leaves unchanged, how it goes on, and a target that it must reach. */
class FlowTrainingTest {
    private static final TrainingSettings SETTINGS = new TrainingSettings(1e-3, 1e-5, 300, 10, 100);

    private static FlowTraining<float[]> training(RealNvpModel model, TrainingSettings settings, Workers workers) {
        int dimension = model.dimension();
        return FlowTraining.single(
                model, base(dimension), twoModes(dimension, 3), settings, 1, 0, workers, Checkpoint.NONE);
    }

    /** Samples carry the density that the inverse finds for them; in single precision to 1e-4. */
    @Test
    void theDensityOfSamplesIsTheSameBothWays() {
        FlowTraining<float[]> training = training(model(6, Activation.TANH), SETTINGS, Workers.ALONE);
        for (int i = 0; i < 50; i++) {
            training.step(0.5);
        }
        RealNvp<float[]> flow = training.flow();
        RealNvp.Sample sample = flow.sampler(7, 0, "test", Checkpoint.NONE).next(300);
        double[] again = flow.logarithms(Checkpoint.NONE).at(sample.points());
        for (int n = 0; n < 300; n++) {
            assertThat(again[n]).isCloseTo(sample.logDensity()[n], within(1e-4));
        }
        assertThat(flow.sampler(7, 0, "test", Checkpoint.NONE).next(10).points())
                .isEqualTo(Arrays.copyOf(sample.points(), 60));
    }

    /** Single precision follows double precision for some steps: to 1e-3 in the loss after thirty. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void bothPrecisionsAgree(Activation activation) {
        RealNvpModel model = model(6, activation);
        FlowTraining<float[]> single = training(model, SETTINGS, Workers.ALONE);
        FlowTraining<double[]> twofold =
                FlowTraining.twofold(model, base(6), twoModes(6, 3), SETTINGS, 1, 0, Workers.ALONE, Checkpoint.NONE);
        for (int i = 0; i < 30; i++) {
            single.step(0.5);
            twofold.step(0.5);
            assertThat(single.loss()).isCloseTo(twofold.loss(), within(1e-3));
        }
        assertThat(single.skipped()).isZero();
    }

    @Test
    void threadsDoNotChangeTheResult() throws Exception {
        RealNvpModel model = new RealNvpModel(4, 4, List.of(16), Activation.TANH, 2, 0);
        TrainingSettings settings = new TrainingSettings(1e-3, 1e-5, 1500, 10, 100);
        FlowTraining<float[]> alone = training(model, settings, Workers.ALONE);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            Workers workers = (count, work) -> {
                List<Future<?>> pieces = new java.util.ArrayList<>();
                for (int i = count - 1; i >= 0; i--) {
                    int piece = i;
                    pieces.add(pool.submit(() -> work.accept(piece)));
                }
                for (Future<?> piece : pieces) {
                    try {
                        piece.get();
                    } catch (InterruptedException | java.util.concurrent.ExecutionException broken) {
                        throw new IllegalStateException(broken);
                    }
                }
            };
            FlowTraining<float[]> together = training(model, settings, workers);
            for (int i = 0; i < 20; i++) {
                alone.step(0.3);
                together.step(0.3);
            }
            assertThat(together.state().parameters()).isEqualTo(alone.state().parameters());
            assertThat(together.loss()).isEqualTo(alone.loss());
        } finally {
            pool.shutdownNow();
        }
    }

    /** Adam's first mean is a tenth of the gradient, which is here the sum over chunks with noise of their own. */
    @Test
    void theGradientIsThatOfTheWholeBatch() {
        RealNvpModel model = model(3, Activation.TANH);
        TrainingSettings settings = new TrainingSettings(1e-3, 1e-5, 300, 1e9, 100);
        NormalMixture target = twoModes(3, 2);
        FlowTraining<double[]> training =
                FlowTraining.twofold(model, base(3), target, settings, 1, 0, Workers.ALONE, Checkpoint.NONE);
        RealNvpLayout layout = new RealNvpLayout(model);
        double[] parameters = training.state().parameters();
        training.step(0.7);
        RealNvpPass<double[]> pass = new RealNvpPass<>(layout, Numbers.twofold());
        FlowWeights<double[]> weights = weights(layout, parameters);
        double[] gradient = new double[layout.size()];
        BaseSamples<double[]> samples =
                new BaseSamples<>(base(3), pass, Numbers.twofold(), model, new KeyedStream(1, 0, "training"));
        FlowWorkspace<double[]> workspace = new FlowWorkspace<>(layout, Numbers.twofold(), Checkpoint.NONE);
        int[] chunks = {128, 128, 44};
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            samples.draw(0, chunk, workspace, chunks[chunk]);
            pass.onward(weights, workspace, chunks[chunk]);
            target.evaluator(FlowWorkspace.CHUNK)
                    .valuesAndGradients(
                            workspace.points, chunks[chunk], new double[FlowWorkspace.CHUNK], workspace.slopes);
            pass.backward(weights, workspace, -0.7, gradient, chunk == 0, chunks[chunk]);
        }
        double[] moments = training.state().moments();
        for (int i = 0; i < layout.size(); i++) {
            assertThat(moments[i]).isCloseTo(0.1 * gradient[i] / 300, within(1e-12));
        }
    }

    @Test
    void aResumedTrainingIsTheSameToTheBit() {
        FlowTraining<float[]> whole = training(model(3, Activation.TANH), SETTINGS, Workers.ALONE);
        FlowTraining<float[]> second = training(model(3, Activation.TANH), SETTINGS, Workers.ALONE);
        for (int i = 0; i < 40; i++) {
            whole.step(0.01 * i + 0.1);
            if (i == 19) {
                second.resume(whole.state());
            } else if (i > 19) {
                second.step(0.01 * i + 0.1);
            }
        }
        assertThat(second.state().parameters()).isEqualTo(whole.state().parameters());
        assertThat(second.state().squares()).isEqualTo(whole.state().squares());
        assertThat(second.loss()).isEqualTo(whole.loss());
    }

    @ParameterizedTest
    @EnumSource(AdaptiveSchedule.Rule.class)
    void aResumedTrainingGoesOnCoolingFromWhereItWas(AdaptiveSchedule.Rule rule) {
        AdaptiveSchedule schedule = new AdaptiveSchedule(rule, 0.05, 0.9, 2, 1e-3, 0.04);
        FlowTraining<float[]> whole = training(model(3, Activation.TANH), SETTINGS, Workers.ALONE);
        FlowTraining<float[]> second = training(model(3, Activation.TANH), SETTINGS, Workers.ALONE);
        whole.follow(schedule);
        second.follow(schedule);
        for (int step = 0; step < 30; step++) {
            if (step == 13) {
                second.resume(whole.state());
            }
            if (step >= 13) {
                assertThat(second.beta()).isEqualTo(whole.beta());
                second.step(second.beta());
            }
            whole.step(whole.beta());
        }
        assertThat(whole.beta()).isBetween(0.06, 1.0);
        assertThat(second.state().parameters()).isEqualTo(whole.state().parameters());
        assertThat(second.beta()).isEqualTo(whole.beta());
    }

    @Test
    void aStepAllocatesNothing() {
        RealNvpModel model = new RealNvpModel(8, 4, List.of(32, 32), Activation.TANH, 2, 0);
        FlowTraining<float[]> training = training(model, SETTINGS, Workers.ALONE);
        for (int i = 0; i < 3000; i++) {
            training.step(0.5);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 200; i++) {
            training.step(0.5);
        }
        long after = threads.getCurrentThreadAllocatedBytes();
        // What the measurement itself allocates is a few hundred bytes.
        assertThat((after - before) / 200.0).isLessThan(16);
    }

    @Test
    void aStepWithoutAFiniteLossIsSkippedAndCounted() {
        FlowTraining<float[]> training = training(model(3, Activation.TANH), SETTINGS, Workers.ALONE);
        double[] before = training.state().parameters();
        training.step(Double.NaN);
        assertThat(training.skipped()).isEqualTo(1);
        assertThat(training.state().parameters()).isEqualTo(before);
        training.step(1);
        assertThat(training.skipped()).isEqualTo(1);
        assertThat(training.state().parameters()).isNotEqualTo(before);
    }

    /** Two steps by hand: m and v are 0.1 g and 0.001 g^2 at first, and corrected for it. */
    @Test
    void adamTakesTheStepsOfItsDefinition() {
        double[] parameters = {1};
        double[] moments = {0};
        double[] squares = {0};
        Numbers<double[]> numbers = Numbers.twofold();
        numbers.adam(parameters, new double[] {4}, moments, squares, 0, 1, 0.5, 0.01, 1);
        assertThat(parameters[0]).isCloseTo(1 - 0.01, within(1e-9));
        numbers.adam(parameters, new double[] {-2}, moments, squares, 0, 1, 0.5, 0.02, 2);
        double mean = (0.9 * 0.2 - 0.1) / (1 - 0.81);
        double square = (0.999 * 0.004 + 0.001) / (1 - 0.998001);
        assertThat(parameters[0]).isCloseTo(0.99 - 0.02 * mean / Math.sqrt(square), within(1e-9));
    }

    /** Annealed, a small flow covers both modes of an easy target. */
    @Test
    void learnsATargetOfTwoModes() {
        RealNvpModel model = new RealNvpModel(2, 6, List.of(32, 32), Activation.TANH, 2, 0);
        TrainingSettings settings = new TrainingSettings(2e-3, 2e-5, 256, 10, 800);
        FlowTraining<float[]> training = training(model, settings, Workers.ALONE);
        for (int i = 0; i < 800; i++) {
            training.step(Math.min(1, 0.05 + 0.95 * i / 500.0));
        }
        double[] points = training.flow()
                .sampler(2, 0, "test", Checkpoint.NONE)
                .next(4000)
                .points();
        int right = 0;
        for (int n = 0; n < 4000; n++) {
            right += points[2 * n] > 0 ? 1 : 0;
        }
        assertThat(right / 4000.0).isBetween(0.3, 0.7);
        assertThat(training.loss()).isLessThan(0.5);
    }
}
