package dev.anneal.diagnostic;

import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A growing collection of diagnostics, handed from step to step while a script is looked at. */
public final class Diagnostics {
    private final Set<Diagnostic> found = new LinkedHashSet<>();

    /** Adds one; saying the same thing about the same place twice counts once. */
    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    /** Adds several. */
    public void addAll(List<Diagnostic> diagnostics) {
        found.addAll(diagnostics);
    }

    /** Whether one of them keeps the script from running. */
    public boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    /** Whether one of them is of a kind. */
    public boolean contain(DiagnosticCode code) {
        return found.stream().anyMatch(diagnostic -> diagnostic.code() == code);
    }

    /** How many there are. */
    public int size() {
        return found.size();
    }

    /** All of them, in the order of the script. */
    public List<Diagnostic> inOrder() {
        List<Diagnostic> ordered = new ArrayList<>(found);
        ordered.sort(Comparator.comparing(
                        (Diagnostic d) -> d.primary().span().source().name())
                .thenComparing(Diagnostics::start));
        return List.copyOf(ordered);
    }

    private static int start(Diagnostic diagnostic) {
        Span span = diagnostic.primary().span();
        return span.start();
    }
}
