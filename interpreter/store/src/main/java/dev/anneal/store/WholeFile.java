package dev.anneal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there as a whole at any moment, on the disk too: one that is replaced is the old one or the new one. */
final class WholeFile {
    /** What the names of files end in that are being written. */
    static final String PARTIAL = ".part";

    private WholeFile() {}

    /** Writes a file in the place of an older one; its folder has to be there. */
    static void write(Path file, byte[] content) throws IOException {
        // The same file may be written twice at a time.
        Path partial = Files.createTempFile(file.resolveSibling(""), "", PARTIAL);
        try {
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritten) {
            Files.deleteIfExists(partial);
            throw unwritten;
        }
    }
}
