package dev.anneal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.run.FitStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States of fits in the folder of a run: the last one of each, until it is not needed any more. */
class StateFilesTest {
    private static final FitStore.Key KEY = new FitStore.Key("fit", 0, 1);
    private static final FitStore.Key OTHER = new FitStore.Key("fit", 1, 2);

    private Path directory = Path.of("");

    @BeforeEach
    void remember(@TempDir Path folder) {
        directory = folder;
    }

    private static ResultStore open(Path folder, boolean fresh, Path... others) throws StoreException {
        return ResultStore.open(folder, List.of(others), fresh, Map.of(), () -> {});
    }

    @Test
    void theLastStateOutlivesTheProcess() throws Exception {
        try (ResultStore store = open(directory, false)) {
            assertThat(store.findState(KEY)).isEmpty();
            store.keepState(KEY, new byte[] {1});
            store.keepState(KEY, new byte[] {2, 3});
        }
        try (ResultStore store = open(directory, false)) {
            assertThat(store.findState(KEY)).hasValue(new byte[] {2, 3});
            assertThat(store.findState(OTHER)).isEmpty();
        }
        try (StoredRun run = StoredRun.open(directory)) {
            assertThat(run.findState(KEY)).hasValue(new byte[] {2, 3});
        }
    }

    @Test
    void aFreshRunHasNoStates() throws Exception {
        try (ResultStore store = open(directory, false)) {
            store.keepState(KEY, new byte[] {1});
        }
        try (ResultStore store = open(directory, true)) {
            assertThat(store.findState(KEY)).isEmpty();
        }
        assertThat(directory.resolve("states")).doesNotExist();
    }

    @Test
    void whatIsNotNeededIsDeleted() throws Exception {
        try (ResultStore store = open(directory, false)) {
            store.keepState(KEY, new byte[] {1});
            store.keepState(OTHER, new byte[] {2});
        }
        try (ResultStore store = open(directory, false)) {
            assertThat(store.findState(OTHER)).isPresent();
            store.forgetUnusedStates();
            assertThat(store.findState(KEY)).isEmpty();
            assertThat(store.findState(OTHER)).isPresent();
            store.forgetState(OTHER);
        }
        try (ResultStore store = open(directory, false)) {
            assertThat(store.findState(OTHER)).isEmpty();
            store.forgetUnusedStates();
        }
        assertThat(directory.resolve("states")).doesNotExist();
    }

    @Test
    void aStateOfAnotherRunOfTheScriptServes() throws Exception {
        Path before = directory.resolve("before");
        Path now = directory.resolve("now");
        try (ResultStore store = open(before, false)) {
            store.keepState(KEY, new byte[] {1});
        }
        try (ResultStore store = open(now, false, before)) {
            assertThat(store.findState(KEY)).hasValue(new byte[] {1});
        }
        try (ResultStore store = open(now, false)) {
            assertThat(store.findState(KEY))
                    .as("its folder is complete by itself")
                    .hasValue(new byte[] {1});
        }
    }

    @Test
    void equalFitsMayKeepTheirStatesAtTheSameTime() throws Exception {
        byte[] state = new byte[1 << 20];
        try (ResultStore store = open(directory, false)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                threads.add(new Thread(() -> {
                    for (int round = 0; round < 10; round++) {
                        store.keepState(KEY, state);
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(store.failure()).isEmpty();
            assertThat(store.findState(KEY)).hasValue(state);
        }
        try (var files = Files.list(directory.resolve("states"))) {
            assertThat(files).hasSize(1);
        }
    }
}
