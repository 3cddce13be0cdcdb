package dev.anneal.editors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.grammar.AnnealLexer;
import dev.anneal.source.Source;
import dev.anneal.syntax.ClassifiedToken;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import dev.anneal.syntax.TokenClassifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Editors colour every character of every script of the project as lexer and parser read it. */
class ColouringTest {
    static List<Source> scripts() {
        return EditorScripts.all();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void isWhatTheParserReads(Source script) {
        assertThat(Colouring.mistakes(script)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void whatTheLexerRefusesIsMarked(Source script) {
        List<List<String>> scopes = Colouring.scopes(script);
        for (ClassifiedToken token : TokenClassifier.tokens(script)) {
            boolean refused = token.type() == AnnealLexer.UNTERMINATED_STRING
                    || token.type() == AnnealLexer.MISQUOTED_STRING
                    || token.type() == AnnealLexer.UNKNOWN;
            boolean marked = scopes.get(token.start()).stream().anyMatch(scope -> scope.startsWith("invalid.illegal."));
            assertThat(marked)
                    .as(Colouring.place(script, token.start()) + " " + token.text())
                    .isEqualTo(refused);
        }
    }

    /** The exception that is made for words in what cannot be read is made nowhere else. */
    @Test
    void noWordOfAReadableScriptIsExcepted() {
        List<String> excepted = new ArrayList<>();
        for (Source script : scripts()) {
            Diagnostics diagnostics = new Diagnostics();
            SyntaxParser.parse(script, SyntaxLimits.DEFAULT, diagnostics);
            if (!diagnostics.hasErrors()) {
                TokenClassifier.tokens(script).stream()
                        .filter(token ->
                                Colour.isWord(token) && Colour.expected(token).size() != 1)
                        .forEach(token -> excepted.add(Colouring.place(script, token.start()) + " " + token.text()));
            }
        }
        assertThat(excepted).isEmpty();
    }
}
