package dev.anneal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anneal.run.FitStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run was made of is in its folder from its first moment on, and what was before it is not taken for it. */
class BegunRunTest {
    private static final Map<String, String> NOTES = Map.of(
            "text", "# β = ½\nlet a: real = 1\\2\t\r\n\n  print a\n",
            "input a b", " = : ! \u0000 \uD83D\uDD25 ",
            "seed", "",
            "", "#");
    private static final FitStore.Key KEY = new FitStore.Key("fit", 0, 64);

    private Path folder = Path.of("");

    @BeforeEach
    void aFolder(@TempDir Path made) {
        folder = made;
    }

    private void begin(Map<String, String> notes) throws Exception {
        ResultStore store = ResultStore.open(folder, List.of(), false, notes, () -> {});
        store.keep(KEY, new byte[] {1, 2, 3});
        store.close();
        assertThat(store.failure()).isEmpty();
    }

    @Test
    void aRunWithoutADatabaseIsKnown() throws Exception {
        assertThat(StoredRun.lastKept(folder)).isEmpty();
        new BegunRun(folder).write(NOTES);
        assertThat(StoredRun.lastKept(folder)).isPresent();
        try (StoredRun run = StoredRun.open(folder)) {
            assertThat(run.manifest()).isEqualTo(NOTES);
            assertThat(run.names()).isEmpty();
            assertThat(run.find(KEY)).isEmpty();
        }
        assertThat(folder.resolve(Database.FILE)).doesNotExist();
    }

    @Test
    void theDatabaseTakesOver() throws Exception {
        begin(NOTES);
        assertThat(folder.resolve(BegunRun.FILE)).doesNotExist();
        try (StoredRun run = StoredRun.open(folder)) {
            assertThat(run.manifest()).isEqualTo(NOTES);
            assertThat(run.find(KEY)).hasValue(new byte[] {1, 2, 3});
        }
    }

    @Test
    void aRunThatBeginsIsNotMixedWithAnOlderOne() throws Exception {
        begin(Map.of("script", "a", "input x", "1"));
        new BegunRun(folder).write(Map.of("script", "b"));
        try (StoredRun run = StoredRun.open(folder)) {
            assertThat(run.manifest()).isEqualTo(Map.of("script", "b"));
        }
        begin(Map.of("script", "c"));
        try (StoredRun run = StoredRun.open(folder)) {
            assertThat(run.manifest()).isEqualTo(Map.of("script", "c"));
            assertThat(run.find(KEY)).hasValue(new byte[] {1, 2, 3});
        }
    }

    @Test
    void aFolderIsHeldByOneRun() throws Exception {
        try (ResultStore first = ResultStore.open(folder, List.of(), false, NOTES, () -> {})) {
            assertThatThrownBy(() -> ResultStore.open(folder, List.of(), true, Map.of("script", "b"), () -> {}))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("the folder " + folder + " is in use by another process");
            assertThat(first.failure()).isEmpty();
        }
        begin(Map.of("script", "c"));
    }

    /** What a run was made of is not lost to one that cannot begin. */
    @Test
    void aRunThatCannotBeginLeavesNoTrace() throws Exception {
        begin(NOTES);
        Path kept = folder.resolve(Database.FILE);
        byte[] before = Files.readAllBytes(kept);
        Files.writeString(kept, "this is no database\n".repeat(1000));
        assertThatThrownBy(() -> ResultStore.open(folder, List.of(), false, Map.of("script", "b"), () -> {}))
                .hasMessageContaining("is damaged");
        assertThat(folder.resolve(BegunRun.FILE)).doesNotExist();
        Files.write(kept, before);
        begin(Map.of("script", "c"));
    }

    @Test
    void whatCannotBeReadIsSaid() throws Exception {
        Files.writeString(folder.resolve(BegunRun.FILE), "text = \\u12");
        try (StoredRun run = StoredRun.open(folder)) {
            assertThatThrownBy(run::manifest)
                    .isInstanceOf(StoreException.class)
                    .hasMessage(folder.resolve(BegunRun.FILE) + " cannot be read; run the script again");
        }
    }
}
