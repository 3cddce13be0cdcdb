package dev.anneal.syntax;

/** One method for each kind of expression, none with a default: a pass that forgets one does not compile. */
public interface ExprVisitor<R> {
    R number(Expr.NumberLiteral literal);

    R text(Expr.TextLiteral literal);

    R bool(Expr.BooleanLiteral literal);

    R missing(Expr.MissingLiteral literal);

    R name(Expr.Name name);

    R member(Expr.Member member);

    R call(Expr.Call call);

    R index(Expr.Index index);

    R unary(Expr.Unary unary);

    R binary(Expr.Binary binary);

    R range(Expr.Range range);

    R conditional(Expr.Conditional conditional);

    R lambda(Expr.Lambda lambda);

    R parenthesised(Expr.Parenthesised parenthesised);

    R list(Expr.ListLiteral list);

    R comprehension(Expr.Comprehension comprehension);

    R record(Expr.RecordLiteral record);

    R block(Expr.Block block);

    R erroneous(Expr.Erroneous erroneous);
}
