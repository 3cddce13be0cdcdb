package dev.anneal.cli;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.TextRenderer;
import java.util.List;

/** Shows diagnostics on standard error: the first errors and warnings, and how many there are. */
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
        if (!errors.isEmpty()) {
            int warnings = diagnostics.size() - errors.size();
            String more = errors.size() > SHOWN ? " (the first " + SHOWN + " are shown)" : "";
            streams.error()
                    .println(count(errors.size(), "error")
                            + more
                            + (warnings > 0 ? " and " + count(warnings, "warning") : ""));
        }
        streams.error().flush();
    }

    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
