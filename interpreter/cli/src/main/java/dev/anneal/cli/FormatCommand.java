package dev.anneal.cli;

import dev.anneal.format.Formatted;
import dev.anneal.format.Formatter;
import dev.anneal.source.Source;
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
import java.util.TreeSet;

/** {@code anneal fmt}: brings scripts into the one style, or says which are not in it. */
final class FormatCommand {
    private static final String STANDARD_INPUT = "-";

    private final Streams streams;
    private final boolean checking;

    /** With {@code checking} nothing is written. */
    FormatCommand(Streams streams, boolean checking) {
        this.streams = streams;
        this.checking = checking;
    }

    /** Formats all of them, whatever is wrong with some; the exit code tells the worst that was found. */
    int format(List<String> names) {
        if (names.contains(STANDARD_INPUT)) {
            if (names.size() > 1) {
                streams.error().println("anneal: `-` stands for standard input, and alone: `anneal fmt -`");
                return ExitCode.USAGE;
            }
            return standardInput();
        }
        int worst = ExitCode.DONE;
        for (String name : names) {
            worst = Math.max(worst, isFolder(name) ? folder(Path.of(name)) : file(name));
        }
        return worst;
    }

    private static boolean isFolder(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException unnameable) {
            return false; // Reading it as a file will say so.
        }
    }

    /** Every script below a folder; what hidden folders hold is somebody else's, such as a version control's. */
    private int folder(Path folder) {
        TreeSet<Path> scripts = new TreeSet<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    boolean hidden = !inner.equals(folder)
                            && inner.getFileName().toString().startsWith(".");
                    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
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
            return ExitCode.USAGE;
        } catch (IOException unreadable) {
            streams.error().println("anneal: " + folder + " cannot be read: " + unreadable.getMessage());
            return ExitCode.USAGE;
        }
        int worst = ExitCode.DONE;
        for (Path script : scripts) {
            worst = Math.max(worst, file(script.toString()));
        }
        return worst;
    }

    private int file(String name) {
        Optional<Source> source = ScriptFile.read(name, streams);
        if (source.isEmpty()) {
            return ExitCode.USAGE;
        }
        Formatted formatted = Formatter.format(source.get());
        if (!formatted.errors().isEmpty()) {
            new DiagnosticPrinter(streams).print(formatted.errors());
            return ExitCode.SCRIPT_ERROR;
        } else if (formatted.isUnchanged()) {
            return ExitCode.DONE;
        } else if (checking) {
            streams.out().println(name);
            return ExitCode.NOT_IN_STYLE;
        }
        try {
            FileReplacement.write(Path.of(name), formatted.text());
            streams.out().println(name);
            return ExitCode.DONE;
        } catch (AccessDeniedException denied) {
            streams.error().println("anneal: " + name + " may not be written");
        } catch (IOException unwritable) {
            streams.error().println("anneal: " + name + " cannot be written: " + unwritable.getMessage());
        }
        return ExitCode.FILE_NOT_WRITTEN;
    }

    private int standardInput() {
        Optional<Source> source = StandardInput.read(streams);
        if (source.isEmpty()) {
            return ExitCode.USAGE;
        }
        Formatted formatted = Formatter.format(source.get());
        if (!formatted.errors().isEmpty()) {
            new DiagnosticPrinter(streams).print(formatted.errors());
            return ExitCode.SCRIPT_ERROR;
        } else if (!checking) {
            streams.out().print(formatted.text());
            return ExitCode.DONE;
        } else if (formatted.isUnchanged()) {
            return ExitCode.DONE;
        }
        streams.out().println(source.get().name());
        return ExitCode.NOT_IN_STYLE;
    }
}
