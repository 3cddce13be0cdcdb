package dev.anneal.numerics.ode;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Checkpoint.Verdict;

/**
 * Leaves a right-hand side in the middle. A system whose evaluations can last long asks its checkpoint through {@link
 * #check}; the integrator catches the signal and answers with the last accepted states. It has no stack trace, because
 * nothing is wrong.
 */
public final class Interruption extends RuntimeException {

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

    Verdict verdict() {
        return verdict;
    }
}
