package dev.anneal.store;

import dev.anneal.run.FitStore;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The states of fits that last long, in the folder of their run: a file for each, because they are large and are replaced
 * again and again. Thread-safe.
 */
final class StateFiles {
    private static final String FOLDER = "states";
    private static final String ENDING = ".state";

    private final Path folder;
    private final Set<Path> used = ConcurrentHashMap.newKeySet();

    /** Those of a run. */
    StateFiles(Path run) {
        this.folder = run.resolve(FOLDER);
    }

    private Path file(FitStore.Key key) {
        return folder.resolve(key.fit() + "-" + key.first() + ENDING);
    }

    /** What was written last; empty if nothing was, or if it cannot be read. */
    Optional<byte[]> find(FitStore.Key key) {
        try {
            Path file = file(key);
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Writes a state in the place of an older one: at any moment one of them is there as a whole, and on the disk. */
    void write(FitStore.Key key, byte[] state) throws IOException {
        Files.createDirectories(folder);
        WholeFile.write(file(key), state);
        used.add(file(key));
    }

    /** Notes that a state is of use. */
    void use(FitStore.Key key) {
        used.add(file(key));
    }

    /** Deletes a state, if it is there and nothing is in the way: no result depends on that. */
    void forget(FitStore.Key key) {
        delete(file(key));
        used.remove(file(key));
    }

    /** Deletes all states. */
    void forgetAll() {
        used.clear();
        forgetUnused();
    }

    /** Deletes all states that were of no use since this was made, and the folder if nothing is left in it. */
    void forgetUnused() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, "*{" + ENDING + "," + WholeFile.PARTIAL + "}")) {
            for (Path file : files) {
                if (!used.contains(file)) {
                    delete(file);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return;
        }
        if (used.isEmpty()) {
            delete(folder);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stuck) {
            // It stays, and takes some room.
        }
    }
}
