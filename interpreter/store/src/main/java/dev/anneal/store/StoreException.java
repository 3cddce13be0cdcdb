package dev.anneal.store;

import java.io.IOException;

/** Results cannot be kept or read; the message says why, in words for people, and follows the name of the file. */
public final class StoreException extends IOException {
    private static final long serialVersionUID = 1;

    /** What is wrong, where nothing else says so. */
    public StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What is wrong. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
