package dev.anneal.core;

import dev.anneal.catalogue.WrittenType;
import dev.anneal.check.BoundCall;
import dev.anneal.check.Facts;
import dev.anneal.check.Resolution;
import dev.anneal.source.Span;
import dev.anneal.syntax.BinaryOperator;
import dev.anneal.syntax.Expr;
import dev.anneal.syntax.ExprVisitor;
import dev.anneal.syntax.TypeExpr;
import dev.anneal.syntax.UnaryOperator;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From checked expressions to core. */
final class ExpressionLowering implements ExprVisitor<Core> {
    private final Facts facts;

    ExpressionLowering(Facts facts) {
        this.facts = facts;
    }

    Core lower(Expr expression) {
        return expression.accept(this);
    }

    /** The value of a name, with what its author wrote of its sizes. */
    Core lower(Expr value, Optional<TypeExpr> written, Expr.Identifier name) {
        Core lowered = lower(value);
        return written.filter(type -> !type.dimensions().isEmpty())
                .flatMap(this::sizedType)
                .<Core>map(type -> new Core.Sized(value.span(), type, name.text(), lowered))
                .orElse(lowered);
    }

    /** A type as it is written beside a name. */
    Optional<SizedType> sizedType(TypeExpr written) {
        return WrittenType.find(written).map(type -> {
            Map<String, Core> sizes = new LinkedHashMap<>();
            type.sizes().forEach((text, size) -> sizes.put(text, lower(size)));
            return new SizedType(type.type(), sizes);
        });
    }

    private List<Core> lower(List<Expr> expressions) {
        List<Core> lowered = new ArrayList<>();
        for (Expr expression : expressions) {
            lowered.add(lower(expression));
        }
        return lowered;
    }

    @Override
    public Core number(Expr.NumberLiteral literal) {
        return new Core.Number(literal.span(), literal.value());
    }

    @Override
    public Core text(Expr.TextLiteral literal) {
        return new Core.Text(literal.span(), literal.value());
    }

    @Override
    public Core bool(Expr.BooleanLiteral literal) {
        return new Core.Flag(literal.span(), literal.value());
    }

    @Override
    public Core missing(Expr.MissingLiteral literal) {
        return new Core.Missing(literal.span());
    }

    @Override
    public Core name(Expr.Name name) {
        Resolution resolution =
                facts.resolution(name).orElseThrow(() -> new IllegalStateException("unresolved name " + name.text()));
        if (resolution instanceof Resolution.Local local) {
            return new Core.Local(name.span(), local.name());
        } else if (resolution instanceof Resolution.Declared declared) {
            return new Core.Global(name.span(), declared.global());
        } else if (resolution instanceof Resolution.RowName row) {
            return new Core.RowName(name.span(), row.name());
        }
        Resolution.Builtin builtin = (Resolution.Builtin) resolution;
        return new Core.Invoke(name.span(), name.span(), builtin.signature(), Optional.empty(), List.of());
    }

    @Override
    public Core member(Expr.Member member) {
        Optional<Resolution> imported = facts.resolution(member);
        if (imported.isPresent() && imported.get() instanceof Resolution.Declared declared) {
            return new Core.Global(member.span(), declared.global());
        }
        Span anchor = member.member().span();
        BoundCall bound = bound(member);
        if (bound instanceof BoundCall.OfSignature use) {
            return new Core.Invoke(
                    member.span(), anchor, use.signature(), Optional.of(lower(member.target())), List.of());
        }
        return new Core.Field(
                member.span(), anchor, lower(member.target()), member.member().text());
    }

    @Override
    public Core call(Expr.Call call) {
        Span span = call.span();
        BoundCall bound = bound(call);
        if (bound instanceof BoundCall.OfSignature of) {
            List<Optional<Core>> arguments = arguments(call, of.order());
            for (int i = 0; i < arguments.size(); i++) {
                if (of.signature().parameters().get(i).type() == Type.Simple.COLUMN) {
                    arguments.set(i, arguments.get(i).map(a -> new Core.OverRows(a.span(), a)));
                }
            }
            Optional<Core> receiver = of.member() && call.callee() instanceof Expr.Member member
                    ? Optional.of(lower(member.target()))
                    : Optional.empty();
            return new Core.Invoke(span, anchor(call), of.signature(), receiver, arguments);
        } else if (bound instanceof BoundCall.OfDeclaration of) {
            return new Core.CallGlobal(span, of.global(), arguments(call, of.order()));
        }
        if (bound instanceof BoundCall.OfMatch && call.callee() instanceof Expr.Member member) {
            Map<String, Core> values = new LinkedHashMap<>();
            call.arguments()
                    .forEach(argument ->
                            argument.label().ifPresent(label -> values.put(label.text(), lower(argument.value()))));
            return new Core.Match(span, anchor(call), lower(member.target()), values);
        }
        List<Core> arguments = new ArrayList<>();
        call.arguments().forEach(argument -> arguments.add(lower(argument.value())));
        return new Core.Apply(span, lower(call.callee()), arguments);
    }

