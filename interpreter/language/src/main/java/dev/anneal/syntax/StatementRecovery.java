package dev.anneal.syntax;

import dev.anneal.grammar.AnnealLexer;
import dev.anneal.grammar.AnnealParser;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/**
 * After a mistake, reading goes on behind the declaration or clause it is in. Brackets are balanced by
 * {@link StatementEnds}, so its end is the next end of a statement at its own depth.
 */
final class StatementRecovery extends DefaultErrorStrategy {
    @Override
    public Token recoverInline(Parser recognizer) {
        // Neither dropping nor inventing a token: a guess would only move the message away from the mistake.
        throw new InputMismatchException(recognizer);
    }

    @Override
    public void sync(Parser recognizer) {
        // Mistakes are found where the text is matched.
    }

    @Override
    public void recover(Parser recognizer, RecognitionException mistake) {
        TokenStream tokens = recognizer.getInputStream();
        int depth = depth(tokens, statement(recognizer.getContext()), tokens.index());
        int type = tokens.LA(1);
        while (type != Token.EOF && !(depth == 0 && isEnd(type))) {
            depth += change(type);
            if (depth < 0) {
                return;
            }
            recognizer.consume();
            type = tokens.LA(1);
        }
        // What was missing is the end itself: without it no further statement would be read.
        if (recognizer.getContext().getRuleIndex() == AnnealParser.RULE_end && isEnd(type)) {
            recognizer.consume();
        }
    }

    private static boolean isEnd(int type) {
        return type == AnnealLexer.NEWLINE || type == AnnealLexer.SEMICOLON;
    }

    private static int statement(ParserRuleContext innermost) {
        ParserRuleContext context = innermost;
        while (context.getParent() != null
                && context.getRuleIndex() != AnnealParser.RULE_end
                && context.getRuleIndex() != AnnealParser.RULE_clause
                && context.getRuleIndex() != AnnealParser.RULE_statement
                && context.getRuleIndex() != AnnealParser.RULE_reportItem) {
            context = context.getParent();
        }
        return context.getStart().getTokenIndex();
    }

    private static int depth(TokenStream tokens, int from, int to) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            depth += change(tokens.get(i).getType());
        }
        return depth;
    }

    private static int change(int type) {
        return switch (type) {
            case AnnealLexer.LEFT_BRACE, AnnealLexer.LEFT_PAREN, AnnealLexer.LEFT_BRACKET -> 1;
            case AnnealLexer.RIGHT_BRACE, AnnealLexer.RIGHT_PAREN, AnnealLexer.RIGHT_BRACKET -> -1;
            default -> 0;
        };
    }
}
