package dev.anneal.syntax;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.grammar.AnnealLexer;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;

/**
 * The filter between lexer and parser: it keeps the newlines that end a statement and hides the others, ends the last
 * statement before a closing brace and the end of the text, and balances brackets.
 *
 * <p>A newline ends a statement, except inside of parentheses and square brackets, after an operator or a word that
 * needs more, and before a line that begins with an operator or a word that continues ({@link Continuation}). What the parser sees is always
 * balanced: a bracket that is never closed is reported here, where it was opened, and closed before the next line that
 * begins with a declaration; so one forgotten bracket is one error.
 */
final class StatementEnds {
    private static final BitSet BEGIN_DECLARATION = declarationWords();

    private final Source source;
    private final List<? extends Token> tokens;
    private final int[] following;
    private final int maximalNesting;
    private final Diagnostics diagnostics;
    private final List<Token> result = new ArrayList<>();
    private final Deque<Token> open = new ArrayDeque<>();
    /** The open braces of runs and sweeps. */
    private final Set<Token> studies = new HashSet<>();

    private final Nesting nesting;

    private final Continuation statement = new Continuation();
    private final UnreadableText unreadable;

    private boolean unfinished;

    private StatementEnds(Source source, List<? extends Token> tokens, int maximalNesting, Diagnostics diagnostics) {
        this.source = source;
        this.tokens = tokens;
        this.following = following(tokens);
        this.maximalNesting = maximalNesting;
        this.nesting = new Nesting(maximalNesting);
        this.diagnostics = diagnostics;
        this.unreadable = new UnreadableText(source, diagnostics);
    }

    /** The tokens that the parser reads, from all that the lexer found. */
    static ListTokenSource filter(
            Source source, List<? extends Token> tokens, int maximalNesting, Diagnostics diagnostics) {
        StatementEnds filter = new StatementEnds(source, tokens, maximalNesting, diagnostics);
        filter.run();
        return new ListTokenSource(filter.result, source.name());
    }

    /** Whether a text ends inside of brackets, or behind something that needs more: what follows it belongs to it. */
    static boolean isUnfinished(Source source, List<? extends Token> tokens, int maximalNesting) {
        StatementEnds filter = new StatementEnds(source, tokens, maximalNesting, new Diagnostics());
        filter.run();
        return filter.unfinished;
    }

