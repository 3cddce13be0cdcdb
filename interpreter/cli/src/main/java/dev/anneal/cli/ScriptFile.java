package dev.anneal.cli;

import dev.anneal.source.Source;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads scripts from files; what goes wrong is said on standard error. */
final class ScriptFile {
    private static final long LARGEST = 64L << 20;

    private ScriptFile() {}

    static Optional<Source> read(String name, Streams streams) {
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                return refuse(name, "is a folder, not a script", streams);
            }
            if (Files.isRegularFile(path) && Files.size(path) > LARGEST) {
                return refuse(name, "is larger than any script", streams);
            }
            return Optional.of(Source.of(name, Files.readString(path)));
        } catch (NoSuchFileException absent) {
            return refuse(name, "does not exist", streams);
        } catch (AccessDeniedException denied) {
            return refuse(name, "may not be read", streams);
        } catch (CharacterCodingException binary) {
            return refuse(name, "is not a text in UTF-8", streams);
        } catch (InvalidPathException | IOException unreadable) {
            return refuse(name, "cannot be read: " + unreadable.getMessage(), streams);
        }
    }

    private static Optional<Source> refuse(String name, String why, Streams streams) {
        streams.error().println("anneal: " + name + " " + why);
        return Optional.empty();
    }
}
