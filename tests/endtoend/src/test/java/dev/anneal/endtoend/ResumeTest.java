package dev.anneal.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.endtoend.AnnealProcess.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run has finished outlives the process, whatever ends it, and going on gives the same result to the byte. */
class ResumeTest {
    private static final String SWEEP = """
            param top = 0.5
            let mu = 3 * basis(1, 64)
            target two_modes = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
            family pair = gaussian_mixture(dim: 64, components: 2, init: normal(0, 0.03))
            sweep phase {
              over beta0 in [0.1, 0.3, 1]
              over rate in [0.05, 0.1, top]
              repeat 400
              fit pair to two_modes
              under linear(from: beta0, rate: rate)
              by summary_ode()
              until settled(25)
              measure collapse = probability(collapsed), energy = mean(free_energy)
            }
            save phase to "phase.csv"
            """;

    /** Longer than the seconds after which a state is kept; by what it is expected to take, it is worth a database. */
    private static final String TRAINING = """
            let mu = 3 * basis(1, 16)
            target t = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
            run r {
              fit realnvp(dim: 16, layers: 4, hidden: [64, 64]) to t
              by adam(batch: 256)
              until 16_000
              record coverage, loss every 1000
            }
            print r.loss
            print r.coverage
            table losses = from r.series select time, coverage, loss
            save losses to "loss.csv"
            """;

    /** How often a process is killed; {@code kill-test.sh} asks for more. */
    private static final int KILLS = Integer.getInteger("anneal.kills", 20);

    @TempDir
    private Path directory;

    private Result run(String... arguments) throws Exception {
        return AnnealProcess.anneal().in(directory).run(arguments);
    }

    @Test
    void aKilledRunIsResumedToTheSameResult() throws Exception {
        Files.writeString(directory.resolve("script.anneal"), SWEEP);
        Path undisturbed = directory.resolve("undisturbed");
        Result whole = run("run", "script.anneal", "--threads", "1", "--out", undisturbed.toString());
        assertThat(whole.exitCode()).as(whole.err()).isZero();
        byte[] expected = Files.readAllBytes(undisturbed.resolve("phase.csv"));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Duration longest = whole.duration();
        for (int round = 0; round < KILLS; round++) {
            Path out = directory.resolve("killed-" + round);
            long after = random.nextLong(longest.toMillis());
            String place = "seed " + seed + ", round " + round + ", killed after " + after + " ms";
            try (AnnealProcess process = AnnealProcess.anneal()
                    .in(directory)
                    .start("run", "script.anneal", "--threads", "1", "--out", out.toString())) {
                boolean killed = process.killAfter(after);
                Duration lasted = process.await().duration();
                if (!killed && lasted.compareTo(longest) < 0) {
                    // The machine has less to do than before: the next ones are killed earlier.
                    longest = lasted;
                }
            }
            // Killed before the folder had anything in it, the same command is how to go on.
            boolean began =
                    Files.exists(out.resolve("results.duckdb")) || Files.exists(out.resolve("begun.properties"));
            Result resumed = began
                    ? run("run", "--resume", out.toString())
                    : run("run", "script.anneal", "--out", out.toString());
            assertThat(resumed.exitCode()).as(place + ": " + resumed.err()).isZero();
            assertThat(out.resolve("begun.properties")).as(place).doesNotExist();
            assertThat(Files.readAllBytes(out.resolve("phase.csv"))).as(place).isEqualTo(expected);
            if ((round + 1) % 50 == 0) {
                System.err.printf("%d of %d times killed and resumed: no difference%n", round + 1, KILLS);
            }
        }
    }

