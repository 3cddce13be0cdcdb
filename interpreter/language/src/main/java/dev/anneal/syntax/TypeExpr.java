package dev.anneal.syntax;

import dev.anneal.source.Span;
import java.util.List;

/**
 * A type as it stands in the text, such as {@code Vector[dim]}.
 *
 * @param span its place
 * @param name the name of the type
 * @param dimensions the expressions in brackets
 */
public record TypeExpr(Span span, String name, List<Expr> dimensions) {
    public TypeExpr {
        dimensions = List.copyOf(dimensions);
    }
}
