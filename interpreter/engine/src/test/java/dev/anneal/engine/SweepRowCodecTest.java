package dev.anneal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anneal.evaluate.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepRowCodecTest {
    private static final List<SweepRow> ROWS = List.of(
            new SweepRow(
                    64,
                    true,
                    Optional.empty(),
                    List.of(
                            new Value.Number(0.1),
                            new Value.Flag(true),
                            new Value.Text("zu viel, \u00e9"),
                            Value.MISSING,
                            new Value.Vector(new double[] {1, -0.0, Double.POSITIVE_INFINITY}),
                            new Value.Matrix(2, 1, new double[] {3, 4}))),
            new SweepRow(65, false, Optional.of("it broke"), List.of()));

    @Test
    void rowsComeBackAsTheyWere() {
        assertThat(SweepRowCodec.decode(SweepRowCodec.encode(ROWS))).isEqualTo(ROWS);
    }

    @Test
    void numbersKeepTheirBits() {
        double odd = Double.longBitsToDouble(0x7ff8000000000123L);
        SweepRow row = new SweepRow(0, true, Optional.empty(), List.of(new Value.Number(odd), new Value.Number(-0.0)));
        List<Value> values =
                SweepRowCodec.decode(SweepRowCodec.encode(List.of(row))).get(0).values();
        assertThat(values.stream().map(value -> Double.doubleToRawLongBits(((Value.Number) value).value())))
                .containsExactly(0x7ff8000000000123L, Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void whatIsCutShortIsRefused() {
        byte[] bytes = SweepRowCodec.encode(ROWS);
        for (int length = 0; length < bytes.length; length++) {
            byte[] some = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> SweepRowCodec.decode(some)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
