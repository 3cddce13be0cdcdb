package dev.anneal.editors;

import dev.anneal.grammar.AnnealLexer;
import dev.anneal.syntax.ClassifiedToken;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The classes of text that a reader tells apart by their colour. */
enum Colour {
    COMMENT("comment"),
    STRING("string"),
    INVALID("invalid"),
    NUMBER("constant.numeric"),
    CONSTANT("constant.language"),
    OPERATOR("keyword.operator"),
    KEYWORD("keyword"),
    NAME("variable", "entity.name", "support"),
    PUNCTUATION("punctuation"),
    NONE();

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> scopes;

    Colour(String... scopes) {
        this.scopes = List.of(scopes);
    }

    /** The class that an editor shows: what a comment or a text consists of is comment or text. */
    static Colour of(List<String> scopes) {
        for (Colour colour : List.of(COMMENT, STRING, INVALID)) {
            if (scopes.stream().anyMatch(colour::covers)) {
                return colour;
            }
        }
        if (scopes.isEmpty()) {
            return NONE;
        }
        String innermost = scopes.get(scopes.size() - 1);
        // The words among the operators are words to a reader.
        if (innermost.startsWith("keyword.operator.logical.")) {
            return KEYWORD;
        }
        for (Colour colour : values()) {
            if (colour.covers(innermost)) {
                return colour;
            }
        }
        return NONE;
    }

    private boolean covers(String scope) {
        return scopes.stream().anyMatch(prefix -> scope.startsWith(prefix + "."));
    }

    /**
     * The classes that a token may have: one, but for words in a part of a script that the parser could not read. Nobody
     * knows what those were meant to be, so that they may be names or keywords; they are the only exception.
     */
    static Set<Colour> expected(ClassifiedToken token) {
        return switch (token.type()) {
            case AnnealLexer.DOCUMENTATION_LINE,
                    AnnealLexer.LINE_COMMENT,
                    AnnealLexer.BLOCK_COMMENT,
                    AnnealLexer.UNTERMINATED_COMMENT -> EnumSet.of(COMMENT);
            case AnnealLexer.STRING, AnnealLexer.UNTERMINATED_STRING, AnnealLexer.MISQUOTED_STRING ->
                EnumSet.of(STRING);
            case AnnealLexer.UNKNOWN -> EnumSet.of(INVALID);
            case AnnealLexer.NUMBER -> EnumSet.of(NUMBER);
            case AnnealLexer.IDENTIFIER -> EnumSet.of(NAME);
            case AnnealLexer.NEWLINE, AnnealLexer.SPACE -> EnumSet.of(NONE);
            case AnnealLexer.DOT,
                    AnnealLexer.COMMA,
                    AnnealLexer.COLON,
                    AnnealLexer.SEMICOLON,
                    AnnealLexer.LEFT_PAREN,
                    AnnealLexer.RIGHT_PAREN,
                    AnnealLexer.LEFT_BRACKET,
                    AnnealLexer.RIGHT_BRACKET,
                    AnnealLexer.LEFT_BRACE,
                    AnnealLexer.RIGHT_BRACE -> EnumSet.of(PUNCTUATION);
            default -> isWord(token) ? ofWord(token) : EnumSet.of(OPERATOR);
        };
    }

    /** Reserved words and those that have a meaning at some places only. */
    static boolean isWord(ClassifiedToken token) {
        return token.type() < AnnealLexer.NUMBER;
    }

    private static Set<Colour> ofWord(ClassifiedToken word) {
        Colour asKeyword = switch (word.type()) {
            case AnnealLexer.TRUE, AnnealLexer.FALSE, AnnealLexer.MISSING -> CONSTANT;
            default -> KEYWORD;
        };
        return switch (word.use()) {
            case NAME -> EnumSet.of(NAME);
            case ITSELF -> EnumSet.of(asKeyword);
            case UNREAD -> EnumSet.of(NAME, asKeyword);
        };
    }
}
