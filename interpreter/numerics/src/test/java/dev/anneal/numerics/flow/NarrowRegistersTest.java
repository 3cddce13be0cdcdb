package dev.anneal.numerics.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.density.NormalMixture;
import dev.anneal.numerics.simd.Simd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Processors whose registers have 256 bits get tiles of other shapes, and compute the same to the bit. */
class NarrowRegistersTest {

    @Test
    void trainingIsTheSameToTheBit() throws Exception {
        // On processors other than x86 the option is unknown and left out, and both are the same anyway.
        assertThat(elsewhere("-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=2"))
                .isEqualTo("vector instructions: " + here());
    }

    /** Registers of 128 bits, as some processors of the ARM family have. */
    @Test
    void trainingIsTheSameInShortVectors() throws Exception {
        assertThat(elsewhere("-XX:MaxVectorSize=16")).isEqualTo("vector instructions: " + here());
    }

    /** The plain loops of a process that has no vector instructions. */
    @Test
    void trainingIsTheSameInPlainLoops() throws Exception {
        assertThat(elsewhere("-Danneal.simd=plain"))
                .isEqualTo("plain loops, since -Danneal.simd=plain asks for them: " + here());
    }

    private static String elsewhere(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("--add-exports", "java.base/jdk.internal.module=ALL-UNNAMED", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(NarrowRegistersTest.class.getName());
        Path answer = Files.createTempFile("anneal", ".txt");
        try {
            command.add(answer.toString());
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(told).isZero();
            return Files.readString(answer);
        } finally {
            Files.delete(answer);
        }
    }

    /** What another process writes to the file that it is given. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), Simd.active().description() + ": " + here());
    }

    /** Halves of whole vectors and some more, halves narrower than the widest of vectors, and of few columns. */
    private static String here() {
        return IntStream.of(70, 16, 11, 8, 3)
                .mapToObj(dimension -> trained(dimension, 96))
                .collect(Collectors.joining(", ", "", ", " + trained(2, 3)));
    }

    private static String trained(int dimension, int lastHidden) {
        double[] plus = new double[dimension];
        double[] minus = new double[dimension];
        double[] ones = new double[dimension];
        Arrays.fill(ones, 1);
        plus[0] = 2;
        minus[0] = -2;
        NormalMixture target = new NormalMixture(
                List.of(new NormalMixture.Component(0.5, plus, ones), new NormalMixture.Component(0.5, minus, ones)));
        FlowTraining<float[]> training = FlowTraining.single(
                new RealNvpModel(dimension, 2, List.of(130, lastHidden), Activation.TANH, 2, 1),
                FlowBase.standardNormal(dimension),
                target,
                new TrainingSettings(1e-3, 1e-5, 135, 10, 100),
                1,
                0,
                Workers.ALONE,
                Checkpoint.NONE);
        for (int i = 0; i < 5; i++) {
            training.step(0.5);
        }
        TrainingState state = training.state();
        return "trained %d parameters: %d %d %s"
                .formatted(
                        training.size(),
                        Arrays.hashCode(state.parameters()),
                        Arrays.hashCode(state.squares()),
                        training.loss());
    }
}
