package dev.anneal.endtoend;

import static dev.anneal.endtoend.AnnealProcess.anneal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.endtoend.AnnealProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The prompt as a person meets it: the real command in a real terminal. */
@DisabledOnOs(OS.WINDOWS)
final class ReplTerminalTest {
    @TempDir
    private Path directory;

    private TmuxTerminal terminal(String command, Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(anneal().environment());
        environment.put("ANNEAL_HISTORY", directory.resolve("history").toString());
        environment.putAll(more);
        return new TmuxTerminal(directory, environment, anneal().launcher() + command);
    }

    /** What stands on the screen from a line to the next prompt. */
    private static List<String> block(String screen, String first) {
        List<String> lines = screen.lines().toList();
        int begin = lines.indexOf(first);
        assertThat(begin).as("`" + first + "` on the screen:\n" + screen).isNotNegative();
        int end = begin;
        while (end < lines.size() && !lines.get(end).startsWith("anneal>")) {
            end++;
        }
        return lines.subList(begin, end);
    }

    @Test
    void aSessionOfAResearcher() throws Exception {
        try (TmuxTerminal terminal = terminal("", Map.of())) {
            terminal.await("anneal>");
            terminal.enter("target two_modes = 0.5 * normal([3, 0], 1) + 0.5 * normal([-3, 0], 1)")
                    .await("two_modes: a density on R^2");
            // A completion: the name of an argument.
            terminal.type("family pair = gaussian_mixture(dim: 2, compo")
                    .key("Tab")
                    .await("components:")
                    .enter("2, init: normal(0, 0.1))")
                    .await("pair: a family on R^2");
            // A typo, and the way out.
            terminal.enter("pare").await("help: did you mean `pair`?");
            terminal.enter("run quench {")
                    .enter("fit pair to two_modes")
                    .enter("until 30")
                    .enter("seed 1")
                    .enter("}")
                    .await("seed           1");
            terminal.await("anneal>", 5).enter("quench.coverage").await("anneal>", 6);
            terminal.enter(":save study").await("saved  study.anneal").await("anneal>", 7);

            terminal.paste("""
                    run slow {
                      fit gaussian_mixture(dim: 2, components: 6) to two_modes
                      by gradient_flow(integrator: "euler", step: 1e-6)
                      until 9
                    }""");
            terminal.key("Enter").await("░");
            terminal.key("C-c").await("stopped; `slow`: the best so far");
            terminal.await("anneal>", 8).enter("slow.time < 9").await("true").await("anneal>", 9);

            terminal.type("let unwanted = ").await("anneal> let unwanted =");
            terminal.key("C-c").await("anneal>", 10).enter("1 + 1").await("\n2\n");
            terminal.await("anneal>", 11).key("C-d").await("ended with 0");

            String screen = terminal.screen();
            assertThat(screen).contains("\n  growth  alignment").contains(" % of such runs to collapse\n");
            List<String> summary = block(screen, summaryLine(screen));
            Result saved = anneal().in(directory).run("run", "study.anneal");
            assertThat(saved.exitCode()).as(saved.err()).isZero();
            assertThat(saved.out()).startsWith(String.join("\n", summary) + "\n");
            assertThat(saved.out()).endsWith("\n" + lineBehind(screen, "anneal> quench.coverage") + "\n");
            assertThat(Files.readString(directory.resolve("history")))
                    .contains("run slow {")
                    .contains(":save study");
        }
    }

    private static String summaryLine(String screen) {
        return screen.lines()
                .filter(line -> line.startsWith("run quench: "))
                .findFirst()
                .orElse("run quench: ");
    }

    private static String lineBehind(String screen, String line) {
        List<String> lines = screen.lines().toList();
        return lines.get(lines.indexOf(line) + 1);
    }

    /** A risky run hears at the prompt what its plan says. */
    @Test
    void theAdviceIsThatOfThePlan() throws Exception {
        String script = """
                let mu = 3 * basis(1, 64)
                target two_modes = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
                family pair = gaussian_mixture(dim: 64, components: 2)
                run quench { fit pair to two_modes; until 20 }
                """;
        Files.writeString(directory.resolve("script.anneal"), script);
        List<String> plan = anneal().in(directory)
                .run("plan", "script.anneal")
                .out()
                .lines()
                .toList();
        try (TmuxTerminal terminal = terminal(" repl", Map.of())) {
            terminal.await("anneal>").paste(script).key("Enter").await("seed           0");
            String screen = terminal.screen();
            for (String word : List.of("growth", "expect")) {
                assertThat(screen.lines()).contains(line(plan, "  " + word));
            }
            String advice = line(plan, "  advice").replaceFirst(" *advice *", "");
            assertThat(screen).contains("such runs lose a mode").contains("= help: " + advice);
        }
    }

    private static String line(List<String> lines, String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line `" + beginning + "` in " + lines));
    }

    @Test
    void aTerminalThatCanDoNothingHasAPromptToo() throws Exception {
        try (TmuxTerminal terminal = terminal(" repl", Map.of("TERM", "dumb"))) {
            terminal.await("anneal>").enter("1 +").await("   ...>").enter("2").await("\n3\n");
            terminal.await("anneal>", 2).type("let unwanted =").key("C-c");
            terminal.await("anneal>", 3).enter("4 * 5").await("\n20\n");
            terminal.await("anneal>", 4).key("C-d").await("ended with 0");
        }
    }
}
