package dev.anneal.store;

import dev.anneal.run.FitStore;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The states of fits that last long, in the folder of their run: a file for each, because they are large and are replaced
 * again and again. The folder is there while it has something in it.
 */
final class StateFiles {
    private static final String FOLDER = "states";
    private static final String ENDING = ".state";

    private final Path folder;

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

    /** Writes a state in the place of an older one: at any moment one of them is there as a whole. */
    void write(FitStore.Key key, byte[] state) throws IOException {
        Files.createDirectories(folder);
        Path file = file(key);
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        Files.write(partial, state);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes a state, if it is there. */
    void forget(FitStore.Key key) throws IOException {
        Files.deleteIfExists(file(key));
    }

    /** Deletes all states. */
    void forgetAll() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING + "*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder)) {
            if (others.iterator().hasNext()) {
                return;
            }
        }
        Files.delete(folder);
    }
}
