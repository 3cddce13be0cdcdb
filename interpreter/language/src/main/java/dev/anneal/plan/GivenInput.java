package dev.anneal.plan;

import static java.util.Objects.requireNonNull;

import dev.anneal.evaluate.Value;
import dev.anneal.source.Span;

/**
 * A value that an input was given from outside of the script.
 *
 * @param value the value
 * @param place where it was given, so that a message about it shows what was typed and not the script's default
 */
public record GivenInput(Value value, Span place) {
    public GivenInput {
        requireNonNull(value, "value is null");
        requireNonNull(place, "place is null");
    }

    /** The whole text in which it was given, with the name of the input. */
    Span statement() {
        return new Span(place.source(), 0, place.source().text().length());
    }
}
