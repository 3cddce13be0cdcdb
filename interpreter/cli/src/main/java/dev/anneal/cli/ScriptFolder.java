package dev.anneal.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The scripts below a folder, in the order of their paths. What hidden folders hold is somebody else's, such as a version
 * control's, and what build folders hold is a copy.
 */
final class ScriptFolder {
    private static final Set<String> BUILD_FOLDERS = Set.of("target", "build", "node_modules", "anneal-out");

    private ScriptFolder() {}

    static boolean is(String name) {
        try {
            return !name.isEmpty() && Files.isDirectory(Path.of(name));
        } catch (InvalidPathException unnameable) {
            return false; // Reading it as a file will say so.
        }
    }

    /** The paths of the scripts; empty, and said on standard error, where the folder cannot be read. */
    static Optional<List<String>> scripts(String folder, Streams streams) {
        Path root = Path.of(folder);
        TreeSet<Path> scripts = new TreeSet<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    return !inner.equals(root) && isSkipped(inner.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".anneal") && Files.isRegularFile(file)) {
                        scripts.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (AccessDeniedException denied) {
            streams.error().println("anneal: " + denied.getFile() + " may not be read");
            return Optional.empty();
        } catch (IOException unreadable) {
            streams.error().println("anneal: " + folder + " cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
        return Optional.of(
                scripts.stream().map(Path::normalize).map(Path::toString).toList());
    }

    private static boolean isSkipped(String folder) {
        return folder.startsWith(".") || BUILD_FOLDERS.contains(folder);
    }
}
