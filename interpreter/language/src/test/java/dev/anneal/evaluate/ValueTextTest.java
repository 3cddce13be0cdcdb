package dev.anneal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValueTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "3, 3",
        "-2.5, -2.5",
        "0.1, 0.1",
        "0.3333333333333333, 0.333333",
        "0.0001, 0.0001",
        "0.00001, 1e-5",
        "1.23456789e-8, 1.23457e-8",
        "123456.789, 123457",
        "12345678.5, 12345679",
        "1e9, 1e9",
        "2.5e300, 2.5e300",
        "999999999, 999999999",
        "9.9999999e-5, 1e-4",
        "0.99999999, 1"
    })
    void numbersHaveSixSignificantDigits(double value, String text) {
        assertThat(ValueText.number(value)).isEqualTo(text);
    }

    @Test
    void whatIsNoNumberIsSaidInWords() {
        assertThat(ValueText.number(Double.NaN)).isEqualTo("not a number");
        assertThat(ValueText.number(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    }

    @Test
    void longListsAreCutInTheMiddle() {
        double[] entries = new double[20];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = i;
        }
        assertThat(ValueText.vector(entries)).isEqualTo("[0, 1, 2, 3, … (20 in all), 16, 17, 18, 19]");
        assertThat(ValueText.of(new Value.Sequence(List.of(new Value.Text("a"), new Value.Flag(true)))))
                .isEqualTo("[\"a\", true]");
    }
}
