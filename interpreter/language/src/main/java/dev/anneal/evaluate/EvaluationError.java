package dev.anneal.evaluate;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.Label;
import dev.anneal.source.Span;
import java.util.List;

/** A mistake of the user that shows when values are known. It carries the diagnostic to the declaration it belongs to. */
public final class EvaluationError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;

    /** An error with what is to be said about it. */
    public EvaluationError(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    /**
     * This error, seen from a call of the function in which it arose. Where a file calls into another one, both places are
     * named; that of the standard library comes second, because its caller is who can do something about it.
     */
    EvaluationError calledFrom(Span call) {
        Span place = diagnostic.primary().span();
        if (place.source().equals(call.source()) || call.source().isLibrary() || alreadyNames(call)) {
            return this;
        }
        Diagnostic both = place.source().isLibrary()
                ? new Diagnostic(
                        diagnostic.code(),
                        diagnostic.message(),
                        new Label(call, "in this call"),
                        List.of(new Label(place, diagnostic.primary().text())),
                        diagnostic.help())
                : diagnostic.and(call, "called here");
        return new EvaluationError(both);
    }

    private boolean alreadyNames(Span call) {
        return diagnostic.secondary().stream()
                .anyMatch(label -> label.span().source().equals(call.source()));
    }

    /** What is to be said about it. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
