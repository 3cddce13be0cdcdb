package dev.anneal.conformance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.RunOptions;
import dev.anneal.report.file.FileRenderer;
import dev.anneal.run.Estimate;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import dev.anneal.run.SavedFile;
import dev.anneal.run.Table;
import dev.anneal.source.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps: what they yield depends on script, inputs and seed, to the bit; and their errors are those of replicates. */
class SweepTest {
    private static final String STUDY = """
            param dim = 4
            param repeats = 150
            let mu = 3 * basis(1, dim)
            target two_modes = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
            family pair = gaussian_mixture(dim: dim, components: 2, init: normal(0, 1 / sqrt(dim)))
            """;

    private static final String GRID = STUDY + """
            sweep phase {
              over beta0 in [0.3, 0.6, 1]
              over rate in [0.2, 1]
              repeat repeats
              fit pair to two_modes
              under linear(from: beta0, rate: rate)
              until settled(15)
              measure collapse = probability(collapsed), coverage = mean(coverage), worst = quantile(coverage, 0.1)
            }
            """;

    private static final String ADAPTIVE = STUDY + """
            sweep phase {
              over beta0 in [0.1, 1]
              repeat until width(collapse) < 0.12, at most 1000
              fit pair to two_modes
              under linear(from: beta0, rate: 0.1)
              until settled(15)
              measure collapse = probability(collapsed)
            }
            """;

    private static final String FITS = STUDY + """
            sweep phase {
              over beta0 in [0.3, 1]
              repeat repeats
              fit pair to two_modes
              under linear(from: beta0, rate: 1)
              until settled(5)
            }
            """;

