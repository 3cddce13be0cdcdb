package dev.anneal.run;

import dev.anneal.source.Span;

/**
 * An {@code expect} of a script and how it turned out.
 *
 * @param span where it stands
 * @param holds whether what it demands is so
 * @param explanation for one that does not hold, the expression with the values of its parts; empty otherwise
 */
public record Expectation(Span span, boolean holds, String explanation) {}