    /**
     * Making a database, or opening one, takes longer than many a process lives. What is in the folder of an older run, or
     * in one beside, is not mistaken for it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"nothing there", "an older run there", "an older run beside"})
    void aRunThatIsKilledAtItsBeginIsResumedWithItsInputs(String before) throws Exception {
        Files.writeString(directory.resolve("script.anneal"), SWEEP.replace("repeat 400", "repeat 10"));
        Result whole = run("run", "script.anneal", "--set", "top=0.4", "--seed", "7", "--out", "whole");
        assertThat(whole.exitCode()).as(whole.err()).isZero();
        boolean named = !before.equals("an older run beside");
        List<String> command = new ArrayList<>(List.of("run", "script.anneal", "--set", "top=0.4", "--seed", "7"));
        if (named) {
            command.addAll(List.of("--out", "killed"));
        }
        Path killed = directory.resolve("none");
        // A machine that is busy may let the process go on for longer than it is meant to.
        for (int tries = 0; tries < 10 && !Files.exists(killed.resolve("begun.properties")); tries++) {
            deleteAll(directory.resolve("killed"));
            deleteAll(directory.resolve("anneal-out"));
            if (!before.equals("nothing there")) {
                List<String> older = new ArrayList<>(List.of("run", "script.anneal", "--set", "top=0.3"));
                older.addAll(named ? List.of("--out", "killed") : List.of());
                Result other = run(older.toArray(String[]::new));
                assertThat(other.exitCode()).as(other.err()).isZero();
            }
            try (AnnealProcess process = AnnealProcess.anneal().in(directory).start(command.toArray(String[]::new))) {
                Optional<Path> begun = Optional.empty();
                while (process.isAlive() && begun.isEmpty()) {
                    begun = begun();
                }
                process.killAfter(0);
                process.await();
                killed = begun.isPresent() ? begun.get() : killed;
            }
        }
        assertThat(killed.resolve("begun.properties")).exists();
        Result resumed = run("run", "--resume", directory.relativize(killed).toString());
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(killed.resolve("begun.properties")).doesNotExist();
        assertThat(Files.readString(killed.resolve("phase.csv")))
                .isEqualTo(Files.readString(directory.resolve("whole/phase.csv")));
    }

    /** The folder of a run that has begun. */
    private Optional<Path> begun() throws IOException {
        try (Stream<Path> files = Files.find(directory, 3, (file, type) -> file.endsWith("begun.properties"))) {
            return files.map(Path::getParent).findFirst();
        } catch (UncheckedIOException vanished) {
            return Optional.empty();
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void aTrainingThatIsKilledGoesOnFromItsLastState() throws Exception {
        Files.writeString(directory.resolve("script.anneal"), TRAINING);
        Result whole = run("run", "script.anneal", "--out", "whole");
        assertThat(whole.exitCode()).as(whole.err()).isZero();
        Path states = directory.resolve("killed/states");
        try (AnnealProcess process =
                AnnealProcess.anneal().in(directory).start("run", "script.anneal", "--out", "killed")) {
            awaitFile(states);
            process.send("KILL").await();
        }
        Result resumed = run("run", "--resume", "killed");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.out().replace("killed", "whole")).isEqualTo(whole.out());
        assertThat(Files.readString(directory.resolve("killed/loss.csv")))
                .isEqualTo(Files.readString(directory.resolve("whole/loss.csv")));

        Result again = run("run", "script.anneal", "--out", "killed");
        assertThat(again.out()).as("from its last state").isEqualTo(resumed.out());
        run("report", "killed");
        assertThat(directory.resolve("killed/report.html")).exists();
    }

    @Test
    void anInterruptSaysHowToGoOn() throws Exception {
        Files.writeString(directory.resolve("script.anneal"), SWEEP.replace("repeat 400", "repeat 20_000"));
        String out = directory.resolve("out").toString();
        Result result;
        try (AnnealProcess process = AnnealProcess.anneal().in(directory).start("run", "script.anneal", "--out", out)) {
            awaitFile(Path.of(out, "results.duckdb"));
            Result other = run("run", "script.anneal", "--out", out);
            assertThat(other.err()).contains("is in use by another process");
            assertThat(other.exitCode()).isEqualTo(74);
            result = process.sendInterrupt().await();
        }
        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        assertThat(result.err()).contains("go on with: anneal run --resume " + out);
    }

    private static void awaitFile(Path file) throws Exception {
        for (int i = 0; i < 600 && !Files.exists(file); i++) {
            Thread.sleep(50);
        }
        assertThat(file).exists();
    }

    @Test
    void aDamagedDatabaseIsSaidAndPutAside() throws Exception {
        Files.writeString(directory.resolve("script.anneal"), SWEEP.replace("repeat 400", "repeat 10"));
        Path out = Files.createDirectory(directory.resolve("out"));
        Files.writeString(out.resolve("results.duckdb"), "this is no database\n".repeat(1000));
        Result refused = run("run", "script.anneal", "--out", out.toString());
        assertThat(refused.err()).contains("is damaged; `anneal run --fresh`").doesNotContain("Exception");
        assertThat(refused.exitCode()).isEqualTo(74);

        Result fresh = run("run", "script.anneal", "--fresh", "--out", out.toString());
        assertThat(fresh.exitCode()).as(fresh.err()).isZero();
        assertThat(out.resolve("phase.csv")).exists();
        assertThat(out.resolve("results.duckdb.damaged")).exists();
    }

    @Test
    void whatIsNoRunIsNotResumed() throws Exception {
        Result empty = run("run", "--resume");
        assertThat(empty.err()).startsWith("anneal: there is no run in the folder anneal-out to resume");
        assertThat(empty.exitCode()).isEqualTo(64);
        Result nothing = run("run", "--resume", directory.toString());
        assertThat(nothing.err())
                .contains("has no results.duckdb; `anneal run SCRIPT --out " + directory + "` begins a run there");
        assertThat(nothing.exitCode()).isEqualTo(74);
    }
}
