package dev.anneal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The driver unpacks its native library, 70 MB, into the folder for temporary files, and removes it when the process
 * ends in an orderly way. A process that is killed would leave it there, so the name is removed as soon as the library is
 * loaded, where the system shows what a process has loaded and lets it go on using it.
 */
final class NativeLibrary {
    private static final Path LOADED = Path.of("/proc/self/maps");
    private static final String NAME = "libduckdb_java";

    private NativeLibrary() {}

    static void forget() {
        if (!Files.isReadable(LOADED)) {
            return;
        }
        try (Stream<String> lines = Files.lines(LOADED)) {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
            for (String line : lines.filter(line -> line.contains("/" + NAME) && line.endsWith(".so"))
                    .distinct()
                    .toList()) {
                Path file = Path.of(line.substring(line.indexOf('/')));
                if (temporary.equals(file.getParent())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException unreadable) {
            // Then it is removed when the process ends.
            return;
        }
    }
}
