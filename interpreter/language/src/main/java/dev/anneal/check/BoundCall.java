package dev.anneal.check;

import dev.anneal.catalogue.Signature;
import dev.anneal.syntax.Expr;
import java.util.List;
import java.util.Optional;

/** A call whose arguments have been matched with the parameters of what is called. */
public sealed interface BoundCall {
    /**
     * A call of something from the catalogue, or the use of one of its members.
     *
     * @param signature what is called
     * @param receiver the value before the dot, for a member
     * @param arguments one for each parameter, in their order; empty where it is left out
     */
    record OfSignature(Signature signature, Optional<Expr> receiver, List<Optional<Expr>> arguments)
            implements BoundCall {
        public OfSignature {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A call of a function, target, family or schedule that the script declares with parameters.
     *
     * @param name its name
     * @param arguments one for each parameter, in their order; empty where it is left out
     */
    record OfDeclaration(String name, List<Optional<Expr>> arguments) implements BoundCall {
        public OfDeclaration {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A call of a value that is a function.
     *
     * @param function the value
     * @param arguments its arguments
     */
    record OfValue(Expr function, List<Expr> arguments) implements BoundCall {
        public OfValue {
            arguments = List.copyOf(arguments);
        }
    }

    /** A field of a record, a run or a row: {@code target.name} without a signature. */
    record OfField(Expr target, String name) implements BoundCall {}
}
