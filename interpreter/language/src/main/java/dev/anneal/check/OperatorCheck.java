package dev.anneal.check;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.syntax.BinaryOperator;
import dev.anneal.syntax.Expr;
import dev.anneal.syntax.UnaryOperator;
import dev.anneal.type.Assignability;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import dev.anneal.type.Type.Simple;
import dev.anneal.type.Words;
import java.util.List;

/** The types of operators: what they join, and what comes of it. */
final class OperatorCheck {
    private final ExpressionCheck check;
    private final Exactness exactness;

    OperatorCheck(ExpressionCheck check) {
        this.check = check;
        this.exactness = new Exactness(check);
    }

    Type unary(Expr.Unary unary) {
        if (unary.operator() == UnaryOperator.NOT) {
            check.require(unary.operand(), Simple.BOOL, "what follows `not`");
            return Simple.BOOL;
        }
        Type operand = check.check(unary.operand());
        if (!Assignability.isLoose(operand) && !Assignability.isNumeric(operand) && operand != Simple.MISSING) {
            check.report(Diagnostic.of(
                            DiagnosticCode.TYPE_MISMATCH,
                            unary.span(),
                            "`" + unary.operator().symbol() + "` cannot stand before " + Words.a(operand))
                    .saying("needs a number, a vector or a matrix"));
            return Simple.ERRONEOUS;
        }
        return operand;
    }

    Type binary(Expr.Binary binary) {
        BinaryOperator operator = binary.operator();
        if (operator.isLogical()) {
            check.require(binary.left(), Simple.BOOL, "the left side of `" + operator.symbol() + "`");
            check.require(binary.right(), Simple.BOOL, "the right side of `" + operator.symbol() + "`");
            return Simple.BOOL;
        }
        Type left = check.check(binary.left());
        Type right = check.check(binary.right());
        if (left == Simple.ERRONEOUS || right == Simple.ERRONEOUS) {
            return operator.isComparison() ? Simple.BOOL : Simple.ERRONEOUS;
        }
        if (operator.isComparison()) {
            return comparison(binary, left, right);
        }
        if (isDensity(left) || isDensity(right)) {
            return densities(binary, left, right);
        }
        if (left == Simple.ANY || right == Simple.ANY) {
            return Simple.ANY;
        }
        if (left == Simple.MISSING || right == Simple.MISSING) {
            return Simple.MISSING;
        }
        if (!Assignability.isNumeric(left)
                || !Assignability.isNumeric(right)
                || operator == BinaryOperator.INDEPENDENT) {
            return mismatch(binary, left, right);
        }
        return numbers(binary, left, right);
    }

    private static boolean isDensity(Type type) {
        return type instanceof Type.Density || type instanceof Type.Weighted;
    }

    private Type comparison(Expr.Binary binary, Type left, Type right) {
        boolean ordered = binary.operator() != BinaryOperator.EQUAL && binary.operator() != BinaryOperator.NOT_EQUAL;
        boolean loose = Assignability.isLoose(left)
                || Assignability.isLoose(right)
                || left == Simple.MISSING
                || right == Simple.MISSING;
        boolean numbers = Assignability.fits(left, Simple.REAL) && Assignability.fits(right, Simple.REAL);
        boolean numeric = left == Simple.NUMERIC || right == Simple.NUMERIC;
        boolean alike = !ordered && left.equals(right) && (left == Simple.STRING || left == Simple.BOOL);
        if (!loose && !numbers && !alike && !numeric) {
            mismatch(binary, left, right);
        } else if (!ordered && (exactness.isRounded(binary.left()) || exactness.isRounded(binary.right()))) {
            check.report(Diagnostic.of(
                            DiagnosticCode.EXACT_COMPARISON,
                            binary.operatorSpan(),
                            "`" + binary.operator().symbol() + "` compares computed numbers to the last digit")
                    .help("say how near is near enough: `abs(a - b) < 1e-9`, or `expect a within 1e-9 of b`"));
        }
        return Simple.BOOL;
    }

    private Type densities(Expr.Binary binary, Type left, Type right) {
        BinaryOperator operator = binary.operator();
        boolean both = (isDensity(left) || left == Simple.ANY) && (isDensity(right) || right == Simple.ANY);
        if (operator == BinaryOperator.INDEPENDENT && both) {
            return new Type.Density(factor(left).plus(factor(right)));
        }
        if (operator == BinaryOperator.ADD && both) {
            Dimension a = dimension(left);
            Dimension b = dimension(right);
            if (Dimension.compare(a, b) == Dimension.Comparison.DIFFERENT) {
                check.report(Diagnostic.of(
                                DiagnosticCode.DIMENSION_MISMATCH,
                                binary.operatorSpan(),
                                "the components of a mixture live in different dimensions")
                        .and(binary.left().span(), "density on R^" + a)
                        .and(binary.right().span(), "density on R^" + b));
                return Simple.ERRONEOUS;
            }
            return new Type.Weighted(Dimension.join(a, b));
        }
        Type other = isDensity(left) ? right : left;
        if (operator == BinaryOperator.MULTIPLY && !both && Assignability.fits(other, Simple.REAL)) {
            return new Type.Weighted(dimension(isDensity(left) ? left : right));
        }
        if (operator == BinaryOperator.MULTIPLY && both) {
            check.report(Diagnostic.of(
                            DiagnosticCode.TYPE_MISMATCH, binary.operatorSpan(), "`*` does not multiply two densities")
                    .help("the independent product of two densities is `a & b`"));
            return Simple.ERRONEOUS;
        }
        return mismatch(binary, left, right);
    }

