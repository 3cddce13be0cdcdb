package dev.anneal.endtoend;

import static dev.anneal.endtoend.AnnealProcess.anneal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.endtoend.AnnealProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code anneal repl} without a terminal: through pipes and with `-e`. */
@DisabledOnOs(OS.WINDOWS)
final class ReplTest {
    @TempDir
    private Path directory;

    private Result piped(String input, String... arguments) throws Exception {
        Path file = Files.writeString(directory.resolve("input"), input);
        return anneal().in(directory).reading(file).run(arguments);
    }

    @Test
    void resultsGoToStandardOutputAndNothingElse() throws Exception {
        Result result = piped("let x = [\n  1,\n\n  2]\nx\nx[2] * 21\n", "repl");

        assertThat(result.out()).isEqualTo("[1, 2]\n42\n");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void mistakesGoToStandardErrorWithoutColours() throws Exception {
        Result result = piped("let separation = 3\nsepration\nseparation\n", "repl");

        assertThat(result.out()).isEqualTo("3\n");
        assertThat(result.err()).isEqualTo("""
                        error[ANN-0201]: there is no `sepration` here
                         --> prompt:1:1
                          |
                        1 | sepration
                          | ^^^^^^^^^
                          = help: did you mean `separation`?
                        """);
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void codeOfTheCommandLineIsDone() throws Exception {
        Result result = anneal().in(directory).run("repl", "-e", "let x = 2; x + 1", "-e", ":type x");

        assertThat(result.out()).isEqualTo("3\nnumber\n");
        assertThat(result.exitCode()).isZero();
        assertThat(anneal().in(directory).run("repl", "-e", "expect 1 > 2").exitCode())
                .isEqualTo(1);
    }

    @Test
    void aScriptIsLoadedFirst() throws Exception {
        Files.writeString(directory.resolve("study.anneal"), "let x = 20\n");

        Result result = anneal().in(directory).run("repl", "study.anneal", "-e", "x + 1");

        assertThat(result.out()).isEqualTo("21\n");
    }

    @Test
    void chartsAreFiles() throws Exception {
        Result result = piped("""
                target t = 0.5 * normal([3, 0], 1) + 0.5 * normal([-3, 0], 1)
                run r {
                  fit gaussian_mixture(dim: 2, components: 2) to t
                  until 5
                  record coverage every 1
                }
                plot lines(r, x: time, y: coverage)
                """, "repl", "--out", "here");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("chart  here/plot-1.svg");
        assertThat(directory.resolve("here/plot-1.svg")).exists();
    }

    @Test
    void anInterruptStopsWhatRunsAndEnds() throws Exception {
        Path input = Files.writeString(directory.resolve("input"), """
                target t = 0.5 * normal([3, 0], 1) + 0.5 * normal([-3, 0], 1)
                1 + 1
                run slow {
                  fit gaussian_mixture(dim: 2, components: 6) to t
                  by gradient_flow(integrator: "euler", step: 1e-6)
                  until 9
                }
                """);
        try (AnnealProcess process = anneal().in(directory)
                .reading(input)
                .within(Duration.ofSeconds(60))
                .start("repl")) {
            while (process.out().isEmpty()) {
                assertThat(process.isAlive()).isTrue();
                Thread.sleep(20);
            }
            Thread.sleep(500);
            Result result = process.sendInterrupt().await();
            assertThat(result.out()).contains("(stopped early)");
            assertThat(result.exitCode()).isEqualTo(130);
        }
    }

    @Test
    void withoutATerminalTheCommandAloneShowsItsUsage() throws Exception {
        Result result = anneal().in(directory).run();

        assertThat(result.exitCode()).isEqualTo(64);
        assertThat(result.err()).contains("repl");
    }
}
