package dev.anneal.syntax;

import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.grammar.AnnealLexer;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** The text of a script, piece by piece, comments and line breaks included. */
public final class Lexemes {
    private Lexemes() {}

    /** The pieces of a text in their order; what keeps it from being read is added to the diagnostics. */
    public static List<Lexeme> of(Source source, SyntaxLimits limits, Diagnostics diagnostics) {
        CommonTokenStream tokens = SyntaxParser.tokens(source, limits, diagnostics);
        List<Lexeme> lexemes = new ArrayList<>();
        for (Token token : tokens.getTokens()) {
            kind(token).ifPresent(kind -> lexemes.add(new Lexeme(kind, span(source, token))));
        }
        return List.copyOf(lexemes);
    }

    private static Optional<Lexeme.Kind> kind(Token token) {
        return switch (token.getType()) {
            case Token.EOF, AnnealLexer.SPACE -> Optional.empty();
            case AnnealLexer.NEWLINE ->
                Optional.of(
                        token.getChannel() == Token.DEFAULT_CHANNEL
                                ? Lexeme.Kind.STATEMENT_END
                                : Lexeme.Kind.LINE_BREAK);
            case AnnealLexer.SEMICOLON -> Optional.of(Lexeme.Kind.STATEMENT_END);
            case AnnealLexer.LINE_COMMENT, AnnealLexer.DOCUMENTATION_LINE -> Optional.of(Lexeme.Kind.LINE_COMMENT);
            case AnnealLexer.BLOCK_COMMENT -> Optional.of(Lexeme.Kind.BLOCK_COMMENT);
            default -> Optional.of(Lexeme.Kind.CODE);
        };
    }

    private static Span span(Source source, Token token) {
        int start = Math.min(token.getStartIndex(), source.text().length());
        return new Span(source, start, Math.max(start, token.getStopIndex() + 1));
    }
}
