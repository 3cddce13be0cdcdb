package dev.anneal.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.endtoend.AnnealProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps by the real command: what they print and leave behind, and what is kept when they are interrupted. */
class SweepTest {
    private static final String SWEEP = """
            param repeats = 100
            let mu = 3 * basis(1, 1_000)
            target two_modes = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
            family pair = gaussian_mixture(dim: 1_000, components: 2, init: normal(0, 0.03))
            sweep phase {
              over beta0 in [0.1, 1]
              over rate in [0.05, 0.5]
              repeat repeats
              fit pair to two_modes
              under linear(from: beta0, rate: rate)
              by summary_ode()
              until settled(25)
              measure collapse = probability(collapsed)
            }
            print phase
            plot map = heatmap(phase, x: rate, y: beta0, color: collapse, x_scale: "log")
            save phase to "tables/phase.csv"
            expect phase.at(beta0: 1, rate: 0.5).collapse
              within 3 se of collapse_probability(pair, two_modes, under: constant(1), until: 25)
            """;

    @TempDir
    private Path directory;

    private Path script(String text) throws Exception {
        return Files.writeString(directory.resolve("script.anneal"), text);
    }

    @Test
    void aSweepLeavesItsTableAndItsMap() throws Exception {
        Path out = directory.resolve("out");
        Result result = AnnealProcess.anneal()
                .in(directory)
                .run("run", "--out", out.toString(), script(SWEEP).toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("sweep phase: 4 cells, 400 fits\n  beta0  rate    n  failed ");
        List<String> lines = Files.readAllLines(out.resolve("tables/phase.csv"));
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).isEqualTo("beta0,rate,n,failed,collapse,collapse_low,collapse_high");
        assertThat(lines.get(1)).startsWith("0.1,0.05,100,0,0.");
        assertThat(out.resolve("map.svg")).content().startsWith("<svg");
    }

    @Test
    void anInterruptKeepsTheCellsThatAreDone() throws Exception {
        String endless = SWEEP.replace("param repeats = 100", "param repeats = 2_000_000")
                .replaceFirst("(?s)expect.*", "");
        // The first run of all makes the class archive, and would be interrupted while it does.
        AnnealProcess.anneal().in(directory).run("run", script(SWEEP).toString());
        Result result;
        try (AnnealProcess process = AnnealProcess.anneal()
                .in(directory)
                .start("run", script(endless).toString())) {
            Thread.sleep(4000);
            result = process.sendInterrupt().await();
        }
        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        assertThat(result.out()).startsWith("sweep phase: 4 cells, ").contains("; stopped early, ");
        assertThat(result.err()).contains("stopped; fits are the best so far").doesNotContain("Exception");
    }
}
