package dev.anneal.syntax;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.diagnostic.Invisible;
import dev.anneal.grammar.AnnealLexer;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Reports what is no word of the language, and says what is read in its place. */
final class UnreadableText {
    private final Source source;
    private final Diagnostics diagnostics;

    UnreadableText(Source source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    static boolean is(Token token) {
        return token.getType() == AnnealLexer.UNKNOWN
                || token.getType() == AnnealLexer.UNTERMINATED_STRING
                || token.getType() == AnnealLexer.MISQUOTED_STRING
                || token.getType() == AnnealLexer.UNTERMINATED_COMMENT;
    }

    /** Reports such a token; what its author will put there, where that is clear. */
    Optional<Token> report(Token token) {
        Span span = StatementEnds.span(source, token);
        return switch (token.getType()) {
            case AnnealLexer.UNTERMINATED_STRING -> {
                diagnostics.add(Diagnostic.of(DiagnosticCode.UNTERMINATED_STRING, span, "this text has no closing `\"`")
                        .help("texts end on the line on which they begin"));
                yield Optional.of(as(AnnealLexer.STRING, token));
            }
            case AnnealLexer.MISQUOTED_STRING -> {
                diagnostics.add(Diagnostic.of(
                                DiagnosticCode.UNEXPECTED_TEXT, span, "a text stands between straight double quotes")
                        .help("write `\""
                                + token.getText().substring(1, token.getText().length() - 1) + "\"`"));
                yield Optional.of(as(AnnealLexer.STRING, token));
            }
            case AnnealLexer.UNTERMINATED_COMMENT -> {
                int opened = Math.min(source.text().length(), token.getStartIndex() + 2);
                diagnostics.add(Diagnostic.of(
                                DiagnosticCode.UNTERMINATED_STRING,
                                new Span(source, token.getStartIndex(), opened),
                                "this comment is never closed")
                        .help("close it with `*/`"));
                yield Optional.empty();
            }
            default -> unknown(token, span);
        };
    }

    private Optional<Token> unknown(Token token, Span span) {
        Diagnostic unexpected = Diagnostic.of(
                DiagnosticCode.UNEXPECTED_TEXT, span, "`" + shown(token.getText()) + "` is not part of the language");
        diagnostics.add(unexpected.help(UnknownCharacters.help(token.getText())));
        if (!token.getText().equals(UnknownCharacters.MINUS)) {
            return Optional.empty();
        }
        CommonToken minus = as(AnnealLexer.MINUS, token);
        minus.setText("-");
        return Optional.of(minus);
    }

    private static CommonToken as(int type, Token token) {
        CommonToken meant = new CommonToken(token);
        meant.setType(type);
        return meant;
    }

    private static String shown(String character) {
        int code = character.codePointAt(0);
        return Invisible.is(code) ? String.format("U+%04X", code) : character;
    }
}
