package dev.anneal.syntax;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.grammar.AnnealLexer;
import dev.anneal.grammar.AnnealParser;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Says what was expected and what was found instead, in the words of the language and not of the parser. */
final class SyntaxErrors extends BaseErrorListener {
    private final Source source;
    private final Diagnostics diagnostics;
    /** For each line with something unreadable the first place of it. */
    private final Map<Integer, Integer> troubles = new HashMap<>();

    SyntaxErrors(Source source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
        diagnostics.inOrder().stream()
                .filter(diagnostic -> diagnostic.code() == DiagnosticCode.UNEXPECTED_TEXT
                        || diagnostic.code() == DiagnosticCode.UNTERMINATED_STRING)
                .forEach(diagnostic -> note(diagnostic.primary().span().start()));
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            @Nullable Object offending,
            int line,
            int column,
            String message,
            @Nullable RecognitionException mistake) {
        Token token = mistake != null && mistake.getOffendingToken() != null
                ? mistake.getOffendingToken()
                : (Token) offending;
        if (token == null || followsUnreadable(token)) {
            return;
        }
        String found = describe(token);
        List<String> expected = expected(((Parser) recognizer).getExpectedTokens());
        String text = expected.isEmpty()
                ? found + " is not expected here"
                : "expected " + join(expected) + ", found " + found;
        note(span(token).start());
        diagnostics.add(Diagnostic.of(DiagnosticCode.UNEXPECTED_TEXT, span(token), text)
                .help(SyntaxHelp.help((Parser) recognizer, token)));
    }

    private void note(int start) {
        troubles.merge(source.line(start), start, Math::min);
    }

    /** Behind something unreadable on its line, what is expected next is anyone's guess. */
    private boolean followsUnreadable(Token token) {
        int start = span(token).start();
        return troubles.getOrDefault(source.line(start), start) < start;
    }

    private Span span(Token token) {
        int length = source.text().length();
        int start = Math.min(Math.max(0, token.getStartIndex()), length);
        int stop = token.getType() == AnnealLexer.NEWLINE ? start : Math.min(token.getStopIndex() + 1, length);
        return new Span(source, start, Math.max(start, stop));
    }

    private static String describe(Token token) {
        return switch (token.getType()) {
            case Token.EOF -> "the end of the script";
            case AnnealLexer.NEWLINE -> "the end of the line";
            case AnnealLexer.STRING -> "a text";
            default -> "`" + token.getText() + "`";
        };
    }

    /** The expected tokens in a person's words: what begins an expression counts as one thing, and so does a name. */
    private static List<String> expected(IntervalSet tokens) {
        List<String> words = new ArrayList<>();
        boolean expression = tokens.contains(AnnealLexer.NUMBER) && tokens.contains(AnnealLexer.IDENTIFIER);
        boolean name = tokens.contains(AnnealLexer.IDENTIFIER);
        if (expression) {
            words.add("an expression");
        } else if (name) {
            words.add("a name");
        }
        for (int type : tokens.toArray()) {
            boolean word = type >= AnnealLexer.LANGUAGE && type <= AnnealLexer.SELECT;
            boolean begins = beginsExpression(type);
            boolean folded = (name && (word || type == AnnealLexer.IDENTIFIER))
                    || (expression && begins)
                    || (name && type >= AnnealLexer.LET && type <= AnnealLexer.FROM);
            if (!folded) {
                words.add(word(type));
            }
        }
        // Where an operator, a bracket or the end of the line would do, listing the operators helps nobody.
        return words.size() > 6 ? List.of() : words;
    }

    private static boolean beginsExpression(int type) {
        return switch (type) {
            case AnnealLexer.NUMBER,
                    AnnealLexer.STRING,
                    AnnealLexer.TRUE,
                    AnnealLexer.FALSE,
                    AnnealLexer.MISSING,
                    AnnealLexer.IF,
                    AnnealLexer.NOT,
                    AnnealLexer.PLUS,
                    AnnealLexer.MINUS,
                    AnnealLexer.LEFT_PAREN,
                    AnnealLexer.LEFT_BRACKET,
                    AnnealLexer.LEFT_BRACE -> true;
            default -> false;
        };
    }

    private static String word(int type) {
        return switch (type) {
            case Token.EOF -> "the end of the script";
            case AnnealLexer.NEWLINE -> "the end of the line";
            case AnnealLexer.STRING -> "a text";
            case AnnealLexer.NUMBER -> "a number";
            case AnnealLexer.IDENTIFIER -> "a name";
            default -> {
                String literal = AnnealParser.VOCABULARY.getLiteralName(type);
                yield literal == null ? "something else" : "`" + literal.substring(1, literal.length() - 1) + "`";
            }
        };
    }

    private static String join(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
