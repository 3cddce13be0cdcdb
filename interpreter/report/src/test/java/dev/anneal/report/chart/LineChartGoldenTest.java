package dev.anneal.report.chart;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Pins one chart to the byte. After a change that is meant, look at the drawing in {@code target/two-modes.svg} and, if it
 * is good, copy it over the one in the test resources.
 */
class LineChartGoldenTest {
    @Test
    void drawsTheChartAsBefore() throws IOException {
        String actual = LineChartTest.twoModes().toSvg();
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("two-modes.svg"), actual);
        try (InputStream pinned = requireNonNull(getClass().getResourceAsStream("two-modes.svg"))) {
            assertThat(actual).isEqualTo(new String(pinned.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
