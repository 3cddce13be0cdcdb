package dev.anneal.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.syntax.Colour;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The colours of what is being typed. */
class ColoursTest {
    private static List<String> coloured(String typed, Colour colour) {
        return Session.colours(typed).stream()
                .filter(piece -> piece.colour() == colour)
                .map(piece -> piece.span().text())
                .toList();
    }

    @Test
    void wordsAreKeywordsWhereTheyAreUsedAsSuch() {
        String run = "run fit {\n  fit pair to target\n  until 3 // seed\n}";
        assertThat(coloured(run, Colour.KEYWORD)).containsExactly("run", "fit", "to", "until");
        assertThat(coloured(run, Colour.NAME)).containsExactly("fit", "pair", "target");
        assertThat(coloured(run, Colour.COMMENT)).containsExactly("// seed");
    }

    @Test
    void whatIsNotFinishedHasColoursToo() {
        assertThat(coloured("save x to \"pla", Colour.TEXT)).containsExactly("\"pla");
        assertThat(coloured("let x = [1, tru", Colour.NUMBER)).containsExactly("1");
    }

    @Test
    void ofACommandItsWordIsColoured() {
        assertThat(coloured(":type let", Colour.KEYWORD)).containsExactly(":type");
    }
}
