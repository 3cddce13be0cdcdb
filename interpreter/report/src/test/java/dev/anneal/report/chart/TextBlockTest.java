package dev.anneal.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextBlockTest {
    @Test
    void leavesShortTextOnOneLine() {
        TextBlock block = TextBlock.wrap("short", 12, 200, 2);
        assertThat(block.lines()).containsExactly("short");
        assertThat(block.isElided()).isFalse();
    }

    @Test
    void breaksBetweenWords() {
        assertThat(TextBlock.wrap("one two three", 10, 50, 3).lines()).containsExactly("one two", "three");
    }

    @Test
    void breaksLongNamesAfterUnderscores() {
        assertThat(TextBlock.wrap("learning_rate_multiplier", 10, 90, 3).lines())
                .containsExactly("learning_rate_", "multiplier");
    }

    @Test
    void elidesWhatDoesNotFit() {
        TextBlock block = TextBlock.wrap("abcdefghij ".repeat(20), 10, 80, 2);
        assertThat(block.isElided()).isTrue();
        assertThat(block.lines()).hasSize(2);
        assertThat(block.lines().get(1)).endsWith("…");
        assertThat(block.width()).isLessThanOrEqualTo(80);
    }

    @Test
    void doesNotCutACharacterInHalf() {
        String beta = "\uD835\uDEFD";
        for (String line : TextBlock.wrap(beta.repeat(9), 10, 50, 5).lines()) {
            assertThat(line.codePoints()).allMatch(character -> character == beta.codePointAt(0));
        }
    }

    @Test
    void blankTextTakesNoRoom() {
        assertThat(TextBlock.wrap(" ", 12, 100, 2).height()).isZero();
    }

    @Test
    void endsEvenWhenNothingFits() {
        assertThat(TextBlock.wrap("wide", 12, 1, 3).lines()).containsExactly("w", "i", "d…");
    }
}
