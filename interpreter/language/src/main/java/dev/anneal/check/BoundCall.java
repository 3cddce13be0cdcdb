package dev.anneal.check;

import dev.anneal.catalogue.Signature;
import dev.anneal.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call whose arguments have been matched with the parameters of what is called. */
public sealed interface BoundCall {
    /**
     * A call of something from the catalogue, or the use of one of its members.
     *
     * @param signature what is called
     * @param member whether it is a member of the value before the dot
     * @param order where the argument for each parameter stands
     */
    record OfSignature(Signature signature, boolean member, Order order) implements BoundCall {}

    /**
     * A call of a function, target, family or schedule that is declared with parameters.
     *
     * @param global its name in the plan
     * @param order where the argument for each parameter stands
     */
    record OfDeclaration(String global, Order order) implements BoundCall {}

    /** A call of a value that is a function, with its arguments as they stand. */
    record OfValue() implements BoundCall {}

    /** Rows of a table that match: {@code table.at(column: value)}, its arguments named after columns. */
    record OfMatch() implements BoundCall {}

    /** A field of a record, a run or a row: {@code target.name} without a signature. */
    record OfField() implements BoundCall {}

    /**
     * Where the arguments of a call stand.
     *
     * @param positions for each parameter the index of its argument among those of the call; empty where it is left out
     */
    record Order(List<Optional<Integer>> positions) {
        static final Order NONE = new Order(List.of());

        public Order {
            positions = List.copyOf(positions);
        }

        /** The order of arguments that were matched with parameters. */
        static Order of(Expr.Call call, List<Optional<Expr>> matched) {
            List<Expr> written = values(call);
            List<Optional<Integer>> positions = new ArrayList<>();
            matched.forEach(argument -> positions.add(argument.map(written::indexOf)));
            return new Order(positions);
        }

        /** The arguments of the call, one for each parameter. */
        public List<Optional<Expr>> arguments(Expr.Call call) {
            List<Expr> written = values(call);
            List<Optional<Expr>> ordered = new ArrayList<>();
            positions.forEach(position -> ordered.add(position.map(written::get)));
            return ordered;
        }

        private static List<Expr> values(Expr.Call call) {
            return call.arguments().stream().map(Expr.Argument::value).toList();
        }
    }
}
