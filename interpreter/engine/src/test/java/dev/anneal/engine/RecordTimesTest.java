package dev.anneal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.catalogue.Kind;
import dev.anneal.plan.Datum;
import dev.anneal.plan.FitSpec;
import dev.anneal.plan.Start;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class RecordTimesTest {
    private static double[] times(double horizon, OptionalDouble every, String... fields) {
        Datum.Term term = new Datum.Term(Kind.SCHEDULE, "constant", Map.of(), Optional.empty());
        Start start = new Start.Drawn(Datum.Missing.MISSING);
        return RecordTimes.of(new FitSpec(term, term, term, term, term, horizon, start, List.of(fields), every, 0));
    }

    @Test
    void multiplesOfTheIntervalAndTheEnd() {
        assertThat(times(1, OptionalDouble.of(0.4), "beta")).containsExactly(0, 0.4, 0.8, 1);
        assertThat(times(1, OptionalDouble.of(5), "beta")).containsExactly(0, 1);
    }

    @Test
    void theEndIsRecordedOnceThoughRoundingPutsAMultipleNextToIt() {
        // 2.1 / 0.3 is a little above 7 in binary numbers, 0.3 / 0.1 a little below 3.
        assertThat(times(2.1, OptionalDouble.of(0.3), "beta")).hasSize(8).endsWith(2.1);
        assertThat(times(0.3, OptionalDouble.of(0.1), "beta")).hasSize(4).endsWith(0.3);
        double[] many = times(70, OptionalDouble.of(0.7), "beta");
        assertThat(many).hasSize(101).endsWith(70);
        for (int i = 1; i < many.length; i++) {
            assertThat(many[i] - many[i - 1]).isGreaterThan(0.6);
        }
    }

    @Test
    void withoutAnIntervalAHundredthAndWithoutFieldsNothing() {
        assertThat(times(7, OptionalDouble.empty(), "beta")).hasSize(101);
        assertThat(times(7, OptionalDouble.of(1))).isEmpty();
    }
}