    private static Results run(String script, int threads, Inputs inputs) {
        try (Anneal anneal = Anneal.builder().threads(threads).build()) {
            return anneal.compile(Source.of("study", script))
                    .prepare(inputs)
                    .plan()
                    .orElseThrow()
                    .run(RunOptions.defaults());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** All digits of a table: of its cells, and of the errors and intervals of its estimates. */
    private static String digits(Results results) {
        SavedFile.Content content = new SavedFile.Content.OfTable(results.table("phase"));
        return FileRenderer.text(new SavedFile("phase.json", content));
    }

    private static String digits(String script, int threads) {
        return digits(run(script, threads, Inputs.defaults()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void theNumberOfThreadsDoesNotMatter(int threads) {
        assertThat(digits(GRID, threads)).isEqualTo(digits(GRID, 2));
        assertThat(digits(FITS, threads)).isEqualTo(digits(FITS, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void norWhenACellEndsByItself(int threads) {
        assertThat(digits(ADAPTIVE, threads)).isEqualTo(digits(ADAPTIVE, 2));
    }

    @Test
    void theOrderOfTheCellsDoesNotMatter() {
        List<String> rows = lines(digits(GRID, 2));
        List<String> backwards = lines(digits(GRID.replace("[0.3, 0.6, 1]", "[1, 0.6, 0.3]"), 2));
        assertThat(backwards).containsExactlyInAnyOrderElementsOf(rows);
        List<String> fewer = lines(digits(GRID.replace("[0.3, 0.6, 1]", "[0.6]"), 2));
        assertThat(rows).containsAll(fewer);
    }

    private static List<String> lines(String json) {
        return json.lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> line.replaceAll("[,\\]]*$", ""))
                .toList();
    }

    @Test
    void howManyRepeatsThereAreDoesNotChangeThem() {
        List<String> many = lines(digits(run(FITS, 2, Inputs.defaults())));
        List<String> few =
                lines(digits(run(FITS.replace("param repeats = 150", "param repeats = 70"), 2, Inputs.defaults())));
        assertThat(few).hasSize(140);
        assertThat(many).hasSize(300).containsAll(few);
    }

    @Test
    void aCellIsTheRunOfTheSameClauses() {
        String run = STUDY + """
                run one {
                  fit pair to two_modes
                  under linear(from: 0.3, rate: 1)
                  until settled(5)
                }
                """;
        Results single = run(run, 2, Inputs.defaults());
        Table fits = run(FITS, 2, Inputs.defaults()).table("phase");
        assertThat(fits.column("free_energy", Double.class).get(0))
                .isEqualTo(single.fit("one").metric("free_energy").value());
    }

    /** The error of an average over cells is that of the averages of the replicates, which are independent. */
    @Test
    void averagesOverCellsGetTheirErrorFromTheReplicates() {
        String script = GRID + "table pooled = from phase select coverage = mean(coverage)\n"
                + FITS.replace(STUDY, "")
                        .replace("sweep phase", "sweep fits")
                        .replace("[0.3, 1]", "[0.3, 0.6, 1]")
                        .replace("settled(5)", "settled(15)")
                        .replace("rate: 1)", "rate: rate)")
                        .replace("  repeat", "  over rate in [0.2, 1]\n  repeat")
                + "table from_fits = from fits select coverage = mean(coverage)\n";
        Results results = run(script, 2, Inputs.defaults());
        Table fits = results.table("fits");
        double[] sums = new double[150];
        for (int row = 0; row < fits.rows(); row++) {
            sums[(int) number(fits, "repeat", row) - 1] += number(fits, "coverage", row) / 6;
        }
        double mean = 0;
        for (double sum : sums) {
            mean += sum / sums.length;
        }
        double squares = 0;
        for (double sum : sums) {
            squares += (sum - mean) * (sum - mean);
        }
        double error = Math.sqrt(squares / (sums.length - 1.0) / sums.length);
        for (String name : List.of("pooled", "from_fits")) {
            Estimate estimate = requireNonNull(
                    results.table(name).column("coverage", Estimate.class).get(0));
            assertThat(estimate.value()).isCloseTo(mean, within(1e-12));
            assertThat(estimate.standardError()).isCloseTo(error, within(1e-12));
        }
        // Were the cells independent, it would be smaller by far.
        assertThat(error).isGreaterThan(1.5 * Math.sqrt(variance(fits) / fits.rows()));
    }

    private static double number(Table table, String column, int row) {
        return requireNonNull(table.column(column, Double.class).get(row));
    }

    private static double variance(Table fits) {
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < fits.rows(); row++) {
            double value = number(fits, "coverage", row);
            sum += value;
            squares += value * value;
        }
        double mean = sum / fits.rows();
        return squares / fits.rows() - mean * mean;
    }

    @Test
    void progressCountsFitsAndNamesAMeasure() throws InterruptedException {
        List<RunEvent> events = new ArrayList<>();
        try (Anneal anneal = Anneal.builder().threads(2).build()) {
            Study.plan(anneal, GRID).run(RunOptions.defaults().listener(events::add));
        }
        assertThat(events.get(0)).isEqualTo(new RunEvent.Started(900));
        RunEvent.Advanced last = events.stream()
                .filter(RunEvent.Advanced.class::isInstance)
                .map(RunEvent.Advanced.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(last.progress().fitsDone()).isEqualTo(900);
        assertThat(last.progress().fitsTotal()).isEqualTo(900);
        assertThat(last.progress().fraction()).isCloseTo(1, within(1e-9));
        assertThat(last.progress().note()).startsWith("collapse 0.").contains(" at beta0 ");
    }

    @Test
    void stoppingKeepsTheCellsThatAreDone() throws Exception {
        String slow = GRID.replace("param repeats = 150", "param repeats = 100000");
        try (Anneal anneal = Anneal.builder().threads(2).build();
                dev.anneal.RunHandle handle = Study.plan(anneal, slow).start(RunOptions.defaults())) {
            while (handle.progress().fitsDone() < 200) {
                Thread.sleep(5);
            }
            handle.stop();
            Results results = handle.completion().toCompletableFuture().get();
            assertThat(results.outcome()).isEqualTo(dev.anneal.run.Outcome.STOPPED);
            Table table = results.table("phase");
            assertThat(table.rows()).isPositive();
            assertThat(table.column("n", Double.class).get(0)).isBetween(64.0, 99_999.0);
        }
    }
}
