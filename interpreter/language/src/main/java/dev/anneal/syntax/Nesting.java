package dev.anneal.syntax;

import dev.anneal.grammar.AnnealLexer;
import java.util.Arrays;

/**
 * Estimates from above how deep the tree of the expressions is that are open at a place of the text. Operators nest
 * without a bracket, and what walks through the tree goes as deep as it is.
 *
 * <p>Operators of one tightness form a chain, a level each; a looser one between them begins a new chain, beside the last.
 */
final class Nesting {
    /** An expression of more levels has no author, and stacks of a usual size are deep enough for this many. */
    static final int MOST_LEVELS = 500;

    private static final int NONE = -1;
    private static final int TIGHTNESSES = 11;

    private final int[][] chains;
    private final int[][] longest;
    private int levels;
    private int previous = AnnealLexer.NEWLINE;

    Nesting(int maximalBrackets) {
        chains = new int[maximalBrackets + 1][TIGHTNESSES];
        longest = new int[maximalBrackets + 1][TIGHTNESSES];
    }

    /** Looks at a token between so many open brackets; false if the tree is too deep now. */
    boolean add(int type, int brackets) {
        switch (type) {
            case AnnealLexer.RIGHT_PAREN,
                    AnnealLexer.RIGHT_BRACKET,
                    AnnealLexer.RIGHT_BRACE,
                    AnnealLexer.COMMA,
                    AnnealLexer.SEMICOLON -> end(brackets);
            default -> {
                int tightness = tightness(type);
                if (tightness != NONE) {
                    operator(tightness, brackets);
                }
            }
        }
        previous = type;
        return levels <= MOST_LEVELS;
    }

    private void operator(int tightness, int brackets) {
        int[] chain = chains[brackets];
        Arrays.fill(chain, tightness + 1, TIGHTNESSES, 0);
        if (++chain[tightness] > longest[brackets][tightness]) {
            longest[brackets][tightness]++;
            levels++;
        }
    }

    /** The expression between so many open brackets is at its end. */
    void end(int brackets) {
        for (int level : longest[brackets]) {
            levels -= level;
        }
        Arrays.fill(chains[brackets], 0);
        Arrays.fill(longest[brackets], 0);
    }

    private int tightness(int type) {
        return switch (type) {
            case AnnealLexer.IF, AnnealLexer.ARROW -> 0;
            case AnnealLexer.OR -> 1;
            case AnnealLexer.AND -> 2;
            case AnnealLexer.NOT -> 3;
            case AnnealLexer.LESS,
                    AnnealLexer.LESS_EQUAL,
                    AnnealLexer.GREATER,
                    AnnealLexer.GREATER_EQUAL,
                    AnnealLexer.EQUAL,
                    AnnealLexer.NOT_EQUAL -> 4;
            case AnnealLexer.RANGE -> 5;
            case AnnealLexer.PLUS, AnnealLexer.MINUS -> 6;
            case AnnealLexer.STAR, AnnealLexer.SLASH, AnnealLexer.PERCENT -> 7;
            case AnnealLexer.AMPERSAND -> 8;
            case AnnealLexer.CARET -> 9;
            case AnnealLexer.DOT -> 10;
            // Calls and indices in a chain, `f(1)(2)[3]`; a single one ends with its bracket.
            case AnnealLexer.LEFT_PAREN, AnnealLexer.LEFT_BRACKET ->
                previous == AnnealLexer.RIGHT_PAREN || previous == AnnealLexer.RIGHT_BRACKET ? 10 : NONE;
            default -> NONE;
        };
    }
}
