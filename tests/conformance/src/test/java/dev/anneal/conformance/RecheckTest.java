package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.Compilation;
import dev.anneal.Inputs;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.TextRenderer;
import dev.anneal.source.Source;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A changed script is checked as if it were new, but what the change cannot touch is taken over. */
class RecheckTest {
    private static final String SCRIPT = """
            import std.targets
            param dim = 8
            let mu = 3 * basis(1, dim)
            let other = 2 * basis(2, dim)
            fn shifted(x, by = 1) = x + by
            target modes = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
            target far = targets.two_modes(dim: dim)
            family pair = gaussian_mixture(dim: dim, components: 2)
            run cool {
              fit pair to modes
              under linear(from: 0.1, rate: shifted(0.5))
              until settled(5)
              record coverage every 1
            }
            print other
            plot lines(cool, x: time, y: coverage)
            """;

    private static final int DECLARATIONS = 11;

    @Test
    void anUnchangedScriptIsTakenOverAsAWhole() {
        assertThat(reusedAfter(SCRIPT, SCRIPT)).isEqualTo(DECLARATIONS);
    }

    @Test
    void linesAboveMoveDeclarationsButDoNotChangeThem() {
        assertThat(reusedAfter(SCRIPT, "// A remark.\n\nlet added = 1\n" + SCRIPT))
                .isEqualTo(DECLARATIONS);
    }

    @Test
    void whatUsesAChangedValueIsCheckedAgainOnlyIfItsTypeIsAnother() {
        assertThat(reusedAfter(SCRIPT, SCRIPT.replace("3 * basis(1, dim)", "4 * basis(1, dim)")))
                .isEqualTo(DECLARATIONS - 1);
        // `mu` itself and `modes`; the run sees a target on R^dim as before.
        assertThat(reusedAfter(SCRIPT, SCRIPT.replace("3 * basis(1, dim)", "[3]")))
                .isEqualTo(DECLARATIONS - 3);
    }

    @Test
    void aChangedInputIsSeenByAllThatDependOnItsType() {
        // Its value is not a part of what the others see, its type is.
        assertThat(reusedAfter(SCRIPT, SCRIPT.replace("dim = 8", "dim = 9"))).isEqualTo(DECLARATIONS - 1);
        assertThat(reusedAfter(SCRIPT, SCRIPT.replace("dim = 8", "dim = \"8\"")))
                .isLessThan(DECLARATIONS - 5);
    }

    @Test
    void aNewParameterOfAFunctionReachesItsCalls() {
        assertThat(reusedAfter(SCRIPT, SCRIPT.replace("by = 1", "by = 1, and_by = 2")))
                .isEqualTo(DECLARATIONS - 2);
    }

    @Test
    void whatARunRecordsReachesItsCharts() {
        Compilation after = compilationAfter(SCRIPT, SCRIPT.replace("record coverage", "record beta"));
        assertThat(after.diagnostics()).hasSize(1);
        assertThat(after.diagnostics().get(0).message()).contains("does not record `coverage`");
    }

    @Test
    void aNewNameThatHidesABuiltinReachesThoseThatUsedTheBuiltin() {
        String hidden = "fn linear(from, rate) = constant(1)\n".replace("from", "x") + SCRIPT;
        Compilation after = compilationAfter(SCRIPT, hidden);
        assertThat(after.diagnostics()).anyMatch(found -> found.message().contains("has no parameter `from`"));
        Compilation below = compilationAfter(SCRIPT, SCRIPT + "let basis = 2\n");
        assertThat(below.diagnostics()).anyMatch(found -> found.message().contains("used before it is declared"));
    }

    @Test
    void anyChangeGivesWhatANewCheckGives() {
        SplittableRandom random = new SplittableRandom(11);
        List<Source> scripts = SnippetSources.all();
        TextRenderer renderer = new TextRenderer(false);
        int reused = 0;
        try (Anneal anneal = Anneal.create()) {
            for (Source script : scripts) {
                String[] lines = script.text().split("\n", -1);
                int cut = random.nextInt(lines.length);
                int other = random.nextInt(lines.length);
                String line = lines[cut];
                lines[cut] = lines[other];
                String swapped = String.join("\n", lines);
                lines[cut] = line + " + 1";
                String longer = String.join("\n", lines);
                for (String changed : List.of(swapped, longer, "\n" + script.text())) {
                    Source source = Source.of(script.name(), changed);
                    Compilation updated = anneal.compile(script).update(source);
                    reused += updated.reused();
                    List<Diagnostic> fresh =
                            anneal.compile(source).prepare(Inputs.defaults()).diagnostics();
                    List<Diagnostic> after = updated.prepare(Inputs.defaults()).diagnostics();
                    assertThat(renderer.render(after)).as("%s", changed).isEqualTo(renderer.render(fresh));
                }
            }
        }
        assertThat(reused).isGreaterThan(3 * scripts.size());
    }

    private static int reusedAfter(String before, String after) {
        return compilationAfter(before, after).reused();
    }

    private static Compilation compilationAfter(String before, String after) {
        try (Anneal anneal = Anneal.create()) {
            Compilation first = anneal.compile(Source.of("study", before));
            assertThat(first.isSound()).as("%s", first.diagnostics()).isTrue();
            return first.update(Source.of("study", after));
        }
    }
}
