package dev.anneal.cli;

import dev.anneal.source.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;

/** Reads scripts from files and writes them; what goes wrong with reading is said on standard error. */
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

    /** The script that standard input brings. */
    static Optional<Source> readStandardInput(Streams streams) {
        String name = "standard input";
        try {
            byte[] bytes = System.in.readNBytes((int) LARGEST + 1);
            if (bytes.length > LARGEST) {
                return refuse(name, "is larger than any script", streams);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(Source.of(name, text));
        } catch (CharacterCodingException binary) {
            return refuse(name, "is not a text in UTF-8", streams);
        } catch (IOException unreadable) {
            return refuse(name, "cannot be read: " + unreadable.getMessage(), streams);
        }
    }

    /**
     * Gives a file another text. The new text is on the disk before it takes the place of the old one, so that there is
     * no moment at which neither can be found. Links stay links, and permissions stay what they are.
     */
    static void replace(Path script, String text) throws IOException {
        Path file = script.toRealPath();
        if (!Files.isWritable(file)) {
            throw new AccessDeniedException(script.toString());
        }
        Path folder = file.getParent();
        Path partial = Files.createTempFile(folder, ".anneal-", ".part");
        try {
            if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(partial, Files.getPosixFilePermissions(file));
            }
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            move(partial, file);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void move(Path partial, Path file) throws IOException {
        try {
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException nonatomic) {
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Optional<Source> refuse(String name, String why, Streams streams) {
        streams.error().println("anneal: " + name + " " + why);
        return Optional.empty();
    }
}