    private void run() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.getChannel() != Token.DEFAULT_CHANNEL) {
                result.add(token);
            } else if (token.getType() == AnnealLexer.NEWLINE) {
                newline(token, i);
            } else if (token.getType() == Token.EOF) {
                unfinished = !open.isEmpty()
                        || (!statement.isEmpty() && (statement.needsMore() || statement.promisesMore()));
                while (!open.isEmpty()) {
                    closeUnclosed(token);
                }
                endStatement(token);
                result.add(token);
            } else if (UnreadableText.is(token)) {
                unreadable.report(token).ifPresent(this::add);
            } else if (!significant(token)) {
                return;
            }
        }
    }

    private void newline(Token token, int position) {
        int next = nextSignificant(position + 1);
        if (inside(AnnealLexer.LEFT_PAREN) || inside(AnnealLexer.LEFT_BRACKET)) {
            if (!beginsDeclaration(next) && !beginsClause(next)) {
                hide(token);
                return;
            }
            while (inside(AnnealLexer.LEFT_PAREN) || inside(AnnealLexer.LEFT_BRACKET)) {
                closeUnclosed(token);
            }
        }
        // No declaration stands in a run, so one at the margin is behind it and not in it.
        while (!open.isEmpty() && studies.contains(open.element()) && beginsDeclaration(next) && isAtMargin(next)) {
            closeUnclosed(token);
        }
        boolean continues = statement.isEmpty()
                || (statement.needsMore() && !beginsDeclaration(next) && !beginsClause(next))
                || (statement.promisesMore() && !isAtMargin(next))
                || statement.goesOnWith(tokens.get(next).getType());
        if (continues) {
            hide(token);
        } else {
            nesting.end(open.size());
            add(token);
        }
    }

    /** Passes a token on; false when nothing may follow because the text is nested too deeply. */
    private boolean significant(Token token) {
        if (!nesting.add(token.getType(), open.size())) {
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.NESTED_TOO_DEEPLY,
                            span(token),
                            "this expression is nested more than " + Nesting.MOST_LEVELS + " deep")
                    .help("give its parts names of their own with `let`"));
            abandon(token);
            return false;
        }
        switch (token.getType()) {
            case AnnealLexer.LEFT_PAREN, AnnealLexer.LEFT_BRACKET, AnnealLexer.LEFT_BRACE -> {
                if (open.size() == maximalNesting) {
                    diagnostics.add(Diagnostic.of(
                                    DiagnosticCode.NESTED_TOO_DEEPLY,
                                    span(token),
                                    "brackets are nested more than " + maximalNesting + " deep")
                            .help("give the inner parts names of their own with `let`"));
                    abandon(token);
                    return false;
                }
                open.push(token);
                if (token.getType() == AnnealLexer.LEFT_BRACE && statement.namesStudy()) {
                    studies.add(token);
                }
                add(token);
            }
            case AnnealLexer.RIGHT_PAREN, AnnealLexer.RIGHT_BRACKET, AnnealLexer.RIGHT_BRACE -> close(token);
            default -> add(token);
        }
        return true;
    }

    private void close(Token token) {
        boolean matches = open.stream().anyMatch(opener -> closer(opener.getType()) == token.getType());
        if (!matches) {
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.UNCLOSED_BRACKET,
                            span(token),
                            "this `" + token.getText() + "` closes nothing")
                    .help("remove it, or add the bracket that it should close"));
            return;
        }
        while (closer(open.element().getType()) != token.getType()) {
            closeUnclosed(token);
        }
        if (token.getType() == AnnealLexer.RIGHT_BRACE) {
            endStatement(token);
        }
        open.pop();
        add(token);
    }

    /** Closes the innermost bracket, which nobody closed, in front of the given token. */
    private void closeUnclosed(Token before) {
        Token opener = open.element();
        diagnostics.add(Diagnostic.of(
                        DiagnosticCode.UNCLOSED_BRACKET,
                        span(opener),
                        "this `" + opener.getText() + "` is never closed")
                .help("add the missing `" + closerText(opener.getType()) + "`"));
        if (opener.getType() == AnnealLexer.LEFT_BRACE) {
            endStatement(before);
        }
        nesting.end(open.size());
        open.pop();
        add(supplied(closer(opener.getType()), closerText(opener.getType()), before));
    }

    private void endStatement(Token before) {
        if (!statement.endsStatement()) {
            add(supplied(AnnealLexer.NEWLINE, "\n", before));
        }
    }

    private void abandon(Token token) {
        while (!open.isEmpty()) {
            Token opener = open.pop();
            add(supplied(closer(opener.getType()), closerText(opener.getType()), token));
        }
        add(supplied(AnnealLexer.NEWLINE, "\n", token));
        add(supplied(Token.EOF, "", token));
    }

    private void add(Token token) {
        statement.add(token.getType());
        result.add(token);
    }

    private void hide(Token token) {
        ((WritableToken) token).setChannel(Token.HIDDEN_CHANNEL);
        result.add(token);
    }

    private boolean inside(int opener) {
        return !open.isEmpty() && open.element().getType() == opener;
    }

    private int nextSignificant(int from) {
        return following[from];
    }

    /** For each position the first token from there on that is neither hidden nor a newline; the last one always is. */
    private static int[] following(List<? extends Token> tokens) {
        int[] following = new int[tokens.size()];
        int next = tokens.size() - 1;
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (token.getChannel() == Token.DEFAULT_CHANNEL && token.getType() != AnnealLexer.NEWLINE) {
                next = i;
            }
            following[i] = next;
        }
        return following;
    }

    /** Whether a declaration begins at this token: its word, and then something other than what follows a label. */
    private boolean beginsDeclaration(int position) {
        int type = tokens.get(position).getType();
        // A line may begin with the new name of what is imported: `(funnel⏎ as f)`.
        if (type < 0 || !BEGIN_DECLARATION.get(type) || type == AnnealLexer.AS) {
            return false;
        }
        int next = tokens.get(nextSignificant(position + 1)).getType();
        if (type == AnnealLexer.LET) {
            return next != AnnealLexer.COLON;
        }
        return next == AnnealLexer.IDENTIFIER || next == AnnealLexer.STRING || next == AnnealLexer.NUMBER;
    }

    /** Whether a clause of a run begins at this token: its word, and then something that can follow no name. */
    private boolean beginsClause(int position) {
        int type = tokens.get(position).getType();
        // Also inside of a parenthesis that nobody closed.
        boolean inStudy = open.stream()
                .filter(opener -> opener.getType() == AnnealLexer.LEFT_BRACE)
                .findFirst()
                .filter(studies::contains)
                .isPresent();
        if (!inStudy || type < AnnealLexer.FIT || type > AnnealLexer.ON) {
            return false;
        }
        int next = tokens.get(nextSignificant(position + 1)).getType();
        return next == AnnealLexer.IDENTIFIER || next == AnnealLexer.NUMBER || next == AnnealLexer.STRING;
    }

    private boolean isAtMargin(int position) {
        return tokens.get(position).getCharPositionInLine() == 0;
    }

    private Span span(Token token) {
        return span(source, token);
    }

    /** The place of a token, inside of the text also where the token is past its end. */
    static Span span(Source source, Token token) {
        int length = source.text().length();
        int start = Math.min(token.getStartIndex(), length);
        return new Span(source, start, Math.max(start, Math.min(token.getStopIndex() + 1, length)));
    }

    private static CommonToken supplied(int type, String text, Token before) {
        CommonToken token = new CommonToken(before);
        token.setType(type);
        token.setText(text);
        token.setChannel(Token.DEFAULT_CHANNEL);
        token.setStopIndex(token.getStartIndex() - 1);
        return token;
    }

    private static int closer(int opener) {
        return switch (opener) {
            case AnnealLexer.LEFT_PAREN -> AnnealLexer.RIGHT_PAREN;
            case AnnealLexer.LEFT_BRACKET -> AnnealLexer.RIGHT_BRACKET;
            default -> AnnealLexer.RIGHT_BRACE;
        };
    }

    private static String closerText(int opener) {
        return switch (opener) {
            case AnnealLexer.LEFT_PAREN -> ")";
            case AnnealLexer.LEFT_BRACKET -> "]";
            default -> "}";
        };
    }

    private static BitSet declarationWords() {
        BitSet words = new BitSet();
        words.set(AnnealLexer.IMPORT, AnnealLexer.SAVE + 1);
        words.set(AnnealLexer.LET);
        return words;
    }
}
