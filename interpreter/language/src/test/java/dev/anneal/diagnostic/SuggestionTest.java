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
        assertThat(Suggestion.nearest("pear", List.of("pair", "mean"))).contains("pair");
        assertThat(Suggestion.nearest("pear", List.of("mean", "pair"))).contains("mean");
    }

    @Test
    void saysNothingWhereNothingIsNear() {
        assertThat(Suggestion.nearest("x", List.of("y", "separation"))).isEmpty();
        assertThat(Suggestion.nearest("temperature", List.of("pair", "mean"))).isEmpty();
        assertThat(Suggestion.help("temperature", List.of())).isEmpty();
    }
}
