package dev.anneal.numerics.mixture;

/** Why a run ended. */
public enum Ending {
    /** It reached its horizon. */
    COMPLETED,
    /** It was told to finish early; the state is its last accepted one. */
    STOPPED,
    /** It was told to leave; the state is not worth anything. */
    ABANDONED,
    /** Integration was impossible; the state is the last good one. */
    FAILED
}
