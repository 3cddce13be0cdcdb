package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Scripts that mean no good, in a process that has a quarter of a gigabyte: words or a bounded run, and nothing else. */
class HostileScriptsTest {
    private static final String HEAP = "-Xmx256m";

    /** What is refused is refused in a second or so, and what runs is stopped; a busy machine takes longer. */
    private static final long MILLISECONDS = 20_000;

    @Test
    @Timeout(600)
    void endSoonWithWords() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HostileMain.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        }
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        assertThat(lines).hasSize(HostileScripts.all().size() + 1).last().isEqualTo("that is all");
        for (String line : lines.subList(0, lines.size() - 1)) {
            String[] parts = line.split("\t", -1);
            assertThat(parts).as(line).hasSize(3);
            assertThat(parts[2]).as(line).matches("(refused|ran) .*");
            assertThat(Long.parseLong(parts[1])).as(line).isLessThan(MILLISECONDS);
        }
    }
}
