package dev.anneal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anneal.run.FitStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a database whose file was damaged nothing false is read: what is found is what was kept, or it is said. */
class DamageTest {
    private static final int FITS = 1200;
    private static final int DAMAGES = 20;

    private final Map<FitStore.Key, byte[]> kept = new HashMap<>();

    private Path directory = Path.of("");
    private Path open = directory;
    private Path closed = directory;

    /** Two folders: of a run that is over, and of one that was killed, whose database is partly in its log. */
    @BeforeEach
    void keepFits(@TempDir Path folder) throws Exception {
        directory = folder;
        Random random = new Random(1);
        closed = directory.resolve("closed");
        open = Files.createDirectory(directory.resolve("open"));
        try (ResultStore store = ResultStore.open(closed, List.of(), false, Map.of(), () -> {})) {
            for (int i = 0; i < FITS; i++) {
                byte[] content = new byte[random.nextInt(400)];
                random.nextBytes(content);
                FitStore.Key key = new FitStore.Key("fit" + i % 100, 64L * i, 64L * i + 64);
                kept.put(key, content);
                store.keep(key, content);
            }
            Path log = closed.resolve(Database.FILE + ".wal");
            for (int i = 0; i < 500 && !(Files.exists(log) && Files.size(log) > 100_000); i++) {
                Thread.sleep(20);
            }
            copy(closed, open);
        }
        assertThat(Files.size(open.resolve(Database.FILE + ".wal"))).isPositive();
        assertThat(found(closed)).isEqualTo(FITS);
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String name : List.of(Database.FILE, Database.FILE + ".wal")) {
            if (Files.exists(from.resolve(name))) {
                Files.copy(from.resolve(name), to.resolve(name));
            }
        }
    }

    /** How many fits are found; each of them must be what was kept. */
    private int found(Path folder) throws StoreException {
        int found = 0;
        try (StoredRun run = StoredRun.open(folder)) {
            for (Map.Entry<FitStore.Key, byte[]> fit : kept.entrySet()) {
                Optional<byte[]> content = run.find(fit.getKey());
                if (content.isPresent()) {
                    found++;
                    assertThat(content.get()).isEqualTo(fit.getValue());
                }
            }
        }
        return found;
    }

    private static void damage(Path file, Random random) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long place = random.nextLong(channel.size());
            if (random.nextInt(3) == 0) {
                channel.truncate(place);
            } else {
                byte[] noise = new byte[1 + random.nextInt(200)];
                random.nextBytes(noise);
                channel.write(ByteBuffer.wrap(noise), place);
            }
        }
    }

    @Test
    void nothingFalseIsReadAndFreshBeginsAnew() throws Exception {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int seed = 0; seed < DAMAGES; seed++) {
            Random random = new Random(seed);
            Path folder = Files.createDirectory(directory.resolve("damaged-" + seed));
            boolean logged = seed % 2 == 0;
            copy(logged ? open : closed, folder);
            damage(folder.resolve(Database.FILE + (logged && seed % 4 == 0 ? ".wal" : "")), random);
            String outcome;
            try {
                outcome = found(folder) == FITS ? "all is there" : "some is there";
            } catch (StoreException said) {
                outcome = said.getMessage().replace(folder.toString(), "");
            }
            outcomes.merge(outcome, 1, Integer::sum);
            ResultStore fresh = ResultStore.open(folder, List.of(), true, Map.of(), () -> {});
            fresh.keep(new FitStore.Key("new", 0, 64), new byte[] {1, 2, 3});
            fresh.close();
            assertThat(fresh.failure()).as("seed " + seed).isEmpty();
            try (StoredRun run = StoredRun.open(folder)) {
                assertThat(run.find(new FitStore.Key("new", 0, 64))).hasValue(new byte[] {1, 2, 3});
            }
        }
        assertThat(outcomes.keySet())
                .as(outcomes.toString())
                .allMatch(outcome -> outcome.endsWith("is there") || outcome.contains("is damaged"))
                .anyMatch(outcome -> outcome.contains("is damaged"));
    }

    /** A process that is killed while it makes the file leaves its first headers, or nothing in it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 8192, 12_287})
    void aFileThatWasNotMadeToItsEndIsMadeAnew(int size) throws Exception {
        Path folder = Files.createDirectory(directory.resolve("begun"));
        Path file = folder.resolve(Database.FILE);
        Files.copy(closed.resolve(Database.FILE), file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
        assertThatThrownBy(() -> StoredRun.open(folder)).hasMessageContaining("has no " + Database.FILE);
        FitStore.Key key = new FitStore.Key("new", 0, 64);
        ResultStore store = ResultStore.open(folder, List.of(), false, Map.of(), () -> {});
        store.keep(key, new byte[] {1, 2, 3});
        store.close();
        assertThat(store.failure()).isEmpty();
        try (StoredRun run = StoredRun.open(folder)) {
            assertThat(run.find(key)).hasValue(new byte[] {1, 2, 3});
        }
    }
}
