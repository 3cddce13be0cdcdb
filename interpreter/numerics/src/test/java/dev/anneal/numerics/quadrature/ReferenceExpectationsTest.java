package dev.anneal.numerics.quadrature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anneal.numerics.Reference;
import org.junit.jupiter.api.Test;

/** The one-dimensional expectations against the reference numbers. */
class ReferenceExpectationsTest {

    private final JsonNode reference = Reference.read("expectations.json");

    @Test
    void mmse() {
        for (JsonNode row : reference.get("mmse")) {
            double separation = row.get("D").asDouble();
            assertThat(Mmse.of(separation))
                    .as("mmse(%s)", separation)
                    .isCloseTo(row.get("mmse").asDouble(), within(1e-10));
        }
    }

    @Test
    void smoothedLogistic() {
        for (JsonNode row : reference.get("smoothed_logistic")) {
            double mean = row.get("mean").asDouble();
            double deviation = row.get("deviation").asDouble();
            assertThat(SmoothedLogistic.logistic(mean, deviation))
                    .as("E sigma(%s + %s z)", mean, deviation)
                    .isCloseTo(row.get("expected_logistic").asDouble(), within(1e-10));
        }
    }
}
