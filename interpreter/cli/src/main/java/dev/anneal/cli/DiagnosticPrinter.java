package dev.anneal.cli;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.TextRenderer;
import java.util.List;
import java.util.Optional;

/**
 * Shows diagnostics on standard error: the first errors and warnings, and how many there are. Where there are too many
 * to show, errors come before warnings.
 */
final class DiagnosticPrinter {
    private static final int SHOWN = 20;

    private final Streams streams;
    private final TextRenderer renderer;

    DiagnosticPrinter(Streams streams) {
        this.streams = streams;
        this.renderer = new TextRenderer(streams.colour());
    }

    void print(Diagnostic diagnostic) {
        streams.error().print(renderer.render(diagnostic));
        streams.error().flush();
    }

    void print(List<Diagnostic> diagnostics) {
        List<Diagnostic> errors =
                diagnostics.stream().filter(Diagnostic::isError).toList();
        List<Diagnostic> shown = diagnostics.size() <= SHOWN || errors.isEmpty() ? diagnostics : errors;
        for (int i = 0; i < Math.min(SHOWN, shown.size()); i++) {
            streams.error().print(renderer.render(shown.get(i)));
            streams.error().println();
        }
        summary(errors, diagnostics.size() - errors.size(), shown.size()).ifPresent(streams.error()::println);
        streams.error().flush();
    }

    /** How many there are, and where more is said about the first error; nothing where all is said with few warnings. */
    private static Optional<String> summary(List<Diagnostic> errors, int warnings, int shown) {
        if (errors.isEmpty()) {
            return warnings > SHOWN ? Optional.of(count(warnings, "warning") + first()) : Optional.empty();
        }
        StringBuilder text = new StringBuilder(count(errors.size(), "error"));
        text.append(errors.size() > SHOWN ? first() : "");
        if (warnings > 0) {
            text.append(" and ").append(count(warnings, "warning"));
            text.append(shown == errors.size() ? " (not shown)" : "");
        }
        text.append("; `anneal explain ").append(errors.get(0).code().id()).append("` says more");
        return Optional.of(text.toString());
    }

    private static String first() {
        return " (the first " + SHOWN + " are shown)";
    }

    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
