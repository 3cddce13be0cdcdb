package dev.anneal.conformance;

import dev.anneal.evaluate.ValueText;
import dev.anneal.syntax.Expr;
import dev.anneal.syntax.Expr.Identifier;
import dev.anneal.syntax.ExprVisitor;
import dev.anneal.syntax.TypeExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes an expression with its nesting made explicit: operators stand in front of their operands and every node but
 * a literal or a name has parentheses, so that precedence and associativity can be read off.
 */
final class ExpressionDump implements ExprVisitor<String> {
    static String of(Expr expression) {
        return expression.accept(new ExpressionDump());
    }

    static String of(TypeExpr type) {
        return type.dimensions().isEmpty()
                ? type.name()
                : type.name() + "[" + String.join(", ", all(type.dimensions())) + "]";
    }

    static String names(List<Identifier> identifiers) {
        return String.join(", ", identifiers.stream().map(Identifier::text).toList());
    }

    static List<String> all(List<Expr> expressions) {
        return expressions.stream().map(ExpressionDump::of).toList();
    }

    private static String node(String head, List<String> parts) {
        return parts.isEmpty() ? "(" + head + ")" : "(" + head + " " + String.join(" ", parts) + ")";
    }

    private static String node(String head, String... parts) {
        return node(head, List.of(parts));
    }

    @Override
    public String number(Expr.NumberLiteral literal) {
        return ValueText.number(literal.value());
    }

    @Override
    public String text(Expr.TextLiteral literal) {
        String escaped =
                literal.value().replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
        return "\"" + escaped.replace("\"", "\\\"") + "\"";
    }

    @Override
    public String bool(Expr.BooleanLiteral literal) {
        return Boolean.toString(literal.value());
    }

    @Override
    public String missing(Expr.MissingLiteral literal) {
        return "missing";
    }

    @Override
    public String name(Expr.Name name) {
        return name.text();
    }

    @Override
    public String member(Expr.Member member) {
        return node("member", of(member.target()), member.member().text());
    }

    @Override
    public String call(Expr.Call call) {
        List<String> parts = new ArrayList<>();
        parts.add(of(call.callee()));
        for (Expr.Argument argument : call.arguments()) {
            Optional<String> label = argument.label().map(name -> name.text() + ": ");
            parts.add(label.orElse("") + of(argument.value()));
        }
        return node("call", parts);
    }

    @Override
    public String index(Expr.Index index) {
        return node("index", of(index.target()), String.join(" ", all(index.subscripts())));
    }

    @Override
    public String unary(Expr.Unary unary) {
        return node(unary.operator().symbol(), of(unary.operand()));
    }

    @Override
    public String binary(Expr.Binary binary) {
        return node(binary.operator().symbol(), of(binary.left()), of(binary.right()));
    }

    @Override
    public String range(Expr.Range range) {
        return node("..", of(range.first()), of(range.last()));
    }

    @Override
    public String conditional(Expr.Conditional conditional) {
        return node("if", of(conditional.condition()), of(conditional.consequence()), of(conditional.alternative()));
    }

    @Override
    public String lambda(Expr.Lambda lambda) {
        return node("->", "[" + names(lambda.parameters()) + "]", of(lambda.body()));
    }

    @Override
    public String parenthesised(Expr.Parenthesised parenthesised) {
        return node("parenthesised", of(parenthesised.inner()));
    }

    @Override
    public String list(Expr.ListLiteral list) {
        return node("list", all(list.elements()));
    }

    @Override
    public String comprehension(Expr.Comprehension comprehension) {
        List<String> parts = new ArrayList<>(
                List.of(of(comprehension.element()), comprehension.variable().text(), of(comprehension.list())));
        comprehension.condition().ifPresent(condition -> parts.add(of(condition)));
        return node("for", parts);
    }

    @Override
    public String record(Expr.RecordLiteral record) {
        return node(
                "record",
                record.fields().stream()
                        .map(field -> field.name().text() + ": " + of(field.value()))
                        .toList());
    }

    @Override
    public String block(Expr.Block block) {
        List<String> parts = new ArrayList<>();
        for (Expr.Binding binding : block.bindings()) {
            String type = binding.type().map(written -> ": " + of(written)).orElse("");
            parts.add(node("let", binding.name().text() + type, of(binding.value())));
        }
        parts.add(of(block.result()));
        return node("block", parts);
    }

    @Override
    public String erroneous(Expr.Erroneous erroneous) {
        return String.format(
                Locale.ROOT,
                "(erroneous %d..%d)",
                erroneous.span().start(),
                erroneous.span().end());
    }
}
