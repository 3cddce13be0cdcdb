package dev.anneal.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.endtoend.AnnealProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run has kept leaves its folder as files, which other programs read with the same numbers to the bit. */
class ExportTest {
    private static final String STUDY = """
            let mu = 3 * basis(1, 8)
            target two_modes = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
            family pair = gaussian_mixture(dim: 8, components: 2, init: normal(0, 0.03))
            run one {
              fit pair to two_modes
              under linear(from: 0.1, rate: 0.1)
              until settled(25)
              record mode_mass, coverage every 5
            }
            sweep phase {
              over geometry in ["wasserstein", "euclidean"]
              over rate in [0.05, 0.1]
              repeat 20
              fit pair to two_modes
              under linear(from: 1, rate: rate)
              by summary_ode(geometry: geometry)
              until settled(25)
              measure collapse = probability(collapsed), energy = mean(free_energy)
            }
            save phase to "phase.parquet"
            save one to "one.parquet"
            """;

    @TempDir
    private Path directory;

    private Path out;

    @BeforeEach
    void runTheStudy() throws Exception {
        Files.writeString(directory.resolve("script.anneal"), STUDY);
        out = directory.resolve("out");
        Result result = run("run", "script.anneal", "--out", out.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private Result run(String... arguments) throws Exception {
        return AnnealProcess.anneal().in(directory).run(arguments);
    }

    /** All that DuckDB finds in a table, or in a file if the name is one in quotes. */
    private static List<String> rows(Path database, String from) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select * from " + from)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(found.getMetaData().getColumnName(i) + "=" + found.getString(i));
                }
                rows.add(String.join(" ", row));
            }
        }
        return rows;
    }

    @Test
    void everyFormatHasTheSameRows() throws Exception {
        Path database = out.resolve("results.duckdb");
        List<String> kept = rows(database, "phase");
        assertThat(kept).hasSize(4);
        assertThat(kept.get(0)).startsWith("geometry=wasserstein rate=0.05 ").contains(" collapse_low=");
        for (String format : List.of("csv", "json", "parquet")) {
            Result result = run("export", out.toString(), "--format", format);
            assertThat(result.exitCode()).as(result.err()).isZero();
            Path file = out.resolve("export/phase." + format);
            assertThat(result.out().lines())
                    .containsExactly(out.resolve("export/one_series." + format).toString(), file.toString());
            assertThat(rows(Path.of(""), "'" + file + "'")).as(format).isEqualTo(kept);
        }
        Path series = out.resolve("export/one_series.parquet");
        assertThat(rows(Path.of(""), "'" + series + "'"))
                .isEqualTo(rows(database, "one_series"))
                .first()
                .asString()
                .contains("mode_mass=[");
    }

    @Test
    void saveWritesParquet() throws Exception {
        Path database = out.resolve("results.duckdb");
        assertThat(rows(Path.of(""), "'" + out.resolve("phase.parquet") + "'")).isEqualTo(rows(database, "phase"));
        assertThat(rows(Path.of(""), "'" + out.resolve("one.parquet") + "'")).isEqualTo(rows(database, "one_series"));
    }

    @Test
    void oneTableGoesWhereItIsToldTo() throws Exception {
        Result shown = run("export", out.toString(), "--table", "phase", "--to", "-");
        assertThat(shown.out()).startsWith("geometry,rate,n,failed,collapse,collapse_se,");
        Path file = directory.resolve("sub/table.csv");
        Result first = run("export", out.toString(), "--table", "phase", "--to", "sub/table.csv");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(file).hasContent(shown.out());

        Files.writeString(file, "mine\n");
        Result kept = run("export", out.toString(), "--table", "phase", "--to", "sub/table.csv");
        assertThat(kept.exitCode()).isEqualTo(74);
        assertThat(kept.err()).contains("a file with other content is there; `--force` replaces it");
        assertThat(file).hasContent("mine\n");
        Result forced = run("export", out.toString(), "--table", "phase", "--to", "sub/table.csv", "--force");
        assertThat(forced.exitCode()).as(forced.err()).isZero();
        assertThat(file).hasContent(shown.out());
        assertThat(directory.resolve("sub")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatCannotBeExportedIsSaid() throws Exception {
        Result ambiguous = run("export", out.toString(), "--to", "all.csv");
        assertThat(ambiguous.exitCode()).isEqualTo(64);
        assertThat(ambiguous.err()).contains("the run has 2 tables: one_series, phase; choose one with `--table NAME`");
        Result misspelt = run("export", out.toString(), "--table", "phaze");
        assertThat(misspelt.exitCode()).isEqualTo(64);
        assertThat(misspelt.err()).contains("no table `phaze`; did you mean `phase`?");
        Result contradiction = run("export", out.toString(), "--to", "phase.csv", "--format", "json");
        assertThat(contradiction.exitCode()).isEqualTo(64);
        assertThat(contradiction.err()).contains("`--to phase.csv` and `--format json` name two formats");
        Result nothing = run("export", directory.toString());
        assertThat(nothing.exitCode()).isEqualTo(74);
        assertThat(nothing.err()).contains("has no results.duckdb");
        Result unknown = run("export");
        assertThat(unknown.exitCode()).isEqualTo(64);
        assertThat(unknown.err()).contains("there is no run in the folder anneal-out");
    }
}
