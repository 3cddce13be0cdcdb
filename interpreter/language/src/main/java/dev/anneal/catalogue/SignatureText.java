package dev.anneal.catalogue;

import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.source.Source;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr;
import dev.anneal.syntax.Script;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import dev.anneal.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of one {@code extern} declaration, read when its signature is asked for.
 *
 * @param key what it declares
 * @param source its text, documentation included
 */
record SignatureText(SignatureKey key, Source source) {

    Signature signature() {
        Diagnostics diagnostics = new Diagnostics();
        Script script = SyntaxParser.parse(source, SyntaxLimits.DEFAULT, diagnostics);
        if (diagnostics.hasErrors()
                || script.declarations().size() != 1
                || !(script.declarations().get(0) instanceof Decl.Extern extern)) {
            throw new IllegalStateException(key + " cannot be read: " + diagnostics.inOrder());
        }
        List<Signature.Parameter> parameters = new ArrayList<>();
        for (Decl.Parameter parameter : extern.parameters().orElse(List.of())) {
            parameters.add(new Signature.Parameter(
                    parameter.name().text(),
                    parameter.type().map(TypeReader::read).orElse(Type.Simple.ANY),
                    parameter.defaultValue(),
                    choices(parameter)));
        }
        return new Signature(
                key.kind(),
                key.receiver(),
                key.name(),
                extern.parameters().isPresent(),
                parameters,
                extern.result().map(TypeReader::read).orElseGet(() -> impliedResult(key.kind())),
                extern.documentation());
    }

    /** What is behind the word for its kind. */
    String written() {
        String text = source.text();
        int extern = text.startsWith("extern ") ? 0 : text.indexOf("\nextern ") + 1;
        return text.substring(text.indexOf(' ', text.indexOf(' ', extern) + 1) + 1)
                .strip();
    }

    private static List<String> choices(Decl.Parameter parameter) {
        Optional<Expr> range = parameter.range();
        List<String> choices = new ArrayList<>();
        if (range.isPresent() && range.get() instanceof Expr.ListLiteral list) {
            for (Expr element : list.elements()) {
                if (element instanceof Expr.TextLiteral text) {
                    choices.add(text.value());
                }
            }
        }
        return choices;
    }

    private static Type impliedResult(Kind kind) {
        return switch (kind) {
            case SCHEDULE -> Type.Simple.SCHEDULE;
            case METHOD -> Type.Simple.METHOD;
            case PATH -> Type.Simple.PATH;
            case CHART -> Type.Simple.CHART;
            case HORIZON -> Type.Simple.HORIZON;
            case AGGREGATE -> Type.Simple.ESTIMATE;
            case VALUE, FUNCTION, DENSITY, FAMILY, FIELD, SERIES -> Type.Simple.ANY;
        };
    }
}
