package dev.anneal.syntax;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.grammar.AnnealParser;
import dev.anneal.grammar.AnnealParser.ExpressionContext;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import dev.anneal.syntax.Expr.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Turns ANTLR's contexts into expressions; where one could not be read, an {@link Expr.Erroneous} stands. */
final class ExpressionBuilder {
    private final Source source;
    private final Diagnostics diagnostics;

    ExpressionBuilder(Source source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    Expr expression(@Nullable ExpressionContext context, Span otherwise) {
        if (context == null) {
            return new Expr.Erroneous(otherwise);
        }
        return build(context);
    }

    private Expr sub(@Nullable ExpressionContext context, ParserRuleContext parent) {
        return expression(context, span(parent));
    }

    private Expr build(ExpressionContext context) {
        Span span = span(context);
        if (context.exception != null) {
            return new Expr.Erroneous(span);
        }
        if (context instanceof AnnealParser.NumberContext number) {
            return number(number, span);
        } else if (context instanceof AnnealParser.NameReferenceContext name) {
            return new Expr.Name(span, name.getText());
        } else if (context instanceof AnnealParser.StringContext text) {
            return new Expr.TextLiteral(span, TextEscapes.unescape(text.STRING().getText(), span, diagnostics));
        } else if (context instanceof AnnealParser.BooleanContext bool) {
            return new Expr.BooleanLiteral(span, bool.TRUE() != null);
        } else if (context instanceof AnnealParser.MissingContext) {
            return new Expr.MissingLiteral(span);
        } else if (context instanceof AnnealParser.ParenthesisedContext inner) {
            return new Expr.Parenthesised(span, sub(inner.expression(), inner));
        } else if (context instanceof AnnealParser.MemberContext member) {
            return new Expr.Member(span, sub(member.expression(), member), label(member.label(), member));
        } else if (context instanceof AnnealParser.CallContext call) {
            return new Expr.Call(span, sub(call.expression(), call), arguments(call.argument()));
        } else if (context instanceof AnnealParser.IndexContext index) {
            List<Expr> subscripts = new ArrayList<>();
            for (AnnealParser.SubscriptContext subscript : index.subscript()) {
                subscripts.add(sub(subscript.expression(), subscript));
            }
            return new Expr.Index(span, sub(index.expression(), index), subscripts);
        } else if (context instanceof AnnealParser.SignContext sign) {
            UnaryOperator operator = sign.MINUS() != null ? UnaryOperator.NEGATE : UnaryOperator.PLUS;
            return new Expr.Unary(span, operator, sub(sign.expression(), sign));
        } else if (context instanceof AnnealParser.NegationContext negation) {
            return new Expr.Unary(span, UnaryOperator.NOT, sub(negation.expression(), negation));
        } else if (context instanceof AnnealParser.RangeContext range) {
            return new Expr.Range(span, sub(range.expression(0), range), sub(range.expression(1), range));
        } else if (context instanceof AnnealParser.ConditionalContext conditional) {
            return new Expr.Conditional(
                    span,
                    sub(conditional.expression(0), conditional),
                    sub(conditional.expression(1), conditional),
                    sub(conditional.expression(2), conditional));
        }
        return structure(context, span);
    }

    private Expr structure(ExpressionContext context, Span span) {
        if (context instanceof AnnealParser.LambdaContext lambda) {
            return new Expr.Lambda(span, List.of(name(lambda.name(), lambda)), sub(lambda.expression(), lambda));
        } else if (context instanceof AnnealParser.LambdaOfSeveralContext lambda) {
            List<Identifier> parameters = new ArrayList<>();
            for (AnnealParser.NameContext name : lambda.name()) {
                parameters.add(name(name, lambda));
            }
            return new Expr.Lambda(span, parameters, sub(lambda.expression(), lambda));
        } else if (context instanceof AnnealParser.ListContext list) {
            List<Expr> elements = new ArrayList<>();
            for (ExpressionContext element : list.expression()) {
                elements.add(sub(element, list));
            }
            return new Expr.ListLiteral(span, elements);
        } else if (context instanceof AnnealParser.ComprehensionContext comprehension) {
            Optional<Expr> condition = comprehension.expression().size() > 2
                    ? Optional.of(sub(comprehension.expression(2), comprehension))
                    : Optional.empty();
            return new Expr.Comprehension(
                    span,
                    sub(comprehension.expression(0), comprehension),
                    name(comprehension.name(), comprehension),
                    sub(comprehension.expression(1), comprehension),
                    condition);
        } else if (context instanceof AnnealParser.RecordContext record) {
            List<Expr.Field> fields = new ArrayList<>();
            for (AnnealParser.FieldContext field : record.field()) {
                if (field.ASSIGN() != null) {
                    reportAssign(
                            field.ASSIGN(),
                            "a field",
                            label(field.label(), field).text());
                }
                fields.add(new Expr.Field(label(field.label(), field), sub(field.expression(), field)));
            }
            return new Expr.RecordLiteral(span, fields);
        } else if (context instanceof AnnealParser.BlockContext block) {
            List<Expr.Binding> bindings = new ArrayList<>();
            for (AnnealParser.BindingContext binding : block.binding()) {
                bindings.add(new Expr.Binding(
                        span(binding),
                        name(binding.name(), binding),
                        type(binding.type()),
                        sub(binding.expression(), binding)));
            }
            return new Expr.Block(span, bindings, sub(block.expression(), block));
        }
        return binary(context, span);
    }

    private Expr binary(ExpressionContext context, Span span) {
        List<ExpressionContext> operands = context.getRuleContexts(ExpressionContext.class);
        if (context.getChildCount() != 3 || operands.size() != 2) {
            return new Expr.Erroneous(span);
        }
        Token symbol = (Token) context.getChild(1).getPayload();
        BinaryOperator operator = operator(symbol.getText());
        Expr left = sub(operands.get(0), context);
        if (operator.isComparison()
                && left instanceof Expr.Binary inner
                && inner.operator().isComparison()) {
            diagnostics.add(
                    Diagnostic.of(DiagnosticCode.CHAINED_COMPARISON, span(symbol), "comparisons do not form chains")
                            .help("join two comparisons with `and`"));
            return new Expr.Erroneous(span);
        }
        return new Expr.Binary(span, operator, span(symbol), left, sub(operands.get(1), context));
    }

    private static BinaryOperator operator(String symbol) {
        for (BinaryOperator operator : BinaryOperator.values()) {
            if (operator.symbol().equals(symbol)) {
                return operator;
            }
        }
        throw new IllegalStateException("no operator " + symbol);
    }

    private Expr number(AnnealParser.NumberContext context, Span span) {
        double value = Double.parseDouble(context.getText().replace("_", ""));
        if (Double.isInfinite(value)) {
            diagnostics.add(Diagnostic.of(DiagnosticCode.INVALID_NUMBER, span, "this number is too large")
                    .help("the largest is about 1.8e308; write `inf` for infinity"));
            return new Expr.Erroneous(span);
        }
        return new Expr.NumberLiteral(span, value);
    }

    private List<Expr.Argument> arguments(List<AnnealParser.ArgumentContext> contexts) {
        List<Expr.Argument> arguments = new ArrayList<>();
        for (AnnealParser.ArgumentContext context : contexts) {
            Optional<Identifier> label = Optional.ofNullable(context.label()).map(l -> label(l, context));
            if (context.ASSIGN() != null && label.isPresent()) {
                reportAssign(context.ASSIGN(), "an argument", label.get().text());
            }
            arguments.add(new Expr.Argument(label, sub(context.expression(), context)));
        }
        return arguments;
    }

    private void reportAssign(TerminalNode assign, String what, String name) {
        diagnostics.add(Diagnostic.of(
                        DiagnosticCode.ARGUMENT_NEEDS_COLON,
                        span(assign.getSymbol()),
                        what + " is named with `:`, not with `=`")
                .help("write `" + name + ": …`"));
    }

    Optional<TypeExpr> type(AnnealParser.@Nullable TypeContext context) {
        if (context == null
                || context.exception != null
                || context.name() == null
                || context.name().exception != null) {
            return Optional.empty();
        }
        List<Expr> dimensions = new ArrayList<>();
        for (ExpressionContext dimension : context.expression()) {
            dimensions.add(sub(dimension, context));
        }
        return Optional.of(new TypeExpr(span(context), context.name().getText(), dimensions));
    }

    /** A declared name; an empty one where none could be read. */
    Identifier name(AnnealParser.@Nullable NameContext context, ParserRuleContext parent) {
        return identifier(context, parent);
    }

    Identifier label(AnnealParser.@Nullable LabelContext context, ParserRuleContext parent) {
        return identifier(context, parent);
    }

    private Identifier identifier(@Nullable ParserRuleContext context, ParserRuleContext parent) {
        if (context == null || context.exception != null) {
            return new Identifier(span(parent), "");
        }
        return new Identifier(span(context), context.getText());
    }

    Span span(ParserRuleContext context) {
        Token start = context.getStart();
        Token stop = context.getStop();
        int length = source.text().length();
        int from = Math.min(start.getStartIndex(), length);
        int to = stop == null ? from : Math.min(stop.getStopIndex() + 1, length);
        return new Span(source, from, Math.max(from, to));
    }

    Span span(Token token) {
        return new Span(source, token.getStartIndex(), Math.max(token.getStartIndex(), token.getStopIndex() + 1));
    }
}
