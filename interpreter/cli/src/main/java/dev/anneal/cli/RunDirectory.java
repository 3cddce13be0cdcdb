package dev.anneal.cli;

import dev.anneal.plan.PlanHash;
import dev.anneal.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder in which a run leaves its files. It is made when the first file is written, and named after the script,
 * its text and its inputs: the same study leaves the same folder.
 */
final class RunDirectory {
    private static final int HASH_DIGITS = 8;

    private final Path path;

    private RunDirectory(Path path) {
        this.path = path;
    }

    static RunDirectory of(Optional<Path> asked, Source script, PlanHash plan) {
        return new RunDirectory(asked.orElseGet(() -> {
            String name = Path.of(script.name()).getFileName().toString();
            String stem = name.endsWith(".anneal") ? name.substring(0, name.length() - 7) : name;
            String study = plan.hex() + script.text();
            String id = PlanHash.of(study.getBytes(StandardCharsets.UTF_8)).hex();
            return Path.of("anneal-out", stem + "-" + id.substring(0, HASH_DIGITS));
        }));
    }

    /** Writes a file; either all of it is there, or the one before it. */
    Path write(String name, String content) throws IOException {
        Path file;
        Path partial;
        try {
            file = path.resolve(name);
            partial = file.resolveSibling("." + file.getFileName() + ".part");
        } catch (InvalidPathException unnameable) {
            throw new IOException("this system cannot have a file of this name", unnameable);
        }
        Path folder = file.getParent();
        Files.createDirectories(folder == null ? path : folder);
        try {
            Files.writeString(partial, content);
            Files.move(partial, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        return file;
    }
}
