package dev.anneal.editors;

import dev.anneal.grammar.AnnealLexer;
import dev.anneal.grammar.AnnealParser;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The words and operators of the language by what they do, as its lexer and parser have them. */
final class WordLists {
    private static final Vocabulary VOCABULARY = AnnealLexer.VOCABULARY;
    private static final ATN AUTOMATON =
            new AnnealParser(new CommonTokenStream(new AnnealLexer(CharStreams.fromString("")))).getATN();

    private WordLists() {}

    /** Everything that is spelt with letters. */
    static List<String> all() {
        return literals().filter(WordLists::isWord).toList();
    }

    /** Everything that is not. */
    static List<String> operators() {
        return literals().filter(literal -> !isWord(literal)).toList();
    }

    /** The words with which a declaration begins. */
    static List<String> declarations() {
        return words(first(AnnealParser.RULE_declaration));
    }

    /** The words with which a clause of a run or a sweep begins. */
    static List<String> clauses() {
        IntervalSet clauses = new IntervalSet();
        ATNState alternatives = AUTOMATON.ruleToStartState[AnnealParser.RULE_clause].transition(0).target;
        for (Transition alternative : alternatives.getTransitions()) {
            IntervalSet first = AUTOMATON.nextTokens(alternative.target);
            // What begins with one of many words is what no clause begins with.
            if (first.size() == 1) {
                clauses.addAll(first);
            }
        }
        return words(clauses);
    }

    /** The words that cannot be names. */
    static List<String> reserved() {
        return words(first(AnnealParser.RULE_label).subtract(first(AnnealParser.RULE_name)));
    }

    private static IntervalSet first(int rule) {
        return AUTOMATON.nextTokens(AUTOMATON.ruleToStartState[rule]);
    }

    private static List<String> words(IntervalSet types) {
        return types.toList().stream().map(WordLists::literal).toList();
    }

    private static Stream<String> literals() {
        return IntStream.rangeClosed(1, VOCABULARY.getMaxTokenType())
                .filter(type -> VOCABULARY.getLiteralName(type) != null)
                .mapToObj(WordLists::literal);
    }

    private static String literal(int type) {
        String quoted = VOCABULARY.getLiteralName(type);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static boolean isWord(String literal) {
        return literal.chars().allMatch(Character::isLetter);
    }
}
