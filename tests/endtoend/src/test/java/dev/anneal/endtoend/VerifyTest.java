package dev.anneal.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.endtoend.AnnealProcess.Result;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kept fits are what the script gives when it is run again, and what is not is found. */
class VerifyTest {
    private static final String STUDY = """
            import "common.anneal"
            target two_modes = common.two_modes
            family pair = gaussian_mixture(dim: 8, components: 2, init: normal(0, 0.03))
            sweep phase {
              over rate in [0.05, 0.1, 0.2]
              repeat 100
              fit pair to two_modes
              under linear(from: 1, rate: rate)
              by summary_ode()
              until settled(25)
              measure energy = mean(free_energy)
            }
            save phase to "phase.csv"
            """;

    private static final String COMMON = """
            let mu = 3 * basis(1, 8)
            target two_modes = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
            """;

    @TempDir
    private Path directory;

    private Result run(String... arguments) throws Exception {
        return AnnealProcess.anneal().in(directory).run(arguments);
    }

    private Path made() throws Exception {
        Files.writeString(directory.resolve("common.anneal"), COMMON);
        Files.writeString(directory.resolve("script.anneal"), STUDY);
        Path out = directory.resolve("out");
        Result result = run("run", "script.anneal", "--out", out.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        return out;
    }

    private static Connection database(Path out) throws Exception {
        return DriverManager.getConnection("jdbc:duckdb:" + out.resolve("results.duckdb"));
    }

    /** Changes the last number of the last fit in one chunk: by its last bit, or by much. */
    private static void falsify(Path out, boolean slightly) throws Exception {
        try (Connection connection = database(out);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select fit, first, content from anneal.fits limit 1");
                PreparedStatement update =
                        connection.prepareStatement("update anneal.fits set content = ? where fit = ? and first = ?")) {
            assertThat(rows.next()).isTrue();
            byte[] content = rows.getBytes(3);
            ByteBuffer buffer = ByteBuffer.wrap(content);
            int place = content.length - Double.BYTES;
            double was = buffer.getDouble(place);
            buffer.putDouble(place, slightly ? Math.nextUp(was) : was + 1);
            update.setBytes(1, content);
            update.setString(2, rows.getString(1));
            update.setLong(3, rows.getLong(2));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void whatWasKeptIsMadeAgainToTheBit() throws Exception {
        Path out = made();
        Result sample = run("verify", out.toString(), "--cells", "2");
        assertThat(sample.exitCode()).as(sample.err()).isZero();
        assertThat(sample.out()).isEqualTo("2 of 3 cells made again: all 200 fits are the same to the bit\n");
        Result all = run("verify", out.toString(), "--all");
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(all.out()).isEqualTo("3 of 3 cells made again: all 300 fits are the same to the bit\n");
    }

    @Test
    void aBitThatDiffersIsFound() throws Exception {
        Path out = made();
        falsify(out, true);
        Result result = run("verify", out.toString(), "--all");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .startsWith("3 of 3 cells made again: 1 of 300 fits differs\n  phase, rate = ")
                .containsPattern("repeat (64|100): free_energy was [0-9.E-]+ and is [0-9.E-]+\n");
    }

    @Test
    void elsewhereNumbersAreComparedToATolerance() throws Exception {
        Path out = made();
        falsify(out, true);
        try (Connection connection = database(out);
                Statement statement = connection.createStatement()) {
            statement.execute("update anneal.manifest set value = 'Another VM' where name = 'java'");
        }
        Result result = run("verify", out.toString(), "--all");
        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(result.out())
                .startsWith("3 of 3 cells made again: all 300 fits agree, 299 of them to the bit, the others within ")
                .contains("\ncompared to 1e-6, relative for numbers above 1, and not to the bit,")
                .contains("\n  java: then Another VM; now ");
        falsify(out, false);
        assertThat(run("verify", out.toString(), "--all").exitCode()).isEqualTo(1);
    }

    @Test
    void aRunGoesOnWithTheFilesThatItBeganWith() throws Exception {
        Path out = made();
        byte[] expected = Files.readAllBytes(out.resolve("phase.csv"));
        Files.writeString(directory.resolve("common.anneal"), COMMON.replace("3 *", "2 *"));
        try (Connection connection = database(out);
                Statement statement = connection.createStatement()) {
            statement.execute("delete from anneal.fits where first = 64");
        }
        Result resumed = run("run", "--resume", out.toString());
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err())
                .contains("common.anneal has changed since this run began; the run goes on with what it was");
        assertThat(out.resolve("phase.csv")).hasBinaryContent(expected);

        Files.delete(directory.resolve("common.anneal"));
        assertThat(run("verify", out.toString()).out()).contains("all 300 fits are the same to the bit");
        assertThat(run("run", "--resume", out.toString()).exitCode()).isZero();
    }

    @Test
    void whatIsNoRunIsSaid() throws Exception {
        Result nothing = run("verify", directory.toString());
        assertThat(nothing.exitCode()).isEqualTo(74);
        assertThat(nothing.err()).contains("has no results.duckdb");
        Result both = run("verify", directory.toString(), "--all", "--cells", "3");
        assertThat(both.exitCode()).isEqualTo(64);
        assertThat(run("verify", directory.toString(), "--cells", "0").err()).contains("takes a number from 1 on");
    }
}
