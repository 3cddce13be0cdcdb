package dev.anneal.syntax;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.grammar.AnnealLexer;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Operators, numbers and comments as other languages write them: each is reported once and read as what it means, so that
 * the rest of the script is checked as if it had been written well.
 */
final class ForeignText {
    /** What an operator of another language is here. */
    private record Meaning(int type, String text) {}

    /** Operators of two characters, none of which is one of this language. */
    private static final Map<String, Meaning> PAIRS = Map.of(
            "&&",
            new Meaning(AnnealLexer.AND, "and"),
            "||",
            new Meaning(AnnealLexer.OR, "or"),
            "**",
            new Meaning(AnnealLexer.CARET, "^"),
            "<>",
            new Meaning(AnnealLexer.NOT_EQUAL, "!="),
            "=<",
            new Meaning(AnnealLexer.LESS_EQUAL, "<="),
            "=>",
            new Meaning(AnnealLexer.ARROW, "->"),
            ":=",
            new Meaning(AnnealLexer.ASSIGN, "="));

    private static final Map<String, Meaning> CHARACTERS = Map.of(
            "!",
            new Meaning(AnnealLexer.NOT, "not"),
            "\u00D7",
            new Meaning(AnnealLexer.STAR, "*"),
            "\u00B7",
            new Meaning(AnnealLexer.STAR, "*"),
            "\u2264",
            new Meaning(AnnealLexer.LESS_EQUAL, "<="),
            "\u2265",
            new Meaning(AnnealLexer.GREATER_EQUAL, ">="),
            "\u2260",
            new Meaning(AnnealLexer.NOT_EQUAL, "!="),
            "\u2192",
            new Meaning(AnnealLexer.ARROW, "->"));

    private final Source source;
    private final List<? extends Token> tokens;
    private final Diagnostics diagnostics;
    private final List<Token> result;
    private int next;
    /** The parentheses and square brackets that are open: in them, lines have no end. */
    private int depth;

    private ForeignText(Source source, List<? extends Token> tokens, Diagnostics diagnostics) {
        this.source = source;
        this.tokens = tokens;
        this.diagnostics = diagnostics;
        this.result = new ArrayList<>(tokens.size());
    }

    /** The tokens of a text, with what is foreign replaced by what it means. */
    static List<Token> replace(Source source, List<? extends Token> tokens, Diagnostics diagnostics) {
        ForeignText foreign = new ForeignText(source, tokens, diagnostics);
        while (foreign.next < tokens.size()) {
            foreign.step();
        }
        return foreign.result;
    }

    private void step() {
        Token token = tokens.get(next);
        if (token.getChannel() != Token.DEFAULT_CHANNEL || token.getType() == Token.EOF) {
            keep(token);
        } else if (token.getText().equals("#")) {
            comment(token);
        } else if (!operator(token) && !number(token) && !prefixedText(token)) {
            keep(token);
        }
    }

    private void keep(Token token) {
        switch (token.getType()) {
            case AnnealLexer.LEFT_PAREN, AnnealLexer.LEFT_BRACKET -> depth++;
            case AnnealLexer.RIGHT_PAREN, AnnealLexer.RIGHT_BRACKET -> depth--;
            default -> {}
        }
        result.add(token);
        next++;
    }

    /** The rest of the line is for people; what it says is no further mistake. */
    private void comment(Token hash) {
        report(span(hash, hash), "`#` is not part of the language", "comments begin with `//`");
        while (tokens.get(next).getType() != AnnealLexer.NEWLINE
                && tokens.get(next).getType() != Token.EOF) {
            CommonToken hidden = new CommonToken(tokens.get(next));
            hidden.setChannel(Token.HIDDEN_CHANNEL);
            result.add(hidden);
            next++;
        }
    }

    private boolean operator(Token token) {
        Optional<Token> second = adjacent();
        Optional<Meaning> pair =
                second.flatMap(other -> Optional.ofNullable(PAIRS.get(token.getText() + other.getText())));
        Optional<Meaning> meant = pair.or(() -> Optional.ofNullable(CHARACTERS.get(token.getText())));
        // Elsewhere an exclamation mark is no negation: `<!--`.
        boolean mark = token.getText().equals("!")
                && !second.filter(ForeignText::beginsOperand).isPresent();
        if (meant.isEmpty() || mark) {
            return false;
        }
        Token last = pair.isPresent() && second.isPresent() ? second.get() : token;
        // `x := 3` misses its `let`, and is told so.
        if (!(meant.get().type() == AnnealLexer.ASSIGN && isSecondOfStatement())) {
            reportOperator(span(token, last), meant.get());
        }
        replace(token, last, meant.get().type(), meant.get().text());
        return true;
    }

    private static boolean beginsOperand(Token token) {
        return token.getType() == AnnealLexer.IDENTIFIER
                || token.getType() == AnnealLexer.LEFT_PAREN
                || token.getType() == AnnealLexer.TRUE
                || token.getType() == AnnealLexer.FALSE;
    }

    private void reportOperator(Span span, Meaning meaning) {
        report(span, "`" + span.text() + "` is not part of the language", "write `" + meaning.text() + "`");
    }