    private static Span anchor(Expr.Call call) {
        return call.callee() instanceof Expr.Member member
                ? member.member().span()
                : call.callee().span();
    }

    private List<Optional<Core>> arguments(Expr.Call call, BoundCall.Order order) {
        List<Optional<Core>> arguments = new ArrayList<>();
        order.arguments(call).forEach(argument -> arguments.add(argument.map(this::lower)));
        return arguments;
    }

    private BoundCall bound(Expr expression) {
        return facts.call(expression)
                .orElseThrow(() -> new IllegalStateException("unbound call at " + expression.span()));
    }

    @Override
    public Core index(Expr.Index index) {
        return new Core.Index(index.span(), lower(index.target()), lower(index.subscripts()));
    }

    @Override
    public Core unary(Expr.Unary unary) {
        Core operand = lower(unary.operand());
        if (unary.operator() == UnaryOperator.PLUS) {
            return operand;
        }
        if (unary.operator() == UnaryOperator.NEGATE && operand instanceof Core.Number number) {
            return new Core.Number(unary.span(), -number.value());
        }
        Operator operator = unary.operator() == UnaryOperator.NOT ? Operator.NOT : Operator.NEGATE;
        return new Core.Operate(unary.span(), unary.span(), operator, List.of(operand));
    }

    @Override
    public Core binary(Expr.Binary binary) {
        Span span = binary.span();
        Core left = lower(binary.left());
        Core right = lower(binary.right());
        if (binary.operator() == BinaryOperator.AND) {
            return new Core.Choose(span, binary.operatorSpan(), left, right, new Core.Flag(span, false));
        } else if (binary.operator() == BinaryOperator.OR) {
            return new Core.Choose(span, binary.operatorSpan(), left, new Core.Flag(span, true), right);
        }
        Operator operator = Operator.valueOf(binary.operator().name());
        if (operator == Operator.INDEPENDENT) {
            left = factor(left);
            right = factor(right);
        }
        return new Core.Operate(span, binary.operatorSpan(), operator, List.of(left, right));
    }

    /** A factor of an independent product: a sum of weighted densities becomes the mixture that it is. */
    private static Core factor(Core core) {
        Type density = new Type.Density(Dimension.Unsized.UNDETERMINED);
        return new Core.Convert(core.span(), density, "a side of `&`", core);
    }

    @Override
    public Core range(Expr.Range range) {
        return new Core.Range(range.span(), lower(range.first()), lower(range.last()));
    }

    @Override
    public Core conditional(Expr.Conditional conditional) {
        return new Core.Choose(
                conditional.span(),
                conditional.span(),
                lower(conditional.condition()),
                lower(conditional.consequence()),
                lower(conditional.alternative()));
    }

    @Override
    public Core lambda(Expr.Lambda lambda) {
        List<String> parameters =
                lambda.parameters().stream().map(Expr.Identifier::text).toList();
        return new Core.Function(lambda.span(), parameters, lower(lambda.body()));
    }

    @Override
    public Core parenthesised(Expr.Parenthesised parenthesised) {
        return lower(parenthesised.inner());
    }

    @Override
    public Core list(Expr.ListLiteral list) {
        return new Core.Collect(list.span(), lower(list.elements()));
    }

    @Override
    public Core comprehension(Expr.Comprehension comprehension) {
        return new Core.ForEach(
                comprehension.span(),
                lower(comprehension.element()),
                comprehension.variable().text(),
                lower(comprehension.list()),
                comprehension.condition().map(this::lower));
    }

    @Override
    public Core record(Expr.RecordLiteral record) {
        Map<String, Core> fields = new LinkedHashMap<>();
        for (Expr.Field field : record.fields()) {
            fields.put(field.name().text(), lower(field.value()));
        }
        return new Core.Fields(record.span(), fields);
    }

    @Override
    public Core block(Expr.Block block) {
        Core body = lower(block.result());
        for (int i = block.bindings().size() - 1; i >= 0; i--) {
            Expr.Binding binding = block.bindings().get(i);
            body = new Core.Bind(
                    block.span(), binding.name().text(), lower(binding.value(), binding.type(), binding.name()), body);
        }
        return body;
    }

    @Override
    public Core erroneous(Expr.Erroneous erroneous) {
        throw new IllegalStateException("an erroneous expression at " + erroneous.span() + " was taken for sound");
    }
}
