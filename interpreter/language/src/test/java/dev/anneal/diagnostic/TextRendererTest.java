package dev.anneal.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextRendererTest {
    private static final Source SOURCE = Source.of("study.anneal", "run a {\n\tfit pair to two_modes\n}\n");
    private final TextRenderer renderer = new TextRenderer(false);

    private static Span span(String text) {
        int start = SOURCE.text().indexOf(text);
        return new Span(SOURCE, start, start + text.length());
    }

    @Test
    void placesOnOneLineHangBelowIt() {
        Diagnostic diagnostic = Diagnostic.of(
                        DiagnosticCode.DIMENSION_MISMATCH,
                        span("pair"),
                        "target and family live in different dimensions")
                .saying("family on R^32")
                .and(span("two_modes"), "density on R^64")
                .help("declare the family with `dim: 64`");

        assertThat(renderer.render(diagnostic)).isEqualTo("""
                        error[ANN-0203]: target and family live in different dimensions
                         --> study.anneal:2:6
                          |
                        2 |  fit pair to two_modes
                          |      ^^^^    --------- density on R^64
                          |      |
                          |      family on R^32
                          = help: declare the family with `dim: 64`
                        """);
    }

    @Test
    void placesOnSeveralLinesAreShownInTheirOrder() {
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.REPEATED_CLAUSE, span("}"), "not like this")
                .and(span("run"), "because of this");

        assertThat(renderer.render(diagnostic)).isEqualTo("""
                        error[ANN-0211]: not like this
                         --> study.anneal:3:1
                          |
                        1 | run a {
                          | --- because of this
                          :
                        3 | }
                          | ^
                        """);
    }

    @Test
    void placesInAnotherSourceStandBelowUnderItsName() {
        Source option = Source.of("command line", "--set a=3");
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.OUT_OF_RANGE, new Span(option, 8, 9), "too much")
                .and(span("two_modes"), "what it may be")
                .help("take less");

        assertThat(renderer.render(diagnostic)).isEqualTo("""
                        error[ANN-0302]: too much
                         --> command line:1:9
                          |
                        1 | --set a=3
                          |         ^
                         ::: study.anneal:2:14
                          |
                        2 |  fit pair to two_modes
                          |              --------- what it may be
                          = help: take less
                        """);
    }

    @Test
    void aVeryLongLineIsCutAroundThePlace() {
        Source wide = Source.of("wide", " ".repeat(5000) + "x" + " ".repeat(5000));
        String text = renderer.render(
                Diagnostic.of(DiagnosticCode.UNKNOWN_NAME, new Span(wide, 5000, 5001), "there is no `x` here"));

        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(220));
        List<String> lines = text.lines().toList();
        assertThat(lines.get(4).indexOf('^')).isEqualTo(lines.get(3).indexOf('x'));
    }

    @Test
    void coloursAreLeftOutUnlessAskedFor() {
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.UNUSED, span("a"), "`a` is never used");

        assertThat(renderer.render(diagnostic)).doesNotContain("\u001B").startsWith("warning[ANN-0217]");
        assertThat(new TextRenderer(true).render(diagnostic)).contains("\u001B[1;33mwarning[ANN-0217]");
    }
}
