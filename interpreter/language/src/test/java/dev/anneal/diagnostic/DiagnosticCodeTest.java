package dev.anneal.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiagnosticCodeTest {
    @Test
    void numbersAreUniqueAndInOrder() {
        assertThat(Stream.of(DiagnosticCode.values()).map(DiagnosticCode::id))
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("ANN-0[1-5]\\d\\d"));
        assertThat(Stream.of(DiagnosticCode.values()).map(DiagnosticCode::group).distinct())
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANN-0203", "ann-0203", "Ann-203", "0203", "203", " 203 "})
    void isFoundHoweverItIsTyped(String typed) {
        assertThat(DiagnosticCode.find(typed)).contains(DiagnosticCode.DIMENSION_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "0", "ANN-", "ANN-9999", "00203", "coverage", "ANN-ANN-0203"})
    void isNotFoundByAnythingElse(String typed) {
        assertThat(DiagnosticCode.find(typed)).isEmpty();
    }

    @Test
    void theNearestIsOneSlipAway() {
        assertThat(DiagnosticCode.nearest("2003")).contains(DiagnosticCode.DIMENSION_MISMATCH);
        assertThat(DiagnosticCode.nearest("ANN-02203")).contains(DiagnosticCode.DIMENSION_MISMATCH);
        assertThat(DiagnosticCode.nearest("ANN-9999")).isEmpty();
        assertThat(DiagnosticCode.nearest("9".repeat(100_000))).isEmpty();
    }
}
