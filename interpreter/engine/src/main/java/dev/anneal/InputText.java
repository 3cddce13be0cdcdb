package dev.anneal;

import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.Values;
import dev.anneal.source.Source;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr;
import dev.anneal.syntax.Script;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import dev.anneal.syntax.UnaryOperator;
import dev.anneal.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the value of an input as someone types it: what is no literal of the language is a text. */
final class InputText {
    private InputText() {}

    /** The value of an input of a type: what is typed for a text is one, with or without quotes. */
    static Value read(String text, Type type) {
        Value value = read(text);
        return type == Type.Simple.STRING && !(value instanceof Value.Text) ? new Value.Text(text) : value;
    }

    static Value read(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Script script =
                SyntaxParser.parse(Source.of("input", "let value = " + text), SyntaxLimits.DEFAULT, diagnostics);
        boolean one = !diagnostics.hasErrors() && script.declarations().size() == 1;
        if (one && script.declarations().get(0) instanceof Decl.Let let) {
            return literal(let.value()).orElse(new Value.Text(text));
        }
        return new Value.Text(text);
    }

    private static Optional<Value> literal(Expr expression) {
        if (expression instanceof Expr.NumberLiteral number) {
            return Optional.of(new Value.Number(number.value()));
        } else if (expression instanceof Expr.BooleanLiteral flag) {
            return Optional.of(new Value.Flag(flag.value()));
        } else if (expression instanceof Expr.TextLiteral literal) {
            return Optional.of(new Value.Text(literal.value()));
        } else if (expression instanceof Expr.Name name && name.text().equals("inf")) {
            return Optional.of(new Value.Number(Double.POSITIVE_INFINITY));
        } else if (expression instanceof Expr.Unary unary && unary.operator() != UnaryOperator.NOT) {
            double sign = unary.operator() == UnaryOperator.NEGATE ? -1 : 1;
            return literal(unary.operand()).flatMap(Values::number).map(number -> new Value.Number(sign * number));
        } else if (expression instanceof Expr.ListLiteral list) {
            List<Value> elements = new ArrayList<>();
            for (Expr element : list.elements()) {
                Optional<Value> value = literal(element);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                elements.add(value.get());
            }
            return Optional.of(Values.list(elements));
        }
        return Optional.empty();
    }
}
