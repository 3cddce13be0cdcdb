package dev.anneal.repl;

/** How what was submitted went; the later ones are worse. */
public enum Verdict {
    /** It was done. */
    DONE,
    /** An expectation does not hold, or a run failed. */
    FAILED,
    /** It has errors, or is a command that cannot be done. */
    WRONG,
    /** The session is to end. */
    LEFT;

    /** The worse of two. */
    public Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
