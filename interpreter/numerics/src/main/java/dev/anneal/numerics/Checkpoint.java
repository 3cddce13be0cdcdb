package dev.anneal.numerics;

/**
 * The one thing that every loop of the numerics asks: may I go on?
 *
 * <p>Deadlines, a user's stop, a cancellation and the progress of long work all pass through here, so that a kernel
 * needs to know nothing of threads, clocks or terminals. Every loop that can last longer than a few milliseconds polls
 * it. Implementations are thread-safe and cheap: a poll costs no more than a few volatile reads.
 */
@FunctionalInterface
public interface Checkpoint {

    /** A checkpoint that never interrupts. */
    Checkpoint NONE = fraction -> Verdict.PROCEED;

    /**
     * Reports how far the caller is and asks whether to go on.
     *
     * @param fraction the part of the caller's work that is done, from 0 to 1
     * @return what the caller has to do now
     */
    Verdict poll(double fraction);

    /**
     * This checkpoint for work that follows the best so far, such as measuring it: it is done all the same when the caller
     * has to finish, and left only when that is abandoned.
     */
    default Checkpoint untilAbandoned() {
        return fraction -> poll(fraction) == Verdict.ABANDON ? Verdict.ABANDON : Verdict.PROCEED;
    }

    /** What a loop has to do after a poll. */
    enum Verdict {
        /** Go on. */
        PROCEED,
        /** Finish now and return the best so far: the last accepted step. */
        FINISH,
        /** Leave as fast as possible; the result is thrown away. */
        ABANDON
    }
}
