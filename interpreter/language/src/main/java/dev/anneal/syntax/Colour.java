package dev.anneal.syntax;

import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.grammar.AnnealLexer;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** What the pieces of a text are to someone who reads it, so that they can be given colours. */
public enum Colour {
    /** A word of the language where it is used as one, and not as a name. */
    KEYWORD,
    /** A name. */
    NAME,
    /** A number, a truth value, {@code missing}. */
    NUMBER,
    /** A text between quotes. */
    TEXT,
    /** A comment. */
    COMMENT,
    /** Operators and brackets. */
    SIGN;

    /** A piece of a text. */
    public record Piece(Span span, Colour colour) {}

    /** The pieces of a text, finished or not, in their order; blanks belong to none. */
    public static List<Piece> of(Source source, SyntaxLimits limits) {
        List<Piece> pieces = new ArrayList<>();
        Continuation statement = new Continuation();
        int length = source.text().length();
        for (Token token :
                SyntaxParser.tokens(source, limits, new Diagnostics()).getTokens()) {
            boolean read = token.getChannel() == Token.DEFAULT_CHANNEL;
            if (read) {
                statement.add(token.getType());
            }
            int start = Math.min(token.getStartIndex(), length);
            int end = Math.min(token.getStopIndex() + 1, length);
            boolean blank = token.getType() == AnnealLexer.SPACE
                    || token.getType() == AnnealLexer.NEWLINE
                    || token.getType() == Token.EOF;
            if (!blank && end > start) {
                pieces.add(new Piece(new Span(source, start, end), of(token, statement.isWord())));
            }
        }
        return List.copyOf(pieces);
    }

    private static Colour of(Token token, boolean word) {
        int type = token.getType();
        if (word) {
            return KEYWORD;
        }
        return switch (type) {
            case AnnealLexer.LINE_COMMENT,
                    AnnealLexer.DOCUMENTATION_LINE,
                    AnnealLexer.BLOCK_COMMENT,
                    AnnealLexer.UNTERMINATED_COMMENT -> COMMENT;
            case AnnealLexer.NUMBER, AnnealLexer.TRUE, AnnealLexer.FALSE, AnnealLexer.MISSING -> NUMBER;
            case AnnealLexer.STRING, AnnealLexer.UNTERMINATED_STRING, AnnealLexer.MISQUOTED_STRING -> TEXT;
            case AnnealLexer.LET,
                    AnnealLexer.IF,
                    AnnealLexer.THEN,
                    AnnealLexer.ELSE,
                    AnnealLexer.AND,
                    AnnealLexer.OR,
                    AnnealLexer.NOT,
                    AnnealLexer.IN,
                    AnnealLexer.FOR,
                    AnnealLexer.FROM -> KEYWORD;
            case AnnealLexer.IDENTIFIER -> NAME;
            default -> type >= AnnealLexer.LANGUAGE && type <= AnnealLexer.SELECT ? NAME : SIGN;
        };
    }
}