    /** {@code .5}, {@code 5.}, {@code 1e} and {@code 0x1F}. */
    private boolean number(Token token) {
        Optional<Token> second = adjacent();
        if (second.isEmpty()) {
            return false;
        }
        Span span = span(token, second.get());
        boolean begins = token.getType() == AnnealLexer.DOT && second.get().getType() == AnnealLexer.NUMBER;
        if (begins && !followsOperand()) {
            report(span, "a number begins with a digit", "write `0" + span.text() + "`");
            replace(token, second.get(), AnnealLexer.NUMBER, "0" + span.text());
            return true;
        }
        if (token.getType() != AnnealLexer.NUMBER) {
            return false;
        }
        if (second.get().getType() == AnnealLexer.DOT && !isName(afterDot())) {
            report(span, "a number ends with a digit", "write `" + token.getText() + "`");
        } else if (second.get().getType() == AnnealLexer.IDENTIFIER && namesWhatFollows()) {
            report(span, "a name begins with a letter, and not with a digit", "write `_" + span.text() + "`");
            replace(token, second.get(), AnnealLexer.IDENTIFIER, span.text());
            return true;
        } else if (second.get().getType() == AnnealLexer.IDENTIFIER) {
            String letters = second.get().getText();
            report(
                    span,
                    "`" + span.text() + "` is neither a number nor a name",
                    meantByLetters(token.getText(), letters));
        } else {
            return false;
        }
        replace(token, second.get(), AnnealLexer.NUMBER, token.getText());
        return true;
    }

    private static String meantByLetters(String number, String letters) {
        if (letters.equalsIgnoreCase("e")) {
            return "digits follow the `e`: `1e-3`";
        }
        if (letters.startsWith("_")) {
            return "an underscore stands between digits: `1_000`";
        }
        boolean otherBase = number.equals("0") && letters.matches("(?i)[xbo][0-9a-f]+");
        return otherBase
                ? "numbers are written in decimal digits"
                : "a product is written with `*`: `" + number + " * " + letters + "`";
    }

    /** {@code f"…"}: a letter before a text. */
    private boolean prefixedText(Token token) {
        Optional<Token> text = adjacent()
                .filter(other ->
                        other.getType() == AnnealLexer.STRING || other.getType() == AnnealLexer.MISQUOTED_STRING);
        if (token.getType() != AnnealLexer.IDENTIFIER || token.getText().length() > 2 || text.isEmpty()) {
            return false;
        }
        report(
                span(token, token),
                "no letter stands before a text",
                "remove the `" + token.getText()
                        + "`; `print` shows texts and values side by side: `print [\"x\", x]`");
        // The quotes have been looked at as well: one mistake in a text is enough.
        CommonToken plain = new CommonToken(text.get());
        plain.setType(AnnealLexer.STRING);
        result.add(plain);
        next += 2;
        return true;
    }

    /** The token that follows the one at hand without a space. */
    private Optional<Token> adjacent() {
        Token token = tokens.get(next);
        if (next + 1 >= tokens.size()) {
            return Optional.empty();
        }
        Token other = tokens.get(next + 1);
        boolean touches = other.getStartIndex() == token.getStopIndex() + 1
                && other.getType() != Token.EOF
                && other.getChannel() == Token.DEFAULT_CHANNEL;
        return touches ? Optional.of(other) : Optional.empty();
    }

    /** The type of what follows the dot behind the token at hand in its statement. */
    private int afterDot() {
        int i = next + 2;
        while (i < tokens.size() - 1
                && (tokens.get(i).getChannel() != Token.DEFAULT_CHANNEL
                        || (depth > 0 && tokens.get(i).getType() == AnnealLexer.NEWLINE))) {
            i++;
        }
        return i < tokens.size() ? tokens.get(i).getType() : Token.EOF;
    }

    /** Whether it is a name or a word, and so could be a member: of a number there is none, but that is said elsewhere. */
    private static boolean isName(int type) {
        return type == AnnealLexer.IDENTIFIER || (type >= AnnealLexer.LET && type <= AnnealLexer.SELECT);
    }

    private void replace(Token first, Token last, int type, String text) {
        CommonToken meant = new CommonToken(first);
        meant.setType(type);
        meant.setStopIndex(last.getStopIndex());
        meant.setText(text);
        result.add(meant);
        next += first == last ? 1 : 2;
    }

    /** Whether the token before ends an operand that touches the one at hand, as in {@code v.5}. */
    private boolean followsOperand() {
        if (result.isEmpty()) {
            return false;
        }
        Token before = result.get(result.size() - 1);
        boolean operand = before.getType() == AnnealLexer.IDENTIFIER
                || before.getType() == AnnealLexer.RIGHT_PAREN
                || before.getType() == AnnealLexer.RIGHT_BRACKET
                || before.getType() == AnnealLexer.NUMBER;
        return operand && before.getStopIndex() + 1 == tokens.get(next).getStartIndex();
    }

    /** Whether the token before is a word that is followed by a name. */
    private boolean namesWhatFollows() {
        for (int i = result.size() - 1; i >= 0; i--) {
            Token token = result.get(i);
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                return token.getType() == AnnealLexer.LET
                        || (token.getType() >= AnnealLexer.PARAM && token.getType() <= AnnealLexer.TABLE);
            }
        }
        return false;
    }

    private boolean isSecondOfStatement() {
        int seen = 0;
        for (int i = result.size() - 1; i >= 0 && seen < 2; i--) {
            Token token = result.get(i);
            if (token.getType() == AnnealLexer.NEWLINE || token.getType() == AnnealLexer.SEMICOLON) {
                break;
            }
            seen += token.getChannel() == Token.DEFAULT_CHANNEL ? 1 : 0;
        }
        return seen == 1;
    }

    private Span span(Token first, Token last) {
        return StatementEnds.span(source, first).to(StatementEnds.span(source, last));
    }

    private void report(Span span, String message, String help) {
        diagnostics.add(
                Diagnostic.of(DiagnosticCode.UNEXPECTED_TEXT, span, message).help(help));
    }
}
