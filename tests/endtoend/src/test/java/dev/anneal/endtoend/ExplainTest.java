package dev.anneal.endtoend;

import static dev.anneal.endtoend.AnnealProcess.anneal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.endtoend.AnnealProcess.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The command `explain`; that its pages are true is looked at where scripts are tested. */
@DisabledOnOs(OS.WINDOWS)
final class ExplainTest {
    @Test
    void showsThePageOfACode() throws Exception {
        Result result = anneal().run("explain", "ANN-0404");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith(
                        "warning[ANN-0404]: a family has fewer components than its target has modes\n\nA mixture of K")
                .contains("\n    run r {\n      fit gaussian_mixture(dim: 1, components: 1) to t\n")
                .endsWith("\nRelated: ANN-0405, ANN-0403.\n")
                .doesNotContain("```");
    }

    @Test
    void takesShortFormsOfCodes() throws Exception {
        String page = anneal().run("explain", "ANN-0203").out();

        assertThat(anneal().run("explain", "203").out()).isEqualTo(page).startsWith("error[ANN-0203]: ");
        assertThat(anneal().run("explain", "ann-0203").out()).isEqualTo(page);
    }

    @Test
    void listsAllCodesByWhatTheyAreAbout() throws Exception {
        Result result = anneal().run("explain");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("01 the text\n  ANN-0101  something stands where it cannot\n")
                .contains(
                        "\n\n02 names, types and clauses\n  ANN-0201  ",
                        "\n\n05 what happened while it ran\n  ANN-0501  ")
                .endsWith("\n\n`anneal explain ANN-0203` says more about one of them\n");
        assertThat(result.out().lines().filter(line -> line.matches("  ANN-\\d{4}  \\S.*")))
                .hasSizeGreaterThan(50);
    }

    @Test
    void anUnknownCodeIsWrongUsage() throws Exception {
        Result near = anneal().run("explain", "ANN-2003");
        Result far = anneal().run("explain", "coverage");

        assertThat(List.of(near.exitCode(), far.exitCode())).containsExactly(64, 64);
        assertThat(near.out() + far.out()).isEmpty();
        assertThat(near.err()).isEqualTo("""
                        anneal: there is no code `ANN-2003`; did you mean `ANN-0203`?
                        `anneal explain` lists the codes there are
                        """);
        assertThat(far.err()).isEqualTo("""
                        anneal: there is no code `coverage`
                        `anneal explain` lists the codes there are
                        """);
    }
}
