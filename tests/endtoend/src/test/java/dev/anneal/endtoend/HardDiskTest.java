package dev.anneal.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disks that are full, too small for the database's library, or not to be written. They are real: file systems in memory,
 * mounted in a namespace of their own, which ends with the shell that made it.
 */
@EnabledOnOs(OS.LINUX)
class HardDiskTest {
    private static final Path LAUNCHER = Path.of(System.getProperty("anneal.home"), "anneal");

    private static final String SWEEP = """
            let mu = 3 * basis(1, 64)
            target two_modes = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
            family pair = gaussian_mixture(dim: 64, components: 2, init: normal(0, 0.03))
            sweep phase {
              over beta0 in [0.1, 0.3, 1]
              repeat 8_000
              fit pair to two_modes
              under linear(from: beta0, rate: 0.5)
              by summary_ode()
              until settled(25)
              measure collapse = probability(collapsed), energy = mean(free_energy)
            }
            save phase to "phase.csv"
            """;

    @TempDir
    private Path directory;

    private record Shell(int exitCode, String output) {}

    @BeforeEach
    void writeTheScript() throws Exception {
        Files.writeString(directory.resolve("script.anneal"), SWEEP.replace("8_000", "50"));
        Files.createDirectory(directory.resolve("disk"));
    }

    /** Runs commands in the test's folder; `anneal` is the launcher, and exit codes are told as lines. */
    private Shell shell(List<String> before, String... commands) throws Exception {
        Path script = directory.resolve("commands.sh");
        Files.writeString(
                script,
                "set -u\nanneal() { '" + LAUNCHER + "' \"$@\"; echo \"exit code $?\"; }\n" + String.join("\n", commands)
                        + "\n");
        Path output = directory.resolve("output");
        List<String> line = new ArrayList<>(before);
        line.addAll(List.of("bash", script.toString()));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return new Shell(process.exitValue(), Files.readString(output));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Who is root may mount; others become root in a namespace of their own. */
    private Shell mounting(String... commands) throws Exception {
        boolean root = "root".equals(System.getProperty("user.name"));
        return shell(List.of("unshare", root ? "-m" : "-rm"), commands);
    }

    @Test
    void aFullDiskLosesNothingThatWasCommitted() throws Exception {
        Files.writeString(directory.resolve("script.anneal"), SWEEP);
        Shell shell = mounting(
                "anneal run script.anneal --quiet --out whole",
                "mount -t tmpfs -o size=300k tmpfs disk || exit 9",
                "anneal run script.anneal --quiet --out disk",
                "mount -o remount,size=100m disk || exit 9",
                "anneal verify disk --all",
                "anneal run --resume disk --quiet",
                "cmp disk/phase.csv whole/phase.csv && echo the same");
        assertThat(shell.exitCode()).as(shell.output()).isZero();
        assertThat(shell.output())
                // Which file meets the full disk first depends on how commits fell together.
                .containsPattern("(disk/results\\.duckdb cannot grow, because the disk is full; what it has is safe"
                        + "|`phase\\.csv` cannot be written: No space left on device)\nexit code 74")
                .containsPattern("of 3 cells made again.*: all [0-9]+ fits are the same to the bit\nexit code 0")
                .endsWith("exit code 0\nthe same\n")
                .doesNotContain("Exception");
    }

    @Test
    void noRoomForTheLibraryOfTheDatabaseIsSaid() throws Exception {
        Shell shell = shell(List.of(), "ulimit -f 400", "anneal run script.anneal --quiet --out out");
        assertThat(shell.output())
                .contains("the database cannot start: its library of 70 MB does not get into the folder for temporary")
                .contains("-Djava.io.tmpdir=FOLDER")
                .endsWith("exit code 74\n")
                .doesNotContain("Exception");
    }

    @Test
    void aFolderThatCannotBeWrittenCanBeRead() throws Exception {
        Shell shell = mounting(
                "mount -t tmpfs -o size=100m tmpfs disk || exit 9",
                "anneal run script.anneal --quiet --out disk",
                "mount -o remount,ro disk || exit 9",
                "anneal run script.anneal --quiet --out disk",
                "anneal run --resume disk --quiet",
                "anneal run script.anneal --quiet --out disk/new",
                "anneal export disk --to table.csv",
                "anneal verify disk",
                "wc -l <table.csv");
        assertThat(shell.exitCode()).as(shell.output()).isZero();
        assertThat(shell.output())
                .startsWith("exit code 0\n")
                .contains("anneal: the folder disk cannot be written\nexit code 74\nanneal: the folder disk cannot be"
                        + " written\nexit code 74\nanneal: the folder disk/new cannot be made\nexit code 74\n"
                        + "table.csv\nexit code 0\n3 of 3 cells made again")
                .endsWith("exit code 0\n4\n")
                .doesNotContain("Exception");
    }

    @Test
    void whatAKilledProcessLeftIsRemoved() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        Path abandoned = Files.writeString(temporary.resolve("libduckdb_java12345.so"), "half a library");
        Path other = Files.writeString(temporary.resolve("libother_java12345.so"), "another one");
        FileTime before = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        Files.setLastModifiedTime(abandoned, before);
        Files.setLastModifiedTime(other, before);
        Path unpacking = Files.writeString(temporary.resolve("libduckdb_java67890.so"), "on its way");
        Shell shell = shell(
                List.of(),
                "export ANNEAL_JAVA_OPTS=-Djava.io.tmpdir=" + temporary,
                "anneal run script.anneal --quiet --out out");
        assertThat(shell.output()).endsWith("exit code 0\n");
        assertThat(temporary).isDirectoryContaining(unpacking::equals).isDirectoryContaining(other::equals);
        assertThat(temporary).isDirectoryNotContaining(abandoned::equals);
    }
}
