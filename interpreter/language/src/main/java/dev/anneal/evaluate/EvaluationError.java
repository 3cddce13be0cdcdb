package dev.anneal.evaluate;

import dev.anneal.diagnostic.Diagnostic;

/** A mistake of the user that shows when values are known. It carries the diagnostic to the declaration it belongs to. */
public final class EvaluationError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;

    /** An error with what is to be said about it. */
    public EvaluationError(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    /** What is to be said about it. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
