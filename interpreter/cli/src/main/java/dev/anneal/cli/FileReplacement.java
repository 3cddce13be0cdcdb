package dev.anneal.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Gives a file another text. The new text is on the disk before it takes the place of the old one, so that there is no
 * moment at which neither can be found. Links stay links, and permissions stay what they are.
 */
final class FileReplacement {
    private FileReplacement() {}

    static void write(Path script, String text) throws IOException {
        Path file = script.toRealPath();
        if (!Files.isWritable(file)) {
            throw new AccessDeniedException(script.toString());
        }
        Path partial = Files.createTempFile(file.getParent(), ".anneal-", ".part");
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
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
