package dev.anneal.numerics;

import dev.anneal.numerics.Checkpoint.Verdict;

/**
 * Leaves a long computation in the middle, because its checkpoint said so. Whoever began the computation catches the
 * signal and answers with the best so far, or with nothing. It has no stack trace, because nothing is wrong.
 */
public final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Verdict verdict;

    private Interruption(Verdict verdict) {
        super(verdict.name(), null, false, false);
        this.verdict = verdict;
    }

    /** Throws the signal unless the checkpoint says to proceed. */
    public static void check(Checkpoint checkpoint) {
        Verdict verdict = checkpoint.poll(0);
        if (verdict != Verdict.PROCEED) {
            throw new Interruption(verdict);
        }
    }

    /** What the checkpoint said: to finish or to abandon. */
    public Verdict verdict() {
        return verdict;
    }
}
