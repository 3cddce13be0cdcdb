package dev.anneal.endtoend;

import static dev.anneal.endtoend.AnnealProcess.anneal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.anneal.endtoend.AnnealProcess.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is given to the command for a script: a message, exit code 2 or 64, and never a defect. */
@DisabledOnOs(OS.WINDOWS)
final class HardInputTest {
    private static final int SCRIPT_ERROR = 2;
    private static final int USAGE = 64;

    /** A small machine: what a script costs must not depend on the size of the heap. */
    private static final String SMALL_HEAP = "-Xmx512m";

    @TempDir
    private Path directory;

    private Result check(byte[] script) throws Exception {
        Files.write(directory.resolve("script.anneal"), script);
        return check("script.anneal");
    }

    private Result check(String script) throws Exception {
        return anneal().in(directory).with("ANNEAL_JAVA_OPTS", SMALL_HEAP).run("check", script);
    }

    private static void refused(Result result, int code, String message) {
        assertThat(result.exitCode()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).contains(message).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void bytesThatAreNoText() throws Exception {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        refused(check(picture), USAGE, "anneal: script.anneal is not a text in UTF-8\n");
        byte[] noise = new byte[100_000];
        new SplittableRandom(1).nextBytes(noise);
        refused(check(noise), USAGE, "anneal: script.anneal is not a text in UTF-8\n");
        byte[] halfOfAPair = {'p', 'r', 'i', 'n', 't', ' ', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
        refused(check(halfOfAPair), USAGE, "anneal: script.anneal is not a text in UTF-8\n");
    }

    @Test
    void bytesThatAreATextAndNoScript() throws Exception {
        byte[] control = new byte[20_000];
        for (int i = 0; i < control.length; i++) {
            control[i] = (byte) (i % 128);
        }
        refused(check(control), SCRIPT_ERROR, "`U+0000` is not part of the language");
    }

    @Test
    void tenMegabytesInOneLineAndInMany() throws Exception {
        refused(check(bytes("let a = " + "1 + ".repeat(2_500_000) + "1")), SCRIPT_ERROR, "error[ANN-0111]");
        refused(check(bytes("\n".repeat(10_000_000))), SCRIPT_ERROR, "error[ANN-0111]");
    }

    @Test
    void filesWithoutADeclarationAreScripts() throws Exception {
        for (String text : new String[] {"", "\uFEFF", "// nothing\n/* at all */", "\n\n\n", ";"}) {
            Result result = check(bytes(text));
            assertThat(result.exitCode()).as(result.err()).isZero();
        }
    }

    @Test
    void whatIsNoFile() throws Exception {
        Files.createDirectory(directory.resolve("folder.anneal"));
        refused(check("folder.anneal"), USAGE, "anneal: folder.anneal is a folder, not a script\n");
        refused(check("nowhere.anneal"), USAGE, "anneal: nowhere.anneal does not exist\n");
        refused(check("script.anneal/inside"), USAGE, "anneal: script.anneal/inside ");
        refused(check("\u0001"), USAGE, "does not exist");
        refused(check(""), USAGE, "anneal: the script has no name\n");
    }

    @Test
    void aFileWithoutAnEndIsNotReadToIt() throws Exception {
        assumeFalse(!Files.exists(Path.of("/dev/zero")), "there is such a file");
        refused(check("/dev/zero"), USAGE, "anneal: /dev/zero is larger than any script\n");
    }

    @Test
    void aFileThatMayNotBeReadSaysSo() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret.anneal"), "print 1");
        Files.setPosixFilePermissions(secret, java.util.Set.of());
        assumeFalse(Files.isReadable(secret), "the superuser may read everything");
        refused(check("secret.anneal"), USAGE, "anneal: secret.anneal may not be read\n");
    }

    @Test
    void aPipeIsReadLikeAFile() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process writer = new ProcessBuilder("sh", "-c", "printf 'print nothing_here' > pipe")
                .directory(directory.toFile())
                .start();
        try {
            refused(check("pipe"), SCRIPT_ERROR, "there is no `nothing_here` here");
            assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            writer.destroyForcibly();
        }
    }

    @Test
    void aScriptCannotEatTheHeap() throws Exception {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            script.append("let a").append(i).append(" = zeros(1e7)\n");
        }
        refused(check(bytes(script.toString())), SCRIPT_ERROR, "error[ANN-0402]");
        refused(check(bytes("let a = [0 for i in 1..1e9]")), SCRIPT_ERROR, "error[ANN-0402]");
        refused(check(bytes("let a = [[\"x\" for i in 1..3000] for j in 1..3000]")), SCRIPT_ERROR, "error[ANN-0402]");
    }

    @Test
    void aScriptCannotEatTheStack() throws Exception {
        refused(check(bytes("let a = " + "(".repeat(10_000))), SCRIPT_ERROR, "error[ANN-0108]");
        refused(check(bytes("let a = " + "not ".repeat(100_000) + "true")), SCRIPT_ERROR, "error[ANN-0108]");
    }

    @Test
    void inputsThatAreNoNumbers() throws Exception {
        Files.writeString(directory.resolve("script.anneal"), "param a = 1\nprint a\n");
        for (String typed : new String[] {"NaN", "1e999", "[[[[", "x -> x", "", "missing"}) {
            Result result = anneal().in(directory).run("check", "script.anneal", "--set", "a=" + typed);
            refused(result, SCRIPT_ERROR, "the input `a` must be a number, not ");
        }
    }

    private static byte[] bytes(String text) throws IOException {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
