package dev.anneal.store;

import java.io.IOException;
import java.nio.file.Path;

/** Results cannot be kept or read; the message says why, in words for people, and follows the name of the file. */
public final class StoreException extends IOException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    private enum Reason {
        DAMAGE,
        USE,
        OTHER
    }

    /** What is wrong, where nothing else says so. */
    public StoreException(String message) {
        super(message);
        this.reason = Reason.OTHER;
    }

    StoreException(String message, Throwable cause) {
        this(message, cause, Reason.OTHER);
    }

    private StoreException(String message, Throwable cause, Reason reason) {
        super(message, cause);
        this.reason = reason;
    }

    /** That a database is not as it was left. */
    static StoreException ofDamage(Path file, Throwable cause) {
        return new StoreException(
                file + " is damaged; `anneal run --fresh` puts it aside and computes everything again",
                cause,
                Reason.DAMAGE);
    }

    /** That another process has a database open. */
    static StoreException ofUse(Path file, Throwable cause) {
        return new StoreException(file + " is in use by another process", cause, Reason.USE);
    }

    /** Whether the content is wrong, and not the circumstances. */
    boolean isDamage() {
        return reason == Reason.DAMAGE;
    }

    /** Whether another process is in the way. */
    boolean isUse() {
        return reason == Reason.USE;
    }

    /** What is wrong. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
