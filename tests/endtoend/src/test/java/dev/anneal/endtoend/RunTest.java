package dev.anneal.endtoend;

import static dev.anneal.endtoend.AnnealProcess.anneal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.endtoend.AnnealProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands `run`, `check` and `plan`: what they print where, what they leave behind, and how they end. */
@DisabledOnOs(OS.WINDOWS)
final class RunTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("anneal.home"), "examples");
    private static final String PAIR = """
            target two_modes = 0.5 * normal([3, 0], 1) + 0.5 * normal([-3, 0], 1)
            family pair = gaussian_mixture(dim: 2, components: 2, init: normal(0, 0.1))
            """;

    @TempDir
    private Path directory;

    private String script(String text) throws IOException {
        Files.writeString(directory.resolve("script.anneal"), text);
        return "script.anneal";
    }

    private Result run(String... arguments) throws Exception {
        return anneal().in(directory).run(arguments);
    }

    @Test
    void runsTheExampleOfTheReadme() throws Exception {
        Result result = run("run", EXAMPLES.resolve("two-modes.anneal").toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("run quenched: 1 of 2 modes covered, collapsed by mean alignment\n")
                .contains("run cooled: 2 of 2 modes covered\n  mode mass      0.5  0.5\n  coverage       1\n");
        assertThat(result.duration()).isLessThan(Duration.ofSeconds(10));
        List<Path> charts = charts(directory.resolve("anneal-out"));
        assertThat(charts)
                .hasSize(2)
                .allSatisfy(chart -> assertThat(chart).content().startsWith("<svg"));
        assertThat(result.err()).contains("chart  anneal-out/two-modes-").doesNotContain("\u001B");
    }

    private static List<Path> charts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".svg")).toList();
        }
    }

    @Test
    void everyExampleRuns() throws Exception {
        List<Path> examples;
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            examples = files.filter(file -> file.toString().endsWith(".anneal")).toList();
        }
        assertThat(examples).isNotEmpty();
        for (Path example : examples) {
            List<String> arguments = new ArrayList<>(List.of("run", example.toString()));
            if (example.endsWith("realnvp-annealing.anneal")) {
                // Minutes of training; what it says after a few steps is not the point here.
                arguments.addAll(List.of("--set", "training=4", "--set", "seeds=1"));
            }
            Result result = run(arguments.toArray(String[]::new));
            assertThat(result.exitCode()).as(example + "\n" + result.err()).isZero();
            assertThat(result.err()).doesNotContain("warning");
        }
    }

    @Test
    void aFailedExpectationEndsWithOneAndShowsEveryValue() throws Exception {
        Result result = run("run", script(PAIR + """
                run fitted {
                  fit pair to two_modes
                  until 5
                }
                expect fitted.time > 2 * 3
                expect fitted.time < 6
                """));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("""
                        expectation failed at script.anneal:7:1

                          expect fitted.time > 2 * 3
                                 |      |    |   |
                                 |      5    |   6
                                 |           false
                                 run `fitted`

                        1 of 2 expectations failed
                        """);
    }

    @Test
    void aScriptWithAnErrorEndsWithTwoAndACaretUnderThePlace() throws Exception {
        Result result = run("run", script("let x = 2 * sepration\n"));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("""
                        error[ANN-0201]: there is no `sepration` here
                         --> script.anneal:1:13
                          |
                        1 | let x = 2 * sepration
                          |             ^^^^^^^^^

                        1 error; `anneal explain ANN-0201` says more
                        """);
    }

    @Test
    void inputsAndSeedsComeFromTheCommandLine() throws Exception {
        String script = script("param dim = 3\nparam name = \"a\"\nprint dim\nprint name\n");

        assertThat(run("run", script).out()).isEqualTo("3\na\n");
        assertThat(run("run", script, "--set", "dim=5", "--set", "name=some text")
                        .out())
                .isEqualTo("5\nsome text\n");
        Result unknown = run("run", script, "--set", "dims=5");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("the script has no input `dims`").contains("did you mean `dim`?");
    }

    @Test
    void seedsChangeRunsThatNameNone() throws Exception {
        String script = script(PAIR + """
                run free {
                  fit pair to two_modes
                  until 1
                }
                run fixed {
                  fit pair to two_modes
                  until 1
                  seed 3
                }
                print [free.free_energy, fixed.free_energy, free.seed, fixed.seed]
                """);

        assertThat(run("run", script, "--seed", "3").out()).matches("\\[(\\S+), \\1, 3, 3]\n");
        assertThat(run("run", script).out()).endsWith(", 0, 3]\n").doesNotMatch("\\[(\\S+), \\1, .*\n");
    }

    @Test
    void resultsDoNotDependOnThreads() throws Exception {
        String script = EXAMPLES.resolve("three-modes.anneal").toString();

        Result one = run("run", script, "--threads", "1", "--out", "one");
        Result two = run("run", script, "--threads", "2", "--out", "two");

        assertThat(one.out()).isEqualTo(two.out()).isNotEmpty();
        for (Path chart : charts(directory.resolve("one"))) {
            assertThat(directory.resolve("two").resolve(chart.getFileName())).hasSameTextualContentAs(chart);
        }
    }

    @Test
    void quietLeavesResultsOnly() throws Exception {
        Result result = run("run", EXAMPLES.resolve("two-modes.anneal").toString(), "--quiet", "--out", "here");

        assertThat(result.err()).isEmpty();
        assertThat(charts(directory.resolve("here"))).hasSize(2);
    }

    @Test
    void anInterruptStopsWithTheBestSoFar() throws Exception {
        String script = script("""
                target three_modes = mixture([0.4, 0.3, 0.3],
                  [normal([6, 0, 0], 1), normal([0, 6, 0], 1), normal([0, 0, 6], 1)])
                family trio = gaussian_mixture(dim: 3, components: 3)
                run endless {
                  fit trio to three_modes
                  by gradient_flow(integrator: "rk4", step: 0.01)
                  until 1e5
                }
                print endless
                expect endless.time < 1e5
                """);
        Result result;
        try (AnnealProcess process = anneal().in(directory).start("run", script)) {
            Thread.sleep(3000);
            result = process.sendInterrupt().await();
        }
        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        assertThat(result.out()).contains("run endless: ").contains("of 100000 (stopped early)");
        assertThat(result.err()).contains("stopped; fits are the best so far").doesNotContain("Exception");
    }

    @Test
    void checkRunsNothing() throws Exception {
        Result good = run("check", EXAMPLES.resolve("two-modes.anneal").toString());
        Result bad = run("check", script("print 1 +\n"));

        assertThat(good.exitCode()).isZero();
        assertThat(good.out()).endsWith("two-modes.anneal: no errors\n");
        assertThat(good.err()).isEmpty();
        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(directory.resolve("anneal-out")).doesNotExist();
    }

    @Test
    void planSaysWhatWouldRun() throws Exception {
        Result result = run("plan", EXAMPLES.resolve("two-modes.anneal").toString());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains(": 2 fits\n", "run quenched\n", "until   60 (flow time)", "gradient_flow, dopri853");
        assertThat(directory.resolve("anneal-out")).doesNotExist();
    }

    @Test
    void wrongUsageEndsWithSixtyFour() throws Exception {
        for (List<String> arguments : List.of(
                List.of("rum", "x.anneal"),
                List.of("run"),
                List.of("run", "x.anneal", "--treads", "2"),
                List.of("run", "x.anneal", "--threads", "0"),
                List.of("run", "no-such-file.anneal"),
                List.of("run", "."),
                List.<String>of())) {
            Result result = run(arguments.toArray(new String[0]));
            assertThat(result.exitCode()).as(arguments + result.err()).isEqualTo(64);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).isNotEmpty().doesNotContain("Exception");
        }
    }

    @Test
    void aChartThatCannotBeWrittenIsToldAndNothingElseIsLost() throws Exception {
        Files.writeString(directory.resolve("occupied"), "a file, not a folder");
        Result result = run("run", EXAMPLES.resolve("two-modes.anneal").toString(), "--out", "occupied");

        assertThat(result.exitCode()).isEqualTo(74);
        assertThat(result.out()).contains("run cooled: 2 of 2 modes covered");
        assertThat(result.err()).contains("cannot be written").doesNotContain("Exception");
    }

    @Test
    void aFileThatIsNoTextIsRefused() throws Exception {
        Files.write(directory.resolve("binary.anneal"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});

        Result result = run("check", "binary.anneal");

        assertThat(result.exitCode()).isEqualTo(64);
        assertThat(result.err()).isEqualTo("anneal: binary.anneal is not a text in UTF-8\n");
    }

    @Test
    void whatIsWrongWithAConstantIsFoundBeforeAnythingRuns() throws Exception {
        Result first = run("run", script("print [1, 2][5]\n"));

        assertThat(first.exitCode()).isEqualTo(2);
        assertThat(first.err())
                .contains("there is no entry 5; they are numbered 1 to 2")
                .doesNotContain("\tat ");
    }
}
