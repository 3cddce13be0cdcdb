package dev.anneal.diagnostic;

import static java.util.Objects.requireNonNull;

import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong, or doubtful, about a script. How its words are chosen stands in the description of this
 * package.
 *
 * @param code what kind of thing it is; stable across versions
 * @param message what is wrong
 * @param primary the place it is about
 * @param secondary further places that explain it
 * @param help the way out, where there is one
 */
public record Diagnostic(
        DiagnosticCode code, String message, Label primary, List<Label> secondary, Optional<String> help) {
    public Diagnostic {
        requireNonNull(code, "code is null");
        requireNonNull(message, "message is null");
        requireNonNull(primary, "primary is null");
        secondary = List.copyOf(secondary);
        requireNonNull(help, "help is null");
    }

    /** A diagnostic about one place. */
    public static Diagnostic of(DiagnosticCode code, Span span, String message) {
        return new Diagnostic(code, message, new Label(span, ""), List.of(), Optional.empty());
    }

    /** This diagnostic with words beside the place it is about. */
    public Diagnostic saying(String text) {
        return new Diagnostic(code, message, new Label(primary.span(), text), secondary, help);
    }

    /** This diagnostic with a further place. */
    public Diagnostic and(Span span, String text) {
        List<Label> more = new ArrayList<>(secondary);
        more.add(new Label(span, text));
        return new Diagnostic(code, message, primary, more, help);
    }

    /** This diagnostic with a way out. */
    public Diagnostic help(String text) {
        return new Diagnostic(code, message, primary, secondary, Optional.of(text));
    }

    /** This diagnostic with a way out, if there is one. */
    public Diagnostic help(Optional<String> text) {
        return text.isPresent() ? help(text.get()) : this;
    }

    /** How bad it is; the code decides. */
    public Severity severity() {
        return code.severity();
    }

    /** Whether it keeps the script from running. */
    public boolean isError() {
        return severity() == Severity.ERROR;
    }

    @Override
    public String toString() {
        return severity().word() + "[" + code.id() + "]: " + message + " (" + primary.span() + ")";
    }
}
