package dev.anneal.endtoend;

import static dev.anneal.endtoend.AnnealProcess.anneal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.anneal.endtoend.AnnealProcess.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The `anneal` of a checkout, from wherever it is called. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
    private static final Path APPLICATION = Path.of(System.getProperty("anneal.home"), "interpreter/cli/target/app");
    private static final String SCRIPT = "param dim = 2\nprint dim\n";

    /** Nothing on standard error: in particular no build, since `mvn verify` has just made the application. */
    @Test
    void tellsItsVersion() throws Exception {
        assertVersion(anneal().run("--version"));
    }

    @Test
    void isFoundThroughLinks(@TempDir Path directory) throws Exception {
        Path absolute = Files.createSymbolicLink(directory.resolve("absolute"), anneal().launcher());
        Path bin = Files.createDirectory(directory.resolve("bin"));
        Path relative = Files.createSymbolicLink(bin.resolve("relative"), Path.of("../absolute"));

        assertVersion(anneal().through(absolute).run("--version"));
        assertVersion(anneal().through(relative).run("--version"));

        Files.delete(relative);
        Files.delete(absolute);
    }

    @Test
    void readsScriptsRelativeToWhereItIsCalled(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("script.anneal"), SCRIPT);

        Result here = anneal().in(directory).run("check", "script.anneal");
        Result elsewhere = anneal().run("check", "script.anneal");

        assertThat(here.exitCode()).as(here.err()).isZero();
        assertThat(elsewhere.exitCode()).isNotZero();
    }

    @Test
    void readsNamesBeyondAsciiWithoutALocale(@TempDir Path directory) throws Exception {
        assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8"); // or this test could not name the file
        Files.writeString(directory.resolve("größe σ.anneal"), SCRIPT);

        Result result = anneal().in(directory)
                .with("LANG", "")
                .with("LC_ALL", "")
                .with("LC_CTYPE", "")
                .run("check", "größe σ.anneal");

        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    @Test
    void saysWhenThereIsNoJavaInJavaHome() throws Exception {
        Result result = anneal().with("JAVA_HOME", "/no/such/jdk").run("--version");

        assertThat(result.exitCode()).isEqualTo(69);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("anneal: JAVA_HOME is /no/such/jdk, but there is no bin/java in it\n");
    }

    @Test
    void refusesAnOldJava(@TempDir Path jdk) throws Exception {
        Path java = Files.writeString(Files.createDirectory(jdk.resolve("bin")).resolve("java"), "");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"11.0.2\"\n");

        Result result = anneal().with("JAVA_HOME", jdk.toString()).run("--version");

        assertThat(result.exitCode()).isEqualTo(69);
        assertThat(result.err()).contains("is Java 11.0.2; Anneal needs version 17 or later");
    }

    @Test
    void handsOptionsToJava() throws Exception {
        Result result = anneal().with("ANNEAL_JAVA_OPTS", "-XX:+UseG1GC -XshowSettings:properties")
                .run("--version");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("java.specification.version");
    }

    /** The archive only makes a start faster; one that is broken must neither stop it nor show. */
    @Test
    void startsWithABrokenArchive() throws Exception {
        assertVersion(anneal().run("--version"));
        try (Stream<Path> archives =
                Files.list(APPLICATION).filter(file -> file.toString().endsWith(".jsa"))) {
            List<Path> all = archives.toList();
            assertThat(all).as("archives that can be broken").isNotEmpty();
            for (Path archive : all) {
                byte[] sound = Files.readAllBytes(archive);
                Files.delete(archive);
                try {
                    Files.write(archive, "no archive".getBytes(StandardCharsets.UTF_8));
                    assertVersion(anneal().run("--version"));
                } finally {
                    Files.delete(archive);
                    Files.write(archive, sound);
                }
            }
        }
    }

    private static void assertVersion(Result result) {
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("Anneal " + System.getProperty("anneal.version") + "\n");
        assertThat(result.exitCode()).isZero();
    }
}
