package dev.anneal.run;

import static java.util.Objects.requireNonNull;

import dev.anneal.diagnostic.Diagnostic;

/** A function of a script that was called from outside has no value at these arguments. */
public final class CallException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;

    /** An exception with what is to be said about it. */
    public CallException(Diagnostic diagnostic) {
        super(requireNonNull(diagnostic, "diagnostic is null").message());
        this.diagnostic = diagnostic;
    }

    /** What is wrong, with the place in the script or in the call. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
