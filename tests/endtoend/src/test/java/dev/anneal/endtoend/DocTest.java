package dev.anneal.endtoend;

import static dev.anneal.endtoend.AnnealProcess.anneal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.endtoend.AnnealProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** `anneal doc`: references from comments. */
@DisabledOnOs(OS.WINDOWS)
final class DocTest {
    private static final Path KEPT = Path.of(System.getProperty("anneal.home"), "stdlib/reference");

    @Test
    void writesTheReferenceThatStandsBesideTheLibrary(@TempDir Path folder) throws Exception {
        Result result = anneal().in(folder).run("doc");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines()).contains("anneal-doc/index.md", "anneal-doc/std.targets.md");
        for (String file : result.out().lines().toList()) {
            Path written = folder.resolve(file);
            assertThat(written)
                    .hasSameTextualContentAs(KEPT.resolve(written.getFileName().toString()));
        }
    }

    @Test
    void writesThatOfAScriptAndOfWhatItImports(@TempDir Path folder) throws Exception {
        Files.createDirectory(folder.resolve("parts"));
        Files.writeString(
                folder.resolve("parts/shared.anneal"), "/// The dimension.\nparam dim = 4\n\nlet half = dim / 2\n");
        Files.writeString(
                folder.resolve("study.anneal"),
                "import \"parts/shared.anneal\" as shared\n\n/// Twice `x`.\nfn twice(x) = 2 * x\n\nprint twice(shared.dim)\n");

        Result result = anneal().in(folder).run("doc", "study.anneal", "--out", "reference");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("reference/index.md\nreference/study.md\nreference/shared.md\n");
        assertThat(result.err()).isEqualTo("without a `///` comment:\n  parts/shared.anneal: half\n");
        assertThat(folder.resolve("reference/study.md")).content().contains("Twice `x`.");

        Result again = anneal().in(folder).run("doc", "study.anneal", "--out", "reference", "--format", "html");
        assertThat(again.out()).isEqualTo("reference/index.html\n");
        assertThat(folder.resolve("reference/index.html")).content().contains("id=\"shared-dim\"");
    }

    @Test
    void replacesOnlyWhatItWrote(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("study.anneal"), "/// One.\nlet x = 1\nprint x\n");
        Files.writeString(folder.resolve("index.md"), "my own\n");

        Result refused = anneal().in(folder).run("doc", "study.anneal", "--out", ".");
        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err())
                .contains("index.md is there, and no reference")
                .contains("--force");
        assertThat(folder.resolve("index.md")).hasContent("my own\n");
        assertThat(folder.resolve("study.md")).doesNotExist();

        assertThat(anneal().in(folder)
                        .run("doc", "study.anneal", "--out", ".", "--force")
                        .exitCode())
                .isZero();
        assertThat(anneal().in(folder).run("doc", "study.anneal", "--out", ".").exitCode())
                .isZero();
        assertThat(anneal().in(folder).run("doc", "--out", "study.anneal").err())
                .contains("study.anneal is a file");
    }

    @Test
    void saysWhatIsWrongWithAScript(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("study.anneal"), "let x = missing_name\n");

        Result result = anneal().in(folder).run("doc", "study.anneal");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("missing_name");
        assertThat(folder.resolve("anneal-doc")).doesNotExist();
        assertThat(anneal().in(folder).run("doc", "none.anneal").exitCode()).isEqualTo(64);
        assertThat(anneal().in(folder).run("doc", "--format", "pdf").err()).contains("`markdown` or `html`");
    }
}
