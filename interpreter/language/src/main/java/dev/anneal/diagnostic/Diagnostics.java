package dev.anneal.diagnostic;

import dev.anneal.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A growing collection of diagnostics, handed from step to step while a script is looked at. */
public final class Diagnostics {
    private final Set<Diagnostic> found = new LinkedHashSet<>();
    private final Set<String> sources = new LinkedHashSet<>();

    /** None yet. */
    public Diagnostics() {}

    /** Those found so far, to which others can be added. */
    public Diagnostics(Diagnostics others) {
        found.addAll(others.found);
        sources.addAll(others.sources);
    }

    /** Notes that a text is read now: what is said about it comes behind all about texts read before. */
    public void reads(Source source) {
        sources.add(source.name());
    }

    /** Adds one; saying the same thing about the same place twice counts once. */
    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
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

    /** All of them, in the order of the script: first its own, then those about the files it imports. */
    public List<Diagnostic> inOrder() {
        List<String> order = List.copyOf(sources);
        List<Diagnostic> ordered = new ArrayList<>(found);
        ordered.sort(Comparator.comparingInt((Diagnostic d) -> rank(order, d))
                .thenComparing(d -> source(d).name())
                .thenComparing(d -> d.primary().span().start()));
        return List.copyOf(ordered);
    }

    /** What nobody has read, such as what the command line gives, comes last. */
    private static int rank(List<String> order, Diagnostic diagnostic) {
        int place = order.indexOf(source(diagnostic).name());
        return place < 0 ? order.size() : place;
    }

    private static Source source(Diagnostic diagnostic) {
        return diagnostic.primary().span().source();
    }
}
