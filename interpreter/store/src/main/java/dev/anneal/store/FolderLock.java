package dev.anneal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A run's hold of its folder, from before it writes anything there. The system gives it back when the process ends, however
 * it does; the file stays, since one that is deleted could be locked twice.
 */
final class FolderLock implements AutoCloseable {
    private static final String FILE = ".lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes hold of a folder, unless another run has. */
    static FolderLock take(Path folder) throws StoreException {
        Path file = folder.resolve(FILE);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return new FolderLock(channel);
            }
            channel.close();
        } catch (IOException refused) {
            throw new StoreException("the folder " + folder + " cannot be written", refused);
        }
        throw new StoreException("the folder " + folder + " is in use by another process");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    @Override
    public void close() throws StoreException {
        try {
            channel.close();
        } catch (IOException stuck) {
            throw new StoreException("the hold of a folder cannot be given up", stuck);
        }
    }
}
