package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.source.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sizes that are written beside names hold for the inputs of each run, not only for their defaults. */
class WrittenSizesTest {
    private static final String SCRIPT = """
            param dim = 2
            param w: Vector[dim] = [1, 2]
            let v: Vector[3] = [1, 2, 3]
            print [w, v]
            """;

    private static List<String> mistakes(Inputs inputs) {
        try (Anneal anneal = Anneal.builder().build()) {
            return anneal.compile(Source.of("sizes.anneal", SCRIPT)).prepare(inputs).diagnostics().stream()
                    .map(Diagnostic::message)
                    .toList();
        }
    }

    @Test
    void theDefaultsGoTogether() {
        assertThat(mistakes(Inputs.defaults())).isEmpty();
    }

    @Test
    void aDefaultNoLongerGoesWithAnotherInput() {
        assertThat(mistakes(Inputs.defaults().withText("dim", "3")))
                .containsExactly("`w` has the wrong dimension: 2 instead of 3");
    }

    @Test
    void aGivenVectorMustHaveTheSize() {
        assertThat(mistakes(Inputs.defaults().withText("w", "[1, 2, 3]")))
                .containsExactly("the input `w` must be a vector of size 2, not [1, 2, 3]");
    }

    @Test
    void bothMayChangeTogether() {
        assertThat(mistakes(Inputs.defaults().withText("w", "[1, 2, 3]").withText("dim", "3")))
                .isEmpty();
    }
}
