package dev.anneal.catalogue;

import dev.anneal.syntax.Expr;
import dev.anneal.type.Type;
import java.util.List;
import java.util.Optional;

/**
 * What the language knows about something it does not implement itself: its name, its parameters, the type of its
 * result and its documentation. Written in the language, as an {@code extern} declaration.
 *
 * @param kind what it offers
 * @param receiver the name of the type it is a member of, if it is one
 * @param name its name
 * @param callable whether it is used with parentheses
 * @param parameters its parameters, in order
 * @param result the type of its value; sizes may refer to size variables of the parameters
 * @param documentation what its {@code ///} comment says
 */
public record Signature(
        Kind kind,
        Optional<String> receiver,
        String name,
        boolean callable,
        List<Parameter> parameters,
        Type result,
        String documentation) {
    public Signature {
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter of a signature.
     *
     * @param name its name
     * @param type its type
     * @param defaultValue its default, a literal, where it has one
     * @param choices the texts it may be, or none where it is free
     */
    public record Parameter(String name, Type type, Optional<Expr> defaultValue, List<String> choices) {
        public Parameter {
            choices = List.copyOf(choices);
        }
    }

    /** The key it is found by: kind, receiver and name. */
    public SignatureKey key() {
        return new SignatureKey(kind, receiver, name);
    }
}
