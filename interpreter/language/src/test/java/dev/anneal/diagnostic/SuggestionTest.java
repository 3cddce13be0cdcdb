package dev.anneal.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionTest {
    @Test
    void findsTheNearestWord() {
        assertThat(Suggestion.nearest("componentz", List.of("dim", "components")))
                .contains("components");
        assertThat(Suggestion.nearest("untill", List.of("under", "until"))).contains("until");
        assertThat(Suggestion.nearest("frm", List.of("rate", "from"))).contains("from");
        assertThat(Suggestion.nearest("LINEAR", List.of("linear"))).contains("linear");
    }

    @Test
    void aSwapOfNeighboursIsOneChange() {
        assertThat(Suggestion.distance("qeunch", "quench")).isEqualTo(1);
        assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
    }

    @Test
    void ofEquallyNearWordsTheFirstCounts() {
        assertThat(Suggestion.nearest("pear", List.of("pair", "peak"))).contains("peak");
        assertThat(Suggestion.nearest("pear", List.of("peat", "peak"))).contains("peat");
        assertThat(Suggestion.nearest("pear", List.of("peak", "peat"))).contains("peak");
    }

    @Test
    void lettersOfOtherAlphabetsAreToldApart() {
        // Cyrillic.
        assertThat(Suggestion.help("l\u0435t", List.of("let")))
                .contains("did you mean `let`? here a letter of it is" + " cyrillic small letter ie");
        assertThat(Suggestion.help("\u0430", List.of("a")))
                .hasValueSatisfying(help -> assertThat(help).contains("`a`"));
        assertThat(Suggestion.help("\u03b2", List.of("x"))).isEmpty();
    }

    @Test
    void saysNothingWhereNothingIsNear() {
        assertThat(Suggestion.nearest("nowhere", List.of("power"))).isEmpty();
        assertThat(Suggestion.nearest("pear", List.of("mean"))).isEmpty();
        assertThat(Suggestion.nearest("x", List.of("y", "separation"))).isEmpty();
        assertThat(Suggestion.nearest("temperature", List.of("pair", "mean"))).isEmpty();
        assertThat(Suggestion.help("temperature", List.of())).isEmpty();
    }
}
