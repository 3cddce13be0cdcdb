package dev.anneal.numerics;

/**
 * Asks a checkpoint at the pace of the work, so that a loop of short rounds may ask in every one of them at the cost of a
 * subtraction. One thread owns it.
 */
public final class Pace {
    /** Simple operations between two questions: about a millisecond of work. */
    private static final long OPERATIONS = 1_000_000;

    private final Checkpoint checkpoint;
    private long left = OPERATIONS;

    /** A pace whose first question comes after a millisecond of work. */
    public Pace(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    /**
     * Notes work that is done, and now and then leaves with an {@link Interruption} if the checkpoint says so.
     *
     * @param operations about how many simple operations it took
     */
    public void spend(long operations) {
        left -= operations;
        if (left < 0) {
            left = OPERATIONS;
            Interruption.check(checkpoint);
        }
    }
}
