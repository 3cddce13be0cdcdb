package dev.anneal.check;

import dev.anneal.syntax.BinaryOperator;
import dev.anneal.syntax.Expr;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;

/** Reads an expression as a size: a number, a name with a size, or an affine combination of them. */
final class SizeOf {
    private final ExpressionCheck check;

    SizeOf(ExpressionCheck check) {
        this.check = check;
    }

    Dimension of(Expr expression) {
        if (expression instanceof Expr.NumberLiteral number && number.value() == Math.rint(number.value())) {
            return Dimension.known((long) number.value());
        }
        if (expression instanceof Expr.Parenthesised inner) {
            return of(inner.inner());
        }
        if (expression instanceof Expr.Name name) {
            return check.scope()
                    .find(name.text())
                    .map(Scope.Entry::size)
                    .or(() -> check.declared(name.text()).map(CheckedDecl::size))
                    .orElse(Dimension.Unsized.UNDETERMINED);
        }
        if (expression instanceof Expr.Member member
                && check.module(member.target()).isPresent()) {
            return check.declared(((Expr.Name) member.target()).text() + "."
                            + member.member().text())
                    .map(CheckedDecl::size)
                    .orElse(Dimension.Unsized.UNDETERMINED);
        }
        if (expression instanceof Expr.Member member && member.member().text().equals("dim")) {
            return dimension(check.facts().type(member.target()));
        }
        if (expression instanceof Expr.Binary binary) {
            Dimension left = of(binary.left());
            Dimension right = of(binary.right());
            if (binary.operator() == BinaryOperator.ADD) {
                return left.plus(right);
            } else if (binary.operator() == BinaryOperator.SUBTRACT) {
                return left.minus(right);
            } else if (binary.operator() == BinaryOperator.MULTIPLY) {
                return left.times(right);
            }
        }
        return Dimension.Unsized.UNDETERMINED;
    }

    /** The dimension of the space that something lives on. */
    static Dimension dimension(Type type) {
        if (type instanceof Type.Density density) {
            return density.dimension();
        }
        if (type instanceof Type.Weighted weighted) {
            return weighted.dimension();
        }
        return type instanceof Type.Family family ? family.dimension() : Dimension.Unsized.UNDETERMINED;
    }
}
