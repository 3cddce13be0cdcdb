package dev.anneal.engine;

import dev.anneal.core.ClauseName;
import java.util.Optional;

/**
 * Why a backend does not make a fit.
 *
 * @param clause the clause that is to blame
 * @param message what it cannot do, as a sentence without a full stop
 * @param help what to do instead, where there is something
 */
public record Refusal(ClauseName clause, String message, Optional<String> help) {
    /** A refusal without help. */
    public static Refusal of(ClauseName clause, String message) {
        return new Refusal(clause, message, Optional.empty());
    }

    /** This refusal with a way out. */
    public Refusal help(String text) {
        return new Refusal(clause, message, Optional.of(text));
    }
}
