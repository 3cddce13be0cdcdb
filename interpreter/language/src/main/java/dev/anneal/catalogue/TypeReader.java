package dev.anneal.catalogue;

import dev.anneal.syntax.Expr;
import dev.anneal.syntax.TypeExpr;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** From a type as it is written to a type. */
public final class TypeReader {
    private TypeReader() {}

    /** The names of the types that may be written. */
    public static final List<String> NAMES = List.of(
            "Real",
            "Bool",
            "String",
            "Vector",
            "Matrix",
            "List",
            "Record",
            "Function",
            "Density",
            "Distribution",
            "Family",
            "Schedule",
            "Method",
            "Path",
            "Run",
            "Table",
            "Estimate",
            "Plot");

    /** The type that is written, or {@link Type.Simple#ANY} where the name is not one. */
    public static Type read(TypeExpr written) {
        return find(written).orElse(Type.Simple.ANY);
    }

    /** The type that is written, if its name is one; a name in brackets is a size variable. */
    public static Optional<Type> find(TypeExpr written) {
        return find(written, TypeReader::variable);
    }

    /** The same, with another reading of what stands in brackets. */
    static Optional<Type> find(TypeExpr written, Function<Expr, Dimension> sizes) {
        Type type = switch (written.name()) {
            case "Real" -> Type.Simple.REAL;
            case "Bool" -> Type.Simple.BOOL;
            case "String" -> Type.Simple.STRING;
            case "Estimate" -> Type.Simple.ESTIMATE;
            case "Schedule" -> Type.Simple.SCHEDULE;
            case "Method" -> Type.Simple.METHOD;
            case "Path" -> Type.Simple.PATH;
            case "Horizon" -> Type.Simple.HORIZON;
            case "Plot" -> Type.Simple.CHART;
            case "Table" -> Type.Table.UNKNOWN;
            case "Numeric" -> Type.Simple.NUMERIC;
            case "Column" -> Type.Simple.COLUMN;
            case "Any", "Record" -> Type.Simple.ANY;
            case "Vector" -> new Type.Vector(dimension(written, 0, sizes));
            case "Matrix" -> new Type.Matrix(dimension(written, 0, sizes), dimension(written, 1, sizes));
            case "List" -> new Type.Sequence(element(written, sizes));
            case "Function" -> new Type.Function(List.of(Type.Simple.REAL), Type.Simple.REAL);
            case "Density", "Distribution" -> new Type.Density(dimension(written, 0, sizes));
            case "Family" -> new Type.Family(dimension(written, 0, sizes));
            case "Run" -> new Type.Run(dimension(written, 0, sizes));
            default -> Type.Simple.MISSING;
        };
        return type == Type.Simple.MISSING ? Optional.empty() : Optional.of(type);
    }

    private static Type element(TypeExpr written, Function<Expr, Dimension> sizes) {
        if (written.dimensions().isEmpty()) {
            return Type.Simple.ANY;
        }
        Expr inner = written.dimensions().get(0);
        if (inner instanceof Expr.Name name) {
            return read(new TypeExpr(name.span(), name.text(), List.of()));
        }
        if (inner instanceof Expr.Index index && index.target() instanceof Expr.Name name) {
            return find(new TypeExpr(index.span(), name.text(), index.subscripts()), sizes)
                    .orElse(Type.Simple.ANY);
        }
        return Type.Simple.ANY;
    }

    private static Dimension dimension(TypeExpr written, int index, Function<Expr, Dimension> sizes) {
        return index < written.dimensions().size()
                ? sizes.apply(written.dimensions().get(index))
                : Dimension.Unsized.UNDETERMINED;
    }

    private static Dimension variable(Expr expression) {
        if (expression instanceof Expr.NumberLiteral number) {
            return Dimension.known((long) number.value());
        }
        if (expression instanceof Expr.Name name && !isAnySize(expression)) {
            return Dimension.variable(name.text());
        }
        return Dimension.Unsized.UNDETERMINED;
    }

    /** Whether a size is left open, as in {@code Matrix[2, _]}. */
    static boolean isAnySize(Expr expression) {
        return expression instanceof Expr.Name name && name.text().equals("_");
    }
}