    private static Dimension dimension(Type type) {
        return SizeOf.dimension(type);
    }

    /** The dimension of a factor of a product: one that is given by numbers only has one coordinate. */
    private static Dimension factor(Type type) {
        Dimension dimension = dimension(type);
        return dimension == Dimension.Unsized.OPEN ? Dimension.known(1) : dimension;
    }

    private Type numbers(Expr.Binary binary, Type left, Type right) {
        boolean scalarLeft = left == Simple.REAL || left == Simple.ESTIMATE;
        boolean scalarRight = right == Simple.REAL || right == Simple.ESTIMATE;
        if (scalarLeft && scalarRight) {
            return left == Simple.ESTIMATE || right == Simple.ESTIMATE ? Simple.ESTIMATE : Simple.REAL;
        }
        if (scalarLeft || scalarRight) {
            return scalarLeft ? right : left;
        }
        if (left == Simple.NUMERIC || right == Simple.NUMERIC) {
            return Simple.NUMERIC;
        }
        if (left instanceof Type.Vector a && right instanceof Type.Vector b) {
            if (differ(a.size(), b.size())) {
                return sizeMismatch(binary, left, right);
            }
            return new Type.Vector(Dimension.join(a.size(), b.size()));
        }
        if (left instanceof Type.Matrix a && right instanceof Type.Matrix b) {
            if (differ(a.rows(), b.rows()) || differ(a.columns(), b.columns())) {
                return sizeMismatch(binary, left, right);
            }
            return new Type.Matrix(Dimension.join(a.rows(), b.rows()), Dimension.join(a.columns(), b.columns()));
        }
        return mismatch(binary, left, right);
    }

    private static boolean differ(Dimension left, Dimension right) {
        return Dimension.compare(left, right) == Dimension.Comparison.DIFFERENT;
    }

    private Type sizeMismatch(Expr.Binary binary, Type left, Type right) {
        check.report(Diagnostic.of(
                        DiagnosticCode.DIMENSION_MISMATCH,
                        binary.operatorSpan(),
                        "`" + binary.operator().symbol() + "` joins entries of different sizes")
                .and(binary.left().span(), left.toString())
                .and(binary.right().span(), right.toString()));
        return Simple.ERRONEOUS;
    }

    private Type mismatch(Expr.Binary binary, Type left, Type right) {
        check.report(Diagnostic.of(
                        DiagnosticCode.TYPE_MISMATCH,
                        binary.operatorSpan(),
                        "`" + binary.operator().symbol() + "` cannot join " + Words.a(left) + " and " + Words.a(right))
                .and(binary.left().span(), left.toString())
                .and(binary.right().span(), right.toString()));
        return Simple.ERRONEOUS;
    }

    Type index(Expr.Index index) {
        Type target = check.check(index.target());
        List<Expr> subscripts = index.subscripts();
        for (Expr subscript : subscripts) {
            if (subscript instanceof Expr.Range) {
                check.check(subscript);
            } else {
                check.require(subscript, Simple.REAL, "an index");
            }
        }
        if (Assignability.isLoose(target) || target == Simple.NUMERIC) {
            return Simple.ANY;
        }
        int most = target instanceof Type.Matrix ? 2 : 1;
        boolean indexable =
                target instanceof Type.Vector || target instanceof Type.Matrix || target instanceof Type.Sequence;
        if (!indexable || subscripts.size() > most) {
            check.report(Diagnostic.of(
                    DiagnosticCode.TYPE_MISMATCH,
                    index.span(),
                    indexable
                            ? Words.a(target) + " takes " + (most == 1 ? "one index" : "at most two indices")
                            : Words.a(target) + " has no entries"));
            return Simple.ERRONEOUS;
        }
        boolean slice = subscripts.get(0) instanceof Expr.Range;
        if (target instanceof Type.Matrix matrix) {
            if (subscripts.size() == 1) {
                return slice
                        ? new Type.Matrix(Dimension.Unsized.UNDETERMINED, matrix.columns())
                        : new Type.Vector(matrix.columns());
            }
            boolean columnSlice = subscripts.get(1) instanceof Expr.Range;
            return slice || columnSlice ? Simple.ANY : Simple.REAL;
        }
        return slice
                ? (target instanceof Type.Vector ? new Type.Vector(Dimension.Unsized.UNDETERMINED) : target)
                : Joined.element(target);
    }
}
