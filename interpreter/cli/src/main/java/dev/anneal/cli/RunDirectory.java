package dev.anneal.cli;

import dev.anneal.plan.PlanHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder in which a run leaves its files. It is made when the first file is written, and named after the script and
 * what it computes: the same study leaves the same folder.
 */
final class RunDirectory {
    private static final int HASH_DIGITS = 8;

    private final Path path;

    private RunDirectory(Path path) {
        this.path = path;
    }

    static RunDirectory of(Optional<Path> asked, String script, PlanHash hash) {
        return new RunDirectory(asked.orElseGet(() -> {
            String name = Path.of(script).getFileName().toString();
            String stem = name.endsWith(".anneal") ? name.substring(0, name.length() - 7) : name;
            return Path.of("anneal-out", stem + "-" + hash.hex().substring(0, HASH_DIGITS));
        }));
    }

    /** Writes a file; either all of it is there, or the one before it. */
    Path write(String name, String content) throws IOException {
        Files.createDirectories(path);
        Path file = path.resolve(name);
        Path partial = path.resolve("." + name + ".part");
        try {
            Files.writeString(partial, content);
            Files.move(partial, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        return file;
    }
}
