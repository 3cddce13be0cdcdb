package dev.anneal.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** An output that remembers why writing to it failed; a {@link java.io.PrintStream} over it would only say that it did. */
final class WrittenOutput extends FilterOutputStream {
    private Optional<String> failure = Optional.empty();

    WrittenOutput(OutputStream output) {
        super(output);
    }

    /** Why writing failed for the first time, if it did. */
    synchronized Optional<String> failure() {
        return failure;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException failed) {
            if (failure.isEmpty()) {
                failure = Optional.of(String.valueOf(failed.getMessage()));
            }
            throw failed;
        }
    }
}
