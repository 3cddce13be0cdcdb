package dev.anneal.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgWriterTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "-0.001, 0", "1, 1", "1.5, 1.5", "1.05, 1.05", "-2.346, -2.35", "1000000, 1000000", "0.1, 0.1"})
    void writesNumbersWithAtMostTwoDecimals(double value, String expected) {
        assertThat(SvgWriter.number(value)).isEqualTo(expected);
    }

    @Test
    void refusesCoordinatesThatAreNotNumbers() {
        assertThatIllegalArgumentException().isThrownBy(() -> SvgWriter.number(Double.NaN));
    }

    @Test
    void escapesWhatXmlReserves() {
        assertThat(SvgWriter.escape("<a & \"b\">")).isEqualTo("&lt;a &amp; &quot;b&quot;&gt;");
    }

    @Test
    void replacesWhatXmlCannotHold() {
        assertThat(SvgWriter.escape("a\u0000b\u001Bc\uD800d\uFFFE")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
        assertThat(SvgWriter.escape("β \uD835\uDEFD")).isEqualTo("β \uD835\uDEFD");
    }

    @Test
    void nestsElements() {
        SvgWriter svg = new SvgWriter();
        svg.open("g")
                .attribute("x", 1.0)
                .open("text")
                .text("a")
                .close()
                .open("rect")
                .close()
                .close();
        assertThat(svg.finish().toSvg()).isEqualTo("<g x=\"1\">\n  <text>a</text>\n  <rect/>\n</g>\n");
    }

    @Test
    void noticesElementsOutOfOrder() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new SvgWriter().open("g").text("a").attribute("x", "1"));
        assertThatIllegalStateException()
                .isThrownBy(() -> new SvgWriter().open("g").finish());
    }
}
