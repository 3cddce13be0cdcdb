package dev.anneal.editors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.source.Source;
import dev.anneal.syntax.ClassifiedToken;
import dev.anneal.syntax.Script;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import dev.anneal.syntax.TokenClassifier;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors do beside colouring: brackets, comments, words, indentation, snippets. */
class ExtensionTest {
    private static final JsonNode PACKAGE = EditorFiles.json(EditorFiles.EXTENSION.resolve("package.json"));
    private static final JsonNode CONFIGURATION =
            EditorFiles.json(EditorFiles.EXTENSION.resolve("language-configuration.json"));
    private static final JsonNode SNIPPETS = EditorFiles.json(EditorFiles.EXTENSION.resolve("snippets/anneal.json"));

    @Test
    void filesThatThePackageNamesAreThere() {
        List<String> files = new ArrayList<>();
        PACKAGE.path("contributes").findValuesAsText("path", files);
        PACKAGE.path("contributes").findValuesAsText("configuration", files);
        assertThat(files)
                .hasSize(3)
                .allSatisfy(
                        file -> assertThat(EditorFiles.EXTENSION.resolve(file)).exists());
        assertThat(PACKAGE.at("/contributes/grammars/0/scopeName").asText())
                .isEqualTo(EditorFiles.grammar().scope());
        assertThat(PACKAGE.findValuesAsText("language")).containsOnly("anneal");
        assertThat(Files.exists(EditorFiles.EXTENSION.resolve("README.md"))).isTrue();
    }

    @Test
    void commentsAreTheLexers() {
        String line = CONFIGURATION.at("/comments/lineComment").asText();
        String open = CONFIGURATION.at("/comments/blockComment/0").asText();
        String close = CONFIGURATION.at("/comments/blockComment/1").asText();
        assertThat(script(line + " print 1\n" + open + " print 2\n print 3 " + close)
                        .declarations())
                .isEmpty();
    }

    @Test
    void bracketsAreTheLexers() {
        List<String> brackets = new ArrayList<>();
        CONFIGURATION.path("brackets").forEach(pair -> pair.forEach(bracket -> brackets.add(bracket.asText())));
        List<String> ofLexer = WordLists.operators().stream()
                .filter(operator -> "()[]{}".contains(operator))
                .toList();
        assertThat(brackets).containsExactlyInAnyOrderElementsOf(ofLexer);
        for (String list : List.of("autoClosingPairs", "surroundingPairs")) {
            String pairs = CONFIGURATION.path(list).toString();
            assertThat(brackets)
                    .as(list)
                    .allSatisfy(bracket -> assertThat(pairs).contains("\"" + bracket + "\""));
        }
    }

    /** A double click selects what the lexer takes for one word. */
    @Test
    void wordsAreTheLexers() {
        TextMatePattern word =
                new TextMatePattern(CONFIGURATION.at("/wordPattern/pattern").asText());
        for (Source script : EditorScripts.all()) {
            for (ClassifiedToken token : TokenClassifier.tokens(script)) {
                Colour colour = Colour.expected(token).iterator().next();
                if (colour == Colour.NAME || colour == Colour.KEYWORD || colour == Colour.NUMBER) {
                    Optional<TextMateMatch> match = word.find(new TextMateLine(token.text()), 0, false);
                    assertThat(match.map(found -> token.text().substring(found.start(), found.end())))
                            .contains(token.text());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "run cooled {, true",
                "`let a = f(`, true",
                "`  let a = [ // the levels`, true",
                "print a / f(, true",
                "run r { fit f to t }, false",
                "let a = 1, false",
                "// see f(, false",
                "`print \"(`, false",
                "}, false"
            })
    void linesThatOpenABracketIndentTheNext(String line, boolean indents) {
        assertThat(matches("/indentationRules/increaseIndentPattern", line)).isEqualTo(indents);
    }

    @ParameterizedTest
    @CsvSource({"  }, true", "), true", "], true", "  until 3, false", "print {}, false"})
    void linesThatBeginWithAClosingBracketStandBack(String line, boolean standsBack) {
        assertThat(matches("/indentationRules/decreaseIndentPattern", line)).isEqualTo(standsBack);
    }

    @ParameterizedTest
    @CsvSource({"/// The seed., true", "  /// a, true", "///, false", "// a, false", "param a = 1, false"})
    void documentationGoesOnUntilALineOfItIsEmpty(String line, boolean goesOn) {
        assertThat(matches("/onEnterRules/0/beforeText", line)).isEqualTo(goesOn);
        assertThat(CONFIGURATION.at("/onEnterRules/0/action/appendText").asText())
                .isEqualTo("/// ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "end"})
    void foldingMarkersAreComments(String end) {
        String line = "// #" + (end.equals("start") ? "region" : "endregion") + " Targets";
        assertThat(matches("/folding/markers/" + end, line)).isTrue();
        assertThat(script(line).declarations()).isEmpty();
    }

    @Test
    void snippetsAreDeclarations() {
        assertThat(SNIPPETS.properties()).isNotEmpty().allSatisfy(snippet -> {
            String body = String.join(
                    "\n",
                    StreamSupport.stream(snippet.getValue().path("body").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList());
            String filledIn = body.replaceAll("\\$\\{\\d+:([^}]*)}", "$1").replace("$0", "");
            assertThat(filledIn).doesNotContain("$");
            assertThat(filledIn).startsWith(snippet.getValue().path("prefix").asText() + " ");
            assertThat(script(filledIn).declarations()).as(filledIn).isNotEmpty();
        });
    }

    private static boolean matches(String pattern, String line) {
        assertThat(CONFIGURATION.at(pattern).isTextual()).isTrue();
        return new TextMatePattern(CONFIGURATION.at(pattern).asText())
                .find(new TextMateLine(line), 0, false)
                .isPresent();
    }

    private static Script script(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Script script = SyntaxParser.parse(Source.of("text", text), SyntaxLimits.DEFAULT, diagnostics);
        assertThat(diagnostics.inOrder()).isEmpty();
        return script;
    }
}
