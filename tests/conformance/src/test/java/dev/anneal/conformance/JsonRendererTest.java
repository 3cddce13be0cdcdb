package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.JsonRenderer;
import dev.anneal.diagnostic.Label;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The JSON about a script, read by a parser that is not ours: it says the same as the diagnostics. */
class JsonRendererTest {
    private static final ObjectMapper READER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TestFactory
    Stream<DynamicTest> allSnippetsComeBackAsTheyWere() {
        return SnippetSources.all().stream()
                .map(script -> DynamicTest.dynamicTest(script.name(), () -> {
                    try (Anneal anneal = Anneal.create()) {
                        check(
                                script,
                                anneal.compile(script)
                                        .prepare(Inputs.defaults())
                                        .diagnostics());
                    }
                }));
    }

    private static void check(Source script, List<Diagnostic> diagnostics) throws JsonProcessingException {
        JsonNode document = READER.readTree(JsonRenderer.render(script, diagnostics));

        assertThat(document.fieldNames()).toIterable().containsExactly("version", "script", "diagnostics", "summary");
        assertThat(document.get("version").intValue()).isEqualTo(1);
        assertThat(document.get("script").textValue()).isEqualTo(script.name());
        assertThat(document.at("/summary/errors").intValue())
                .isEqualTo(diagnostics.stream().filter(Diagnostic::isError).count());
        assertThat(document.at("/summary/warnings").intValue())
                .isEqualTo(diagnostics.stream().filter(each -> !each.isError()).count());
        assertThat(document.get("diagnostics")).hasSameSizeAs(diagnostics);
        for (int i = 0; i < diagnostics.size(); i++) {
            check(document.get("diagnostics").get(i), diagnostics.get(i));
        }
    }

    private static void check(JsonNode node, Diagnostic diagnostic) {
        assertThat(node.fieldNames())
                .toIterable()
                .containsExactly("code", "severity", "message", "help", "primary", "secondary");
        assertThat(node.get("code").textValue()).isEqualTo(diagnostic.code().id());
        assertThat(node.get("severity").textValue()).isEqualTo(diagnostic.isError() ? "error" : "warning");
        assertThat(node.get("message").textValue()).isEqualTo(diagnostic.message());
        assertThat(node.get("help").textValue()).isEqualTo(diagnostic.help().orElse(null));
        check(node.get("primary"), diagnostic.primary());
        assertThat(node.get("secondary")).hasSameSizeAs(diagnostic.secondary());
        for (int i = 0; i < diagnostic.secondary().size(); i++) {
            check(node.get("secondary").get(i), diagnostic.secondary().get(i));
        }
    }

    private static void check(JsonNode node, Label label) {
        assertThat(node.get("file").textValue()).isEqualTo(label.span().source().name());
        assertThat(node.get("text").textValue()).isEqualTo(label.text());
        String text = label.span().source().text();
        for (String end : List.of("start", "end")) {
            JsonNode position = node.get(end);
            int offset = position.get("offset").intValue();
            assertThat(offset)
                    .isEqualTo(
                            end.equals("start")
                                    ? label.span().start()
                                    : label.span().end());
            // Lines and columns as a person counts them: what stands before the place, split at its line breaks.
            List<String> before =
                    Stream.of(text.substring(0, offset).split("\r\n|\r|\n", -1)).toList();
            String line = before.get(before.size() - 1);
            assertThat(position.get("line").intValue()).isEqualTo(before.size());
            assertThat(position.get("column").intValue()).isEqualTo(line.codePointCount(0, line.length()) + 1);
        }
    }

    @Test
    void theReferenceShowsWhatComesOut() throws IOException {
        String page = Files.readString(Path.of("../../grammar/README.md"));
        int start = page.indexOf("```json\n") + "```json\n".length();
        Source script = Source.of("script.anneal", "print 1 + \"x\"\n");
        try (Anneal anneal = Anneal.create()) {
            List<Diagnostic> diagnostics = anneal.compile(script).diagnostics();
            assertThat(READER.readTree(page.substring(start, page.indexOf("```", start))))
                    .isEqualTo(READER.readTree(JsonRenderer.render(script, diagnostics)));
        }
    }

    @Test
    void whateverStandsInATextIsEscaped() throws JsonProcessingException {
        StringBuilder everything = new StringBuilder();
        for (char unit = 0; unit < 0x100; unit++) {
            everything.append(unit);
        }
        String text = everything.append("\u2028\u2029 𝛽 \"\\/").toString();
        Source script = Source.of(text, "let a = 1");
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.UNUSED, new Span(script, 4, 5), text)
                .saying(text)
                .and(new Span(script, 8, 9), text)
                .help(text);

        String json = JsonRenderer.render(script, List.of(diagnostic));

        check(script, List.of(diagnostic));
        assertThat(json.chars().filter(unit -> Character.isISOControl(unit) && unit != '\n'))
                .isEmpty();
        assertThat(json.lines()).hasSize(3);
    }

    /** They have no UTF-8, and a document with one would not be read by every program. */
    @Test
    void halvesOfCharactersAreReplaced() throws JsonProcessingException {
        Source script = Source.of("script", "let a = 1");
        Diagnostic diagnostic =
                Diagnostic.of(DiagnosticCode.UNUSED, new Span(script, 4, 5), "a \uD835 b \uDEFD c \uD835\uDEFD \uD835");

        JsonNode document = READER.readTree(JsonRenderer.render(script, List.of(diagnostic)));

        assertThat(document.at("/diagnostics/0/message").textValue())
                .isEqualTo("a \uFFFD b \uFFFD c \uD835\uDEFD \uFFFD");
    }
}
