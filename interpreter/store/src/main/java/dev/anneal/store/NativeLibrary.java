package dev.anneal.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The driver unpacks its native library, 70 MB, into the folder for temporary files, and removes it when the process
 * ends in an orderly way. A process that is killed would leave it there. So the name is removed as soon as the library is
 * loaded, where the system shows what a process has loaded and lets it go on using it; and what a process left that was
 * killed before that, while it unpacked, is removed by the next one.
 */
final class NativeLibrary {
    private static final Path PROCESSES = Path.of("/proc");
    private static final Path LOADED = Path.of("self", "maps");
    private static final String NAME = "libduckdb_java";
    private static final String ENDING = ".so";

    /** Unpacking takes less than a second; a file that was not written for so long is nobody's. */
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private NativeLibrary() {}

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    }

    /** Removes the name of the library that this process has loaded, and what killed processes left. */
    static void forget() {
        if (!Files.isReadable(PROCESSES.resolve(LOADED))) {
            return;
        }
        try {
            for (Path file : loadedBy(PROCESSES.resolve(LOADED))) {
                Files.deleteIfExists(file);
            }
            removeAbandoned();
        } catch (IOException unreadable) {
            // Then it is removed when the process ends.
            return;
        }
    }

    private static void removeAbandoned() throws IOException {
        Set<Path> abandoned = new HashSet<>();
        Instant since = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary(), NAME + "[0-9]*" + ENDING)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                    abandoned.add(file);
                }
            }
        }
        if (abandoned.isEmpty()) {
            return;
        }
        // Another program with the same driver keeps its file until it ends.
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                abandoned.removeAll(loadedBy(process.resolve("maps")));
            }
        }
        for (Path file : abandoned) {
            if (Files.isWritable(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The files of the library that a process has loaded, in the folder for temporary files. */
    private static Set<Path> loadedBy(Path maps) {
        Set<Path> loaded = new HashSet<>();
        Path folder = temporary();
        try (Stream<String> lines = Files.lines(maps)) {
            lines.filter(line -> line.contains("/" + NAME) && line.endsWith(ENDING))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .filter(file -> folder.equals(file.getParent()))
                    .forEach(loaded::add);
        } catch (IOException | java.io.UncheckedIOException others) {
            // It has ended, or is another user's, who may not have loaded what this one owns.
            return loaded;
        }
        return loaded;
    }

    /** What to say when the library cannot be loaded. */
    static StoreException explained(LinkageError failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new StoreException(
                "the database cannot start: its library of 70 MB does not get into the folder for temporary files, "
                        + temporary() + " (" + cause.getMessage()
                        + "); make room there, or name another folder: ANNEAL_JAVA_OPTS=-Djava.io.tmpdir=FOLDER",
                failure);
    }
}
