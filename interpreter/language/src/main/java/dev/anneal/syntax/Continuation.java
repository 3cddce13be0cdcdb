package dev.anneal.syntax;

import dev.anneal.grammar.AnnealLexer;
import java.util.BitSet;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Knows whether the code so far needs more, so that the end of a line does not end its statement.
 *
 * <p>Most words of the language may be names as well. A word joins two parts of a statement, and needs the second, where
 * it stands behind an operand, because no name stands there: the second {@code to} of {@code fit to to to}. It begins a
 * declaration or a clause where a statement begins.
 */
final class Continuation {
    private static final BitSet OPERATORS = set(
            AnnealLexer.PLUS,
            AnnealLexer.MINUS,
            AnnealLexer.STAR,
            AnnealLexer.SLASH,
            AnnealLexer.PERCENT,
            AnnealLexer.CARET,
            AnnealLexer.AMPERSAND,
            AnnealLexer.LESS,
            AnnealLexer.LESS_EQUAL,
            AnnealLexer.GREATER,
            AnnealLexer.GREATER_EQUAL,
            AnnealLexer.EQUAL,
            AnnealLexer.NOT_EQUAL,
            AnnealLexer.AND,
            AnnealLexer.OR,
            AnnealLexer.RANGE,
            AnnealLexer.THEN,
            AnnealLexer.ELSE);
    private static final BitSet NEED_MORE = with(
            OPERATORS,
            AnnealLexer.COMMA,
            AnnealLexer.ASSIGN,
            AnnealLexer.ARROW,
            AnnealLexer.COLON,
            AnnealLexer.NOT,
            AnnealLexer.IN,
            AnnealLexer.IF,
            AnnealLexer.FROM);
    /** What a line may begin with and still go on with the line before. */
    private static final BitSet CONTINUE = with(
            OPERATORS,
            AnnealLexer.DOT,
            AnnealLexer.WHERE,
            AnnealLexer.GROUP,
            AnnealLexer.SELECT,
            AnnealLexer.WITHIN,
            AnnealLexer.LEFT_BRACE);
    /** Words that begin a declaration or a clause and are nothing without what follows. */
    private static final BitSet BEGIN = with(words(AnnealLexer.IMPORT, AnnealLexer.MEASURE), AnnealLexer.ON);
    /** Words that join two parts of a statement where they stand behind an operand. */
    private static final BitSet JOIN = set(
            AnnealLexer.AS,
            AnnealLexer.TO,
            AnnealLexer.EVERY,
            AnnealLexer.WITHIN,
            AnnealLexer.SE,
            AnnealLexer.OF,
            AnnealLexer.WHERE,
            AnnealLexer.GROUP,
            AnnealLexer.SELECT);
    /** What ends an operand and is no word. */
    private static final BitSet OPERAND_ENDS = set(
            AnnealLexer.NUMBER,
            AnnealLexer.STRING,
            AnnealLexer.TRUE,
            AnnealLexer.FALSE,
            AnnealLexer.MISSING,
            AnnealLexer.RIGHT_PAREN,
            AnnealLexer.RIGHT_BRACKET,
            AnnealLexer.RIGHT_BRACE);

    private int previous = AnnealLexer.NEWLINE;
    /** Whether the token before is a word of the language that is used as one, and not as a name. */
    private boolean previousIsWord;

    private boolean previousEndsOperand;
    /** Whether the statement is a signature, where two names follow one another and no word joins anything. */
    private boolean inSignature;

    private boolean previousNamesStudy;

    /** Takes note of the next token that the parser sees. */
    void add(int tokenType) {
        // Behind a dot every word is a name, and a name needs nothing more.
        int type = previous == AnnealLexer.DOT && tokenType != AnnealLexer.NEWLINE
                ? AnnealLexer.IDENTIFIER
                : Math.max(0, tokenType);
        boolean begins = endsStatement() && BEGIN.get(type);
        inSignature = endsStatement() ? type == AnnealLexer.EXTERN : inSignature;
        boolean joins = previousEndsOperand && !inSignature && JOIN.get(type);
        previousNamesStudy = previousIsWord && (previous == AnnealLexer.RUN || previous == AnnealLexer.SWEEP);
        previousIsWord = begins || joins || (previousIsWord && isSecondWord(previous, type)) || isMost(type);
        previousEndsOperand = !previousIsWord && (OPERAND_ENDS.get(type) || isName(type));
        previous = type;
    }

    /** The second word of `repeat until`, `on failure retry`, `se of`, `group by`. */
    private static boolean isSecondWord(int first, int second) {
        return switch (first) {
            case AnnealLexer.REPEAT -> second == AnnealLexer.UNTIL;
            case AnnealLexer.ON -> second == AnnealLexer.FAILURE;
            case AnnealLexer.FAILURE -> second == AnnealLexer.RETRY;
            case AnnealLexer.SE -> second == AnnealLexer.OF;
            case AnnealLexer.GROUP -> second == AnnealLexer.BY;
            default -> false;
        };
    }

    private boolean isMost(int type) {
        return previous == AnnealLexer.AT && type == AnnealLexer.MOST;
    }

    private static boolean isName(int type) {
        return type == AnnealLexer.IDENTIFIER || (type >= AnnealLexer.LANGUAGE && type <= AnnealLexer.SELECT);
    }

    /** Whether a statement ends with the token before, or is still to begin behind it. */
    boolean endsStatement() {
        return previous == AnnealLexer.NEWLINE
                || previous == AnnealLexer.SEMICOLON
                || previous == AnnealLexer.LEFT_BRACE;
    }

    /** Whether the token before is a word of the language that is used as one, and not as a name. */
    boolean isWord() {
        return previousIsWord;
    }

    /** Whether the end of a line would end nothing here, because nothing has begun. */
    boolean isEmpty() {
        return previous == AnnealLexer.NEWLINE || previous == AnnealLexer.LEFT_BRACE;
    }

    /** Whether the statement so far needs more. */
    boolean needsMore() {
        return NEED_MORE.get(previous) || previousIsWord;
    }

    /** Whether what was begun is told on the lines below, as other languages do behind a colon. */
    boolean promisesMore() {
        return previous == AnnealLexer.COLON;
    }

    /** Whether a line that begins with a token goes on with the line before. */
    boolean goesOnWith(int tokenType) {
        return CONTINUE.get(Math.max(0, tokenType)) || isMost(tokenType);
    }

    /** Whether one of these tokens, at the beginning of a line, goes on with the line before. */
    static boolean canBegin(IntervalSet tokenTypes) {
        return tokenTypes.toList().stream().anyMatch(type -> type >= 0 && CONTINUE.get(type));
    }

    /** Whether the token before is the name of a run or a sweep. */
    boolean namesStudy() {
        return previousNamesStudy;
    }

    private static BitSet set(int... types) {
        return with(new BitSet(), types);
    }

    private static BitSet with(BitSet base, int... types) {
        BitSet set = (BitSet) base.clone();
        for (int type : types) {
            set.set(type);
        }
        return set;
    }

    private static BitSet words(int first, int last) {
        BitSet set = new BitSet();
        set.set(first, last + 1);
        set.set(AnnealLexer.LET);
        return set;
    }
}
