package dev.anneal.core;

/** What happens when a fit fails numerically. */
public enum OnFailure {
    /** The fit is recorded as failed, and the script goes on. */
    SKIP,
    /** The script ends. */
    STOP,
    /** The fit is made again from another start. */
    RETRY
}
