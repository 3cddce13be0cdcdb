package dev.anneal.diagnostic;

import static java.util.Objects.requireNonNull;

import dev.anneal.source.Span;

/**
 * A place that belongs to a diagnostic, and what is to be said about it there.
 *
 * @param span the place
 * @param text a few words shown beside the marked place; may be empty
 */
public record Label(Span span, String text) {
    public Label {
        requireNonNull(span, "span is null");
        requireNonNull(text, "text is null");
    }
}
