package dev.anneal.format;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.source.Source;
import java.util.List;

/**
 * What became of a script that was formatted.
 *
 * @param source the script as it was
 * @param text the script in style; as it was if it cannot be read
 * @param errors why it cannot be read; empty if it can
 */
public record Formatted(Source source, String text, List<Diagnostic> errors) {
    public Formatted {
        errors = List.copyOf(errors);
    }

    /** Whether the script is in style already. */
    public boolean isUnchanged() {
        return text.equals(source.text());
    }
}
