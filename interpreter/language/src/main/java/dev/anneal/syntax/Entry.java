package dev.anneal.syntax;

import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.grammar.AnnealLexer;
import dev.anneal.grammar.AnnealParser;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * What someone has typed at a prompt so far: the statements in it, and whether the last of them goes on. The same rules
 * decide it as in scripts; nothing is said about mistakes.
 *
 * @param statements the statements, in their order
 * @param unfinished whether what is typed next belongs to the last statement
 */
public record Entry(List<Statement> statements, boolean unfinished) {
    public Entry {
        statements = List.copyOf(statements);
    }

    /**
     * One statement of an entry.
     *
     * @param span its place, with the comments before it and the one behind it on its line
     * @param code the offset at which it begins behind its comments
     */
    public record Statement(Span span, int code) {}

    /** Reads what has been typed. */
    public static Entry of(Source source, SyntaxLimits limits) {
        if (source.text().length() > limits.characters()) {
            return new Entry(
                    List.of(new Statement(new Span(source, 0, source.text().length()), 0)), false);
        }
        List<? extends Token> raw = SyntaxParser.raw(source, new Diagnostics());
        boolean unfinished = endsInComment(raw) || StatementEnds.isUnfinished(source, raw, limits.nesting());
        List<Statement> statements = split(source, limits);
        return new Entry(statements, unfinished || goesOn(source, limits, statements));
    }

    /** Documentation belongs to what follows it, and a comment with an end of its own has to end. */
    private static boolean endsInComment(List<? extends Token> raw) {
        for (int i = raw.size() - 1; i >= 0; i--) {
            int type = raw.get(i).getType();
            if (type == AnnealLexer.DOCUMENTATION_LINE || type == AnnealLexer.UNTERMINATED_COMMENT) {
                return true;
            } else if (type != Token.EOF && type != AnnealLexer.NEWLINE && type != AnnealLexer.SPACE) {
                return false;
            }
        }
        return false;
    }

    private static List<Statement> split(Source source, SyntaxLimits limits) {
        List<Statement> statements = new ArrayList<>();
        int begin = -1;
        int code = -1;
        int end = 0;
        int depth = 0;
        boolean open = false;
        for (Token token :
                SyntaxParser.tokens(source, limits, new Diagnostics()).getTokens()) {
            int type = token.getType();
            int start = Math.min(token.getStartIndex(), source.text().length());
            int stop = Math.min(
                    Math.max(start, token.getStopIndex() + 1), source.text().length());
            if (type == Token.EOF || type == AnnealLexer.SPACE) {
                continue;
            }
            boolean comment = type == AnnealLexer.LINE_COMMENT
                    || type == AnnealLexer.BLOCK_COMMENT
                    || type == AnnealLexer.DOCUMENTATION_LINE;
            if (comment) {
                begin = begin < 0 ? start : begin;
                end = open ? stop : end;
                continue;
            }
            if (token.getChannel() != Token.DEFAULT_CHANNEL) {
                continue;
            }
            boolean ends = (type == AnnealLexer.NEWLINE || type == AnnealLexer.SEMICOLON) && depth == 0;
            if (ends && open) {
                statements.add(new Statement(new Span(source, begin, end), code));
                begin = -1;
                code = -1;
                open = false;
            } else if (!ends && type != AnnealLexer.NEWLINE) {
                begin = begin < 0 ? start : begin;
                code = code < 0 ? start : code;
                end = Math.max(end, stop);
                open = true;
                depth += type == AnnealLexer.LEFT_BRACE ? 1 : type == AnnealLexer.RIGHT_BRACE ? -1 : 0;
            }
        }
        if (open) {
            statements.add(new Statement(new Span(source, begin, end), code));
        }
        return statements;
    }

    /** Whether the last statement misses something that may stand on the next line: `if c`, of which `then` may. */
    private static boolean goesOn(Source source, SyntaxLimits limits, List<Statement> statements) {
        if (statements.isEmpty()) {
            return false;
        }
        Statement last = statements.get(statements.size() - 1);
        String text = source.text().substring(last.code(), last.span().end());
        return goesOn(text, limits) || goesOn("print " + text, limits);
    }

    private static boolean goesOn(String text, SyntaxLimits limits) {
        Source source = Source.of("entry", text);
        Diagnostics diagnostics = new Diagnostics();
        CommonTokenStream tokens = SyntaxParser.tokens(source, limits, diagnostics);
        if (diagnostics.hasErrors()) {
            return false;
        }
        AnnealParser parser = new AnnealParser(tokens);
        parser.removeErrorListeners();
        FirstMistake first = new FirstMistake();
        parser.addErrorListener(first);
        try {
            parser.script();
        } catch (StackOverflowError tooDeep) {
            return false;
        }
        return first.goesOn.orElse(false);
    }

    /** Whether the first mistake is that the text ends where a line could go on. */
    private static final class FirstMistake extends BaseErrorListener {
        private Optional<Boolean> goesOn = Optional.empty();

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object offending,
                int line,
                int column,
                String message,
                @Nullable RecognitionException mistake) {
            if (goesOn.isPresent() || !(offending instanceof Token token)) {
                return;
            }
            Parser parser = (Parser) recognizer;
            boolean atEnd = token.getType() == Token.EOF
                    || (token.getType() == AnnealLexer.NEWLINE
                            && parser.getTokenStream()
                                            .get(token.getTokenIndex() + 1)
                                            .getType()
                                    == Token.EOF);
            goesOn = Optional.of(atEnd && Continuation.canBegin(parser.getExpectedTokens()));
        }
    }
}
