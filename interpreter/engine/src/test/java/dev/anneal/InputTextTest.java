package dev.anneal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.evaluate.Value;
import org.junit.jupiter.api.Test;

final class InputTextTest {
    @Test
    void literalsOfTheLanguageAreWhatTheyAre() {
        assertThat(InputText.read("64")).isEqualTo(new Value.Number(64));
        assertThat(InputText.read("-1e-3")).isEqualTo(new Value.Number(-0.001));
        assertThat(InputText.read("inf")).isEqualTo(new Value.Number(Double.POSITIVE_INFINITY));
        assertThat(InputText.read("true")).isEqualTo(new Value.Flag(true));
        assertThat(InputText.read("\"64\"")).isEqualTo(new Value.Text("64"));
        assertThat(InputText.read("[1, -2]")).isEqualTo(new Value.Vector(new double[] {1, -2}));
        assertThat(InputText.read("[[1, 2], [3, 4]]")).isEqualTo(new Value.Matrix(2, 2, new double[] {1, 2, 3, 4}));
    }

    @Test
    void everythingElseIsAText() {
        for (String text : new String[] {"slow", "two words", "", "1 +", "a\nlet b = 2", "sqrt(2)", "\"open"}) {
            assertThat(InputText.read(text)).isEqualTo(new Value.Text(text));
        }
    }
}
