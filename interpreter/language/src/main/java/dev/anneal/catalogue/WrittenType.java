package dev.anneal.catalogue;

import dev.anneal.syntax.Expr;
import dev.anneal.syntax.TypeExpr;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A type that stands beside a name of a script: {@code let w: Vector[2 * dim]}.
 *
 * <p>In a signature, {@code dim} would be a size variable that an argument gives its value; here it is a name of the script,
 * and a size may be any expression. The type therefore has a size variable for each, called as the expression is written.
 *
 * @param type the type; sizes that are not written as whole numbers are variables
 * @param sizes the expressions that give those their values
 */
public record WrittenType(Type type, Map<String, Expr> sizes) {
    public WrittenType {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }

    /** The type that is written, if its name is one. */
    public static Optional<WrittenType> find(TypeExpr written) {
        Map<String, Expr> sizes = new LinkedHashMap<>();
        Optional<Type> type = TypeReader.find(written, expression -> size(expression, sizes));
        return type.map(found -> new WrittenType(found, sizes));
    }

    private static Dimension size(Expr expression, Map<String, Expr> sizes) {
        if (expression instanceof Expr.NumberLiteral number && number.value() == Math.rint(number.value())) {
            return Dimension.known((long) number.value());
        }
        if (TypeReader.isAnySize(expression)) {
            return Dimension.Unsized.UNDETERMINED;
        }
        String text = expression.span().text();
        sizes.putIfAbsent(text, expression);
        return Dimension.variable(text);
    }
}
