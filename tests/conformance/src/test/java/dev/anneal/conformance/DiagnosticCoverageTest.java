package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.run.Limits;
import dev.anneal.source.Source;
import dev.anneal.syntax.SyntaxLimits;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every kind of diagnostic is shown by a snippet, or by a test where it needs more than a script. */
class DiagnosticCoverageTest {
    /** Shown by tests of inputs, limits and listeners. */
    private static final Set<DiagnosticCode> BEYOND_SCRIPTS = EnumSet.of(
            DiagnosticCode.SCRIPT_TOO_LONG,
            DiagnosticCode.UNKNOWN_INPUT,
            DiagnosticCode.LISTENER_FAILED,
            DiagnosticCode.LIMIT_REACHED);

    @Test
    void everyKindIsShownBySomeSnippet() {
        String outputs = Stream.of("parse", "errors", "plan", "run")
                .map(Snippets::outputs)
                .reduce("", String::concat);
        for (DiagnosticCode code : DiagnosticCode.values()) {
            assertThat(outputs.contains("[" + code.id() + "]"))
                    .as("a snippet shows " + code)
                    .isEqualTo(!BEYOND_SCRIPTS.contains(code));
        }
    }

    @Test
    void unknownInputsAreReportedWithTheKnownOnes() {
        assertThat(prepared("param dim = 3\nprint dim", Inputs.defaults().with("dmi", 4)))
                .singleElement()
                .satisfies(diagnostic -> {
                    assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.UNKNOWN_INPUT);
                    assertThat(diagnostic.message()).isEqualTo("the script has no input `dmi`");
                    assertThat(diagnostic.help()).contains("did you mean `dim`?");
                    assertThat(diagnostic.primary().span().text()).isEqualTo("dmi = 4");
                });
    }

    @Test
    void inputsAreCheckedLikeDefaults() {
        assertThat(prepared(
                        "param dim = 3 in 1..10\nprint dim", Inputs.defaults().with("dim", 11)))
                .singleElement()
                .satisfies(diagnostic -> {
                    assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.OUT_OF_RANGE);
                    assertThat(diagnostic.primary().span().text()).isEqualTo("11");
                    assertThat(diagnostic.secondary().get(0).span().text()).isEqualTo("1..10");
                });
        assertThat(prepared("param dim = 3\nprint dim", Inputs.defaults().with("dim", "three")))
                .singleElement()
                .satisfies(diagnostic ->
                        assertThat(diagnostic.message()).isEqualTo("the input `dim` must be a number, not \"three\""));
        assertThat(prepared("param dim = 3\nprint dim", Inputs.defaults().withText("dim", "-2.5")))
                .isEmpty();
    }

    @Test
    void scriptsLongerThanTheLimitAreNotRead() {
        Limits limits = new Limits(Duration.ofMinutes(1), 10, 1 << 20, new SyntaxLimits(20, 5));
        try (Anneal anneal = Anneal.builder().limits(limits).build()) {
            assertThat(anneal.compile(Source.of("script", "print 1 + 2 + 3 + 4 + 5"))
                            .diagnostics())
                    .singleElement()
                    .satisfies(diagnostic -> assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.SCRIPT_TOO_LONG));
            assertThat(anneal.compile(Source.of("script", "print 1 + 2 + 3")).diagnostics())
                    .isEmpty();
            assertThat(anneal.compile(Source.of("script", "print ((((((1))))))"))
                            .diagnostics())
                    .singleElement()
                    .satisfies(diagnostic -> assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.NESTED_TOO_DEEPLY));
        }
    }

    private static List<Diagnostic> prepared(String text, Inputs inputs) {
        try (Anneal anneal = Anneal.create()) {
            return anneal.compile(Source.of("script", text)).prepare(inputs).diagnostics();
        }
    }
}
