package dev.anneal.syntax;

import dev.anneal.grammar.AnnealLexer;
import dev.anneal.grammar.AnnealParser;
import java.util.Optional;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The way out of a mistake in the text, where what was expected and what was found say what is meant. */
final class SyntaxHelp {
    private static final String CONDITIONAL = "write `if … then … else …`";

    private SyntaxHelp() {}

    /** How to write what is meant where a token does not belong. */
    static Optional<String> help(Parser parser, Token token) {
        IntervalSet expected = parser.getExpectedTokens();
        Optional<Token> before = before(parser.getTokenStream(), token);
        return before.flatMap(SyntaxHelp::afterForeignWord)
                .or(() -> ofDeclaration(parser.getContext(), expected, token.getType()))
                .or(() -> ofConditional(expected, token.getType()))
                .or(() -> before.flatMap(last -> ofValues(last.getType(), expected, token.getType())));
    }

    /** The token that the parser saw before another one. */
    private static Optional<Token> before(TokenStream tokens, Token token) {
        for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
            if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
                return Optional.of(tokens.get(i));
            }
        }
        return Optional.empty();
    }

    /** Words that are names here, and begin something in other languages. */
    private static Optional<String> afterForeignWord(Token before) {
        return switch (before.getText()) {
            case "lambda" -> Optional.of("a function is written as `x -> …`");
            case "return" -> Optional.of("there is no `return`: a block ends with its value");
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofDeclaration(ParserRuleContext context, IntervalSet expected, int found) {
        boolean function = context instanceof AnnealParser.FnDeclarationContext
                || (context.getParent() instanceof AnnealParser.FnDeclarationContext
                        && !(context instanceof AnnealParser.ExpressionContext));
        if (expected.contains(AnnealLexer.ASSIGN) && found == AnnealLexer.EQUAL) {
            return Optional.of("write `=`");
        }
        if (function && (expected.contains(AnnealLexer.ASSIGN) || expected.contains(AnnealLexer.LEFT_PAREN))) {
            return Optional.of("a function is declared with `fn name(x) = …`");
        }
        boolean let = context instanceof AnnealParser.LetDeclarationContext && found == AnnealLexer.LEFT_PAREN;
        return let ? Optional.of("a function is declared with `fn name(x) = …`") : Optional.empty();
    }

    private static Optional<String> ofConditional(IntervalSet expected, int found) {
        if (expected.contains(AnnealLexer.ELSE)) {
            return Optional.of("`if` has a value in every case: " + CONDITIONAL);
        }
        boolean behindValue = found == AnnealLexer.IF && !expected.contains(AnnealLexer.IDENTIFIER);
        return expected.contains(AnnealLexer.THEN) || behindValue ? Optional.of(CONDITIONAL) : Optional.empty();
    }

    private static Optional<String> ofValues(int last, IntervalSet expected, int found) {
        boolean inBrackets = expected.contains(AnnealLexer.RIGHT_PAREN) || expected.contains(AnnealLexer.RIGHT_BRACKET);
        if (inBrackets && expected.contains(AnnealLexer.COMMA) && found != AnnealLexer.COMMA) {
            return Optional.of("separate values with `,`");
        }
        if (inBrackets && !expected.contains(AnnealLexer.COMMA) && found == AnnealLexer.COMMA) {
            return Optional.of("a list of values stands between `[` and `]`");
        }
        if (last == AnnealLexer.PERCENT && (found == AnnealLexer.NEWLINE || found == Token.EOF)) {
            return Optional.of("`%` is the remainder of a division; ten per cent is `0.1`");
        }
        if (last == AnnealLexer.NUMBER && found == AnnealLexer.COMMA) {
            return Optional.of("decimals are written with a point: `1.5`");
        }
        boolean product =
                last == AnnealLexer.NUMBER && (found == AnnealLexer.IDENTIFIER || found == AnnealLexer.LEFT_BRACE);
        return product ? Optional.of("a product is written with `*`") : Optional.empty();
    }
}
