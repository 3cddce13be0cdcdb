package dev.anneal.repl;

import dev.anneal.repl.Completion.Candidate;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The scripts and folders that a path can lead to. */
final class FileNames {
    private FileNames() {}

    /** Those in the folder of a path that is being typed; what is hidden is left out. */
    static List<Candidate> beginning(String typed) {
        String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
        List<Candidate> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (Files.isDirectory(file) && !name.startsWith(".")) {
                    found.add(new Candidate(folder + name + "/", "", false));
                } else if (name.endsWith(".anneal")) {
                    found.add(new Candidate(folder + name, "", false));
                }
            }
        } catch (IOException | InvalidPathException none) {
            return List.of();
        }
        found.sort(Comparator.comparing(Candidate::text));
        return found;
    }
}
