package dev.anneal.store;

import java.io.IOException;
import java.nio.file.Path;

/** Results cannot be kept or read; the message says why, in words for people, and follows the name of the file. */
public final class StoreException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean damage;

    /** What is wrong, where nothing else says so. */
    public StoreException(String message) {
        super(message);
        this.damage = false;
    }

    StoreException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private StoreException(String message, Throwable cause, boolean damage) {
        super(message, cause);
        this.damage = damage;
    }

    /** That a database is not as it was left. */
    static StoreException ofDamage(Path file, Throwable cause) {
        return new StoreException(
                file + " is damaged; `anneal run --fresh` puts it aside and computes everything again", cause, true);
    }

    /** Whether the content is wrong, and not the circumstances. */
    boolean isDamage() {
        return damage;
    }

    /** What is wrong. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
