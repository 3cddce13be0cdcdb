package dev.anneal.check;

import dev.anneal.catalogue.Signature;
import dev.anneal.syntax.BinaryOperator;
import dev.anneal.syntax.Expr;
import dev.anneal.type.Type;
import java.util.Optional;
import java.util.Set;

/**
 * Tells numbers that are what was written or counted from numbers that were computed with rounding: to compare the latter
 * with {@code ==} is hardly ever meant.
 */
final class Exactness {
    /** What yields whole numbers, or entries of its argument, or compares. */
    private static final Set<String> EXACT = Set.of(
            "abs",
            "floor",
            "round",
            "min",
            "max",
            "clamp",
            "sum",
            "median",
            "sort",
            "all",
            "any",
            "count",
            "length",
            "basis",
            "identity",
            "diag",
            "zeros",
            "ones",
            "dim",
            "n",
            "seed",
            "modes_found",
            "dead_weights",
            "skipped_steps",
            "failed",
            "collapsed",
            "mechanism",
            "pi",
            "inf",
            "dot");

    private final ExpressionCheck check;

    Exactness(ExpressionCheck check) {
        this.check = check;
    }

    /** Whether an expression that has been checked is a number that was computed with rounding. */
    boolean isRounded(Expr expression) {
        Type type = check.facts().type(expression);
        boolean number = type == Type.Simple.REAL || type == Type.Simple.ESTIMATE || type == Type.Simple.ANY;
        return number && rounded(expression);
    }

    private boolean rounded(Expr expression) {
        if (expression instanceof Expr.Parenthesised inner) {
            return rounded(inner.inner());
        } else if (expression instanceof Expr.Unary unary) {
            return rounded(unary.operand());
        } else if (expression instanceof Expr.Binary binary) {
            return binary(binary);
        } else if (expression instanceof Expr.Conditional conditional) {
            return rounded(conditional.consequence()) || rounded(conditional.alternative());
        } else if (expression instanceof Expr.Index index) {
            return rounded(index.target());
        } else if (expression instanceof Expr.ListLiteral list) {
            return list.elements().stream().anyMatch(element -> rounded(element));
        } else if (expression instanceof Expr.Block block) {
            return rounded(block.result());
        } else if (expression instanceof Expr.Name name) {
            return name(name);
        }
        return called(expression);
    }

    private boolean binary(Expr.Binary binary) {
        BinaryOperator operator = binary.operator();
        if (operator.isComparison() || operator.isLogical()) {
            return false;
        }
        return operator == BinaryOperator.DIVIDE
                || rounded(binary.left())
                || rounded(binary.right())
                || isFraction(binary.left())
                || isFraction(binary.right());
    }

    /** Tenths have no exact form, so that sums and products with them are rounded. */
    private static boolean isFraction(Expr expression) {
        return expression instanceof Expr.NumberLiteral literal && literal.value() != Math.rint(literal.value());
    }

    /** A name of the script is as exact as what it stands for. */
    private boolean name(Expr.Name name) {
        if (check.scope().find(name.text()).isPresent()) {
            return false;
        }
        return check.declared(name.text())
                .map(declared -> declared.traits().rounded())
                .orElse(false);
    }

    private boolean called(Expr expression) {
        if (expression instanceof Expr.Member member
                && check.facts().call(member).isPresent()
                && check.facts().call(member).get() instanceof BoundCall.OfField) {
            boolean ofRun = check.facts().type(member.target()) instanceof Type.Run;
            return ofRun && !EXACT.contains(member.member().text());
        }
        Optional<Signature> signature = check.facts()
                .call(expression)
                .filter(BoundCall.OfSignature.class::isInstance)
                .map(bound -> ((BoundCall.OfSignature) bound).signature());
        if (signature.isEmpty()) {
            return false;
        }
        boolean argumentsRounded = expression instanceof Expr.Call call
                && call.arguments().stream().anyMatch(argument -> rounded(argument.value()));
        return !EXACT.contains(signature.get().name()) || argumentsRounded;
    }
}
