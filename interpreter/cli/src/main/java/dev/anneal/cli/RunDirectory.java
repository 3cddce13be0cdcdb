package dev.anneal.cli;

import dev.anneal.plan.PlanHash;
import dev.anneal.source.Source;
import dev.anneal.store.StoredRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which a run leaves its files. It is made when the first file is written, and named after the script,
 * its text and its inputs: the same study leaves the same folder.
 */
final class RunDirectory {
    private static final Path OUT = Path.of("anneal-out");
    private static final int HASH_DIGITS = 8;
    private static final int MOST_SIBLINGS = 16;

    private final Path path;
    /** What the folders of runs of this script begin with; nothing where the folder was asked for. */
    private final String family;

    private RunDirectory(Path path, String family) {
        this.path = path;
        this.family = family;
    }

    /** A folder: that of a run that is over, or of a session, which is no run of a script. */
    static RunDirectory at(Path path) {
        return new RunDirectory(path, "");
    }

    static RunDirectory of(Optional<Path> asked, Source script, PlanHash plan) {
        if (asked.isPresent()) {
            return at(asked.get());
        }
        String name = Path.of(script.name()).getFileName().toString();
        String stem = name.endsWith(".anneal") ? name.substring(0, name.length() - 7) : name;
        String study = plan.hex() + script.text();
        String id = PlanHash.of(study.getBytes(StandardCharsets.UTF_8)).hex();
        return new RunDirectory(OUT.resolve(stem + "-" + id.substring(0, HASH_DIGITS)), stem + "-");
    }

    /** The folder of the run that was kept last, of those in the current folder. */
    static Optional<Path> last() {
        return newest(OUT, "").stream().findFirst();
    }

    Path path() {
        return path;
    }

    /** The folders of other runs of this script that kept results, the newest first, and not very many. */
    List<Path> siblings() {
        return family.isEmpty()
                ? List.of()
                : newest(OUT, family).stream()
                        .filter(other -> !other.equals(path) && StoredRun.hasDatabase(other))
                        .limit(MOST_SIBLINGS)
                        .toList();
    }

    private static List<Path> newest(Path folder, String prefix) {
        try (Stream<Path> folders = Files.list(folder)) {
            Map<Path, FileTime> times = new HashMap<>();
            for (Path each : folders.toList()) {
                if (each.getFileName().toString().startsWith(prefix)) {
                    StoredRun.lastKept(each).ifPresent(time -> times.put(each, time));
                }
            }
            return times.entrySet().stream()
                    .sorted(Map.Entry.<Path, FileTime>comparingByValue().reversed())
                    .map(Map.Entry::getKey)
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** Puts the content of a file where it is told to. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path file) throws IOException;
    }

    /** Writes a file; either all of it is there, or the one before it. */
    Path write(String name, String content) throws IOException {
        return write(name, file -> Files.writeString(file, content));
    }

    /** As above, for what is no text. */
    Path write(String name, Content content) throws IOException {
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
            content.writeTo(partial);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        return file;
    }
}
