package dev.anneal.catalogue;

import java.util.Optional;

/**
 * What a signature is found by.
 *
 * @param kind what it offers
 * @param receiver the name of the type it is a member of, if it is one
 * @param name its name
 */
public record SignatureKey(Kind kind, Optional<String> receiver, String name) {
    @Override
    public String toString() {
        return kind.words() + " `" + receiver.map(type -> type + ".").orElse("") + name + "`";
    }
}
