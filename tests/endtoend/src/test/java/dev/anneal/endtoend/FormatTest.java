package dev.anneal.endtoend;

import static dev.anneal.endtoend.AnnealProcess.anneal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.anneal.endtoend.AnnealProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** `anneal fmt`: what it writes, what it leaves alone, what it says and with which exit code. */
@DisabledOnOs(OS.WINDOWS)
final class FormatTest {
    private static final String UGLY = "\uFEFFparam   dim=2 // the dimension\r\n\r\n\r\nprint dim;print  [1,2]";
    private static final String NEAT = "param dim = 2 // the dimension\n\nprint dim\nprint [1, 2]\n";
    private static final String BROKEN = "param  dim=(2\n";

    @TempDir
    private Path directory;

    private Path file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Result run(String... arguments) throws Exception {
        return anneal().in(directory).run(arguments);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(path -> directory.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void rewritesWhatIsNotInStyleAndNamesIt() throws Exception {
        Path ugly = file("ugly.anneal", UGLY);
        file("neat.anneal", NEAT);

        Result first = run("fmt", "ugly.anneal", "neat.anneal");
        Result second = run("fmt", "ugly.anneal");

        assertThat(first)
                .extracting(Result::exitCode, Result::out, Result::err)
                .containsExactly(0, "ugly.anneal\n", "");
        assertThat(ugly).hasContent(NEAT);
        assertThat(second)
                .extracting(Result::exitCode, Result::out, Result::err)
                .containsExactly(0, "", "");
        assertThat(files()).containsExactly("neat.anneal", "ugly.anneal");
    }

    @Test
    void checkChangesNothingAndEndsWithOne() throws Exception {
        Path ugly = file("ugly.anneal", UGLY);
        file("neat.anneal", NEAT);

        Result both = run("fmt", "--check", "neat.anneal", "ugly.anneal");
        Result neat = run("fmt", "--check", "neat.anneal");

        assertThat(both).extracting(Result::exitCode, Result::out, Result::err).containsExactly(1, "ugly.anneal\n", "");
        assertThat(neat).extracting(Result::exitCode, Result::out, Result::err).containsExactly(0, "", "");
        assertThat(Files.readString(ugly)).isEqualTo(UGLY);
    }

    @Test
    void standardInputIsFormattedToStandardOutput() throws Exception {
        Path ugly = file("ugly", UGLY);
        Path neat = file("neat", NEAT);
        Path broken = file("broken", BROKEN);

        Result formatted = anneal().in(directory).reading(ugly).run("fmt", "-");
        Result checked = anneal().in(directory).reading(ugly).run("fmt", "--check", "-");
        Result fine = anneal().in(directory).reading(neat).run("fmt", "-", "--check");
        Result refused = anneal().in(directory).reading(broken).run("fmt", "-");

        assertThat(formatted)
                .extracting(Result::exitCode, Result::out, Result::err)
                .containsExactly(0, NEAT, "");
        assertThat(checked)
                .extracting(Result::exitCode, Result::out, Result::err)
                .containsExactly(1, "standard input\n", "");
        assertThat(fine).extracting(Result::exitCode, Result::out, Result::err).containsExactly(0, "", "");
        assertThat(refused).extracting(Result::exitCode, Result::out).containsExactly(2, "");
        assertThat(refused.err()).contains("standard input:1:12", "this `(` is never closed");
    }

    @Test
    void aScriptWithSyntaxErrorsStaysAsItIsAndTheOthersAreDone() throws Exception {
        Path broken = file("broken.anneal", BROKEN);
        Path ugly = file("ugly.anneal", UGLY);

        Result result = run("fmt", "broken.anneal", "ugly.anneal");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEqualTo("ugly.anneal\n");
        assertThat(result.err()).contains("broken.anneal:1:12", "this `(` is never closed");
        assertThat(Files.readString(broken)).isEqualTo(BROKEN);
        assertThat(ugly).hasContent(NEAT);
    }

    @Test
    void aFolderMeansAllScriptsBelowItButHiddenAndBuiltOnes() throws Exception {
        file("study/a.anneal", UGLY);
        file("study/deep/er/b.anneal", UGLY);
        Path other = file("study/notes.txt", UGLY);
        Path hidden = file("study/.history/c.anneal", UGLY);
        Path built = file("study/deep/target/d.anneal", UGLY);
        Path ran = file("study/anneal-out/e.anneal", UGLY);

        Result result = run("fmt", "study");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("study/a.anneal\nstudy/deep/er/b.anneal\n");
        assertThat(directory.resolve("study/deep/er/b.anneal")).hasContent(NEAT);
        assertThat(Files.readString(other)).isEqualTo(UGLY);
        assertThat(Files.readString(hidden)).isEqualTo(UGLY);
        assertThat(Files.readString(built)).isEqualTo(UGLY);
        assertThat(Files.readString(ran)).isEqualTo(UGLY);
    }

    @Test
    void permissionsAndLinksStay() throws Exception {
        Path ugly = file("elsewhere/ugly.anneal", UGLY);
        Files.setPosixFilePermissions(ugly, PosixFilePermissions.fromString("rwxr--r-x"));
        Path link = Files.createSymbolicLink(directory.resolve("link.anneal"), Path.of("elsewhere/ugly.anneal"));

        Result result = run("fmt", "link.anneal");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(link).isSymbolicLink().hasContent(NEAT);
        assertThat(Files.getPosixFilePermissions(ugly)).isEqualTo(PosixFilePermissions.fromString("rwxr--r-x"));
    }

    @Test
    void aFileThatMayNotBeWrittenIsTold() throws Exception {
        Path ugly = file("ugly.anneal", UGLY);
        Files.setPosixFilePermissions(ugly, PosixFilePermissions.fromString("r--r--r--"));
        assumeThat(Files.isWritable(ugly)).as("who may write everything").isFalse();

        Result result = run("fmt", "ugly.anneal");

        assertThat(result)
                .extracting(Result::exitCode, Result::out, Result::err)
                .containsExactly(74, "", "anneal: ugly.anneal may not be written\n");
        assertThat(Files.readString(ugly)).isEqualTo(UGLY);
    }

    @Test
    void whatCannotBeReadIsToldAndTheOthersAreDone() throws Exception {
        Files.write(directory.resolve("binary.anneal"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
        file("ugly.anneal", UGLY);

        Result result = run("fmt", "no-such.anneal", "binary.anneal", "ugly.anneal");

        assertThat(result.exitCode()).isEqualTo(64);
        assertThat(result.out()).isEqualTo("ugly.anneal\n");
        assertThat(result.err())
                .isEqualTo("anneal: no-such.anneal does not exist\nanneal: binary.anneal is not a text in UTF-8\n");
    }

    @Test
    void wrongUsageEndsWithSixtyFourAndChangesNothing() throws Exception {
        Path ugly = file("ugly.anneal", UGLY);
        for (List<String> arguments : List.of(
                List.of("fmt"),
                List.of("fmt", ""),
                List.of("fmt", "--check"),
                List.of("fmt", "--chek", "ugly.anneal"),
                List.of("fmt", "-", "ugly.anneal"))) {
            Result result = run(arguments.toArray(new String[0]));
            assertThat(result.exitCode()).as(arguments + result.err()).isEqualTo(64);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).startsWith("anneal: ").doesNotContain("Exception");
        }
        assertThat(Files.readString(ugly)).isEqualTo(UGLY);
    }

    @Test
    void helpTellsOfExitCodes() throws Exception {
        assertThat(run("--help").out())
                .containsPattern("1 an expectation or the run failed or a script is not as\\s+`fmt` writes it");
        assertThat(run("fmt", "--help").out()).contains("--check", "standard input");
    }
}
