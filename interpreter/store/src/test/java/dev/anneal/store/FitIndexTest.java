package dev.anneal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.run.FitStore;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read ahead is what was kept, in whatever order and however often it is asked for. */
class FitIndexTest {
    /** More than two blocks. */
    private static final int FITS = 600;

    private static FitStore.Key key(int number) {
        return new FitStore.Key("fit" + number / 10, 64L * (number % 10), 64L * (number % 10) + 64);
    }

    private static byte[] content(int number) {
        return ByteBuffer.allocate(4 + number % 7).putInt(number).array();
    }

    private static void keep(Path folder) throws StoreException {
        try (ResultStore store = ResultStore.open(folder, List.of(), false, Map.of(), () -> {})) {
            for (int i = 0; i < FITS; i++) {
                store.keep(key(i), content(i));
            }
        }
    }

    private static void assertThatAllIsThere(FitStore store) {
        for (int step : new int[] {1, -1, 7}) {
            for (int i = 0; i < FITS; i++) {
                int number = Math.floorMod(i * step, FITS);
                assertThat(store.find(key(number))).hasValue(content(number));
            }
        }
        assertThat(store.find(new FitStore.Key("fit1", 0, 65))).isEmpty();
    }

    @Test
    void keptFitsAreFoundInEveryOrder(@TempDir Path folder) throws Exception {
        Path first = folder.resolve("first");
        keep(first);
        try (StoredRun run = StoredRun.open(first)) {
            assertThatAllIsThere(run);
        }
        try (ResultStore store = ResultStore.open(first, List.of(), false, Map.of(), () -> {})) {
            assertThatAllIsThere(store);
        }
    }

    @Test
    void theFitsOfAnotherRunBecomeOwnOnes(@TempDir Path folder) throws Exception {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        keep(first);
        try (ResultStore store = ResultStore.open(second, List.of(first), false, Map.of(), () -> {})) {
            assertThatAllIsThere(store);
        }
        try (StoredRun run = StoredRun.open(second)) {
            assertThatAllIsThere(run);
        }
    }
}
