package dev.anneal.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.syntax.Prose.Block;
import org.junit.jupiter.api.Test;

class ProseTest {
    @Test
    void emptyLinesSeparateParagraphsAndSpacesMakeCode() {
        assertThat(Prose.of("One\nparagraph.\n\nAnother:\n\n    let x = 1\n\n      y\n\nThe last."))
                .containsExactly(
                        new Block.Paragraph("One paragraph."),
                        new Block.Paragraph("Another:"),
                        new Block.Code("let x = 1\n\n  y"),
                        new Block.Paragraph("The last."));
        assertThat(Prose.of("Text\n    code\ntext"))
                .containsExactly(new Block.Paragraph("Text"), new Block.Code("code"), new Block.Paragraph("text"));
        assertThat(Prose.of(" \n\n")).isEmpty();
    }

    @Test
    void theFirstSentenceEndsAtItsFullStop() {
        assertThat(Prose.firstSentence("One, e.g.this. Two.")).isEqualTo("One, e.g.this.");
        assertThat(Prose.firstSentence("As in:\n\n    x")).isEqualTo("As in.");
        assertThat(Prose.firstSentence("")).isEmpty();
        assertThat(Prose.firstSentence("    code")).isEmpty();
    }
}
