package dev.anneal.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.conformance.SnippetSources;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.grammar.AnnealLexer;
import dev.anneal.grammar.AnnealParser;
import dev.anneal.source.Source;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of the grammar as such, shown on every snippet without a mistake in its text. */
class GrammarTest {
    static List<Source> scripts() {
        return SnippetSources.readable();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void hasOneReading(Source script) {
        AnnealParser parser = parser(script);
        // What other tests have taught the shared automaton would hide an ambiguity.
        parser.getInterpreter().clearDFA();
        parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
        List<String> ambiguities = new ArrayList<>();
        parser.addErrorListener(new BaseErrorListener() {
            @Override
            public void reportAmbiguity(
                    Parser recognizer,
                    DFA dfa,
                    int start,
                    int stop,
                    boolean exact,
                    BitSet alternatives,
                    ATNConfigSet configurations) {
                String rule = recognizer.getRuleNames()[dfa.atnStartState.ruleIndex];
                String text = recognizer
                        .getTokenStream()
                        .getText(
                                recognizer.getTokenStream().get(start),
                                recognizer.getTokenStream().get(stop));
                ambiguities.add(rule + " " + alternatives + " at: " + text);
            }
        });
        parser.script();
        assertThat(parser.getNumberOfSyntaxErrors()).isZero();
        assertThat(ambiguities).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void isReadTheFastWay(Source script) {
        AnnealParser parser = parser(script);
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        boolean read;
        try {
            parser.script();
            read = true;
        } catch (ParseCancellationException mistake) {
            read = false;
        }
        assertThat(read).as("read without falling back to the thorough way").isTrue();
    }

    /** A parser of a script without a mistake in its text. */
    static AnnealParser parser(Source script) {
        AnnealLexer lexer = new AnnealLexer(CharStreams.fromString(script.text(), script.name()));
        lexer.removeErrorListeners();
        CommonTokenStream raw = new CommonTokenStream(lexer);
        raw.fill();
        CodePoints.toUtf16(script.text(), raw.getTokens());
        Diagnostics diagnostics = new Diagnostics();
        CommonTokenStream tokens = new CommonTokenStream(
                StatementEnds.filter(script, raw.getTokens(), SyntaxLimits.DEFAULT.nesting(), diagnostics),
                Token.DEFAULT_CHANNEL);
        assertThat(diagnostics.inOrder()).isEmpty();
        AnnealParser parser = new AnnealParser(tokens);
        parser.removeErrorListeners();
        return parser;
    }
}
