package dev.anneal.cli;

import dev.anneal.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads scripts from files; what goes wrong is said on standard error. */
final class ScriptFile {
    private static final int LARGEST = 64 << 20;

    private ScriptFile() {}

    static Optional<Source> read(String name, Streams streams) {
        if (name.isEmpty()) {
            return refuse("the script", "has no name", streams);
        }
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                return refuse(name, "is a folder, not a script", streams);
            }
            byte[] bytes;
            try (InputStream file = Files.newInputStream(path)) {
                // A device has no size that could be asked for, and may have no end.
                bytes = file.readNBytes(LARGEST + 1);
            }
            if (bytes.length > LARGEST) {
                return refuse(name, "is larger than any script", streams);
            }
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Optional.of(Source.of(name, text.toString()));
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
