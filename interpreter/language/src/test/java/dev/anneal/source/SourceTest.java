package dev.anneal.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SourceTest {
    @Test
    void countsLinesAndColumnsFromOneWhateverEndsALine() {
        Source source = Source.of("name", "a\nbc\r\nd\re");

        assertThat(source.lines()).isEqualTo(4);
        assertThat(source.lineText(2)).isEqualTo("bc");
        assertThat(source.lineText(3)).isEqualTo("d");
        assertThat(source.line(0)).isEqualTo(1);
        assertThat(source.line(3)).isEqualTo(2);
        assertThat(source.column(3)).isEqualTo(2);
        assertThat(source.line(8)).isEqualTo(4);
    }

    /** The Greek letter of the text has two units of UTF-16. */
    @Test
    void oneCharacterIsOneColumn() {
        Source source = Source.of("name", "ab\n\uD835\uDEFD = 1");

        assertThat(source.column(3)).isEqualTo(1);
        assertThat(source.column(5)).isEqualTo(2);
        assertThat(new Span(source, 3, 9).endColumn()).isEqualTo(6);
        assertThat(new Span(source, 0, 9).endLine()).isEqualTo(2);
    }

    @Test
    void anEmptyTextHasOneEmptyLine() {
        Source source = Source.of("name", "");

        assertThat(source.lines()).isEqualTo(1);
        assertThat(source.lineText(1)).isEmpty();
        assertThat(new Span(source, 0, 0).line()).isEqualTo(1);
    }
}
