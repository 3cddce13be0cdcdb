package dev.anneal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.anneal.catalogue.Kind;
import dev.anneal.tape.Primitive;
import dev.anneal.tape.TapeRecorder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The canonical form of fits: nothing is lost, nothing that does not matter is kept, and it does not change. */
class FitCodecTest {
    private static final Start DRAWN = new Start.Drawn(normal(0, 1));
    private static final Start GIVEN = new Start.Given(new Datum.Fields(Map.of(
            "means", new Datum.Matrix(2, 2, new double[] {1, 2, 3, 4}), "weights", new Datum.Vector(new double[] {
                0.25, 0.75
            }))));

    static List<FitSpec> specs() {
        return List.of(
                spec(constant(1), DRAWN),
                spec(constant(1), new Start.Drawn(Datum.Missing.MISSING)),
                spec(constant(0.5), GIVEN),
                spec(constant(0.5), new Start.Warm(spec(constant(1), DRAWN))),
                spec(custom(), DRAWN),
                spec(unusual(), GIVEN));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void nothingIsLost(FitSpec spec) {
        assertThat(FitCodec.decode(FitCodec.encode(spec))).isEqualTo(spec);
    }

    @Test
    void differentFitsHaveDifferentHashes() {
        assertThat(specs().stream().map(FitCodec::hash)).doesNotHaveDuplicates();
        FitSpec spec = spec(constant(1), DRAWN);
        assertThat(FitCodec.hash(withSeed(spec, 1))).isNotEqualTo(FitCodec.hash(spec));
    }

    /** These hashes name results in caches: whoever changes the form changes {@link FitCodec#VERSION}, and them. */
    @Test
    void theFormDoesNotChange() {
        assertThat(FitCodec.VERSION).isEqualTo(2);
        assertThat(specs().stream().map(spec -> FitCodec.hash(spec).brief()))
                .containsExactly(
                        "13525adf4322", "4be0cf4bb73c", "5accc3aa64af", "c1051ab18155", "7421abf8a7e2", "752d5b8ee2c8");
    }

    @Test
    void theOrderOfArgumentsDoesNotMatter() {
        Map<String, Datum> forwards = new LinkedHashMap<>();
        forwards.put("mean", new Datum.Number(2));
        forwards.put("sd", new Datum.Number(3));
        Map<String, Datum> backwards = new LinkedHashMap<>();
        backwards.put("sd", new Datum.Number(3));
        backwards.put("mean", new Datum.Number(2));
        FitSpec one = spec(constant(1), new Start.Drawn(density(forwards)));
        FitSpec other = spec(constant(1), new Start.Drawn(density(backwards)));
        assertThat(FitCodec.encode(one)).isEqualTo(FitCodec.encode(other));
    }

    @Test
    void numbersThatAreEqualAreWrittenEqually() {
        assertThat(FitCodec.encode(spec(constant(-0.0), DRAWN))).isEqualTo(FitCodec.encode(spec(constant(0.0), DRAWN)));
        double otherNan = Double.longBitsToDouble(0x7ff8000000000001L);
        assertThat(FitCodec.encode(spec(constant(otherNan), DRAWN)))
                .isEqualTo(FitCodec.encode(spec(constant(Double.NaN), DRAWN)));
        assertThat(FitCodec.encode(spec(constant(Math.nextUp(1.0)), DRAWN)))
                .isNotEqualTo(FitCodec.encode(spec(constant(1), DRAWN)));
    }

    @Test
    void damagedFormsAreRefused() {
        byte[] whole = FitCodec.encode(spec(custom(), GIVEN));
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatIllegalArgumentException().isThrownBy(() -> FitCodec.decode(part));
        }
        byte[] newer = whole.clone();
        newer[0] = FitCodec.VERSION + 1;
        assertThatIllegalArgumentException().isThrownBy(() -> FitCodec.decode(newer));
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        assertThatIllegalArgumentException().isThrownBy(() -> FitCodec.decode(longer));
    }

    @Test
    void damagedBytesNeverBreakTheReader() {
        byte[] whole = FitCodec.encode(spec(custom(), GIVEN));
        for (int at = 0; at < whole.length; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
                byte[] damaged = whole.clone();
                damaged[at] = (byte) value;
                assertThat(isReadOrRefused(damaged))
                        .as("byte %s as %s", at, value)
                        .isTrue();
            }
        }
    }

    private static boolean isReadOrRefused(byte[] bytes) {
        try {
            FitCodec.decode(bytes);
            return true;
        } catch (IllegalArgumentException refused) {
            return true;
        } catch (RuntimeException | OutOfMemoryError broken) {
            return false;
        }
    }

    private static FitSpec spec(Datum.Term schedule, Start start) {
        return new FitSpec(
                term(Kind.FAMILY, "gaussian_mixture", Map.of("dim", new Datum.Number(2)), Optional.of(2L)),
                normal(1, 1),
                schedule,
                term(Kind.PATH, "tempering", Map.of(), Optional.empty()),
                term(Kind.METHOD, "gradient_flow", Map.of("integrator", new Datum.Text("rk4")), Optional.empty()),
                12.5,
                start,
                List.of("kl", "mode_mass"),
                OptionalDouble.of(0.5),
                7);
    }

    private static FitSpec withSeed(FitSpec spec, long seed) {
        return new FitSpec(
                spec.family(),
                spec.target(),
                spec.schedule(),
                spec.path(),
                spec.method(),
                spec.horizon(),
                spec.start(),
                spec.recorded(),
                OptionalDouble.empty(),
                seed);
    }

    private static Datum.Term constant(double beta) {
        return term(Kind.SCHEDULE, "constant", Map.of("beta", new Datum.Number(beta)), Optional.empty());
    }

    /** {@code t -> if t < 2 then 0.5 else min(1, t)}. */
    private static Datum.Term custom() {
        TapeRecorder recorder = new TapeRecorder(1, TapeRecorder.Subject.TIME);
        int time = recorder.input(0);
        int early = recorder.apply(Primitive.LESS, time, recorder.constant(2));
        int late = recorder.apply(Primitive.MIN, recorder.constant(1), time);
        int result = recorder.apply(Primitive.SELECT, early, recorder.constant(0.5), late);
        Map<String, Datum> arguments =
                Map.of("beta", new Datum.Graph(recorder.finish(List.of(result))), "end", Datum.Missing.MISSING);
        return term(Kind.SCHEDULE, "custom", arguments, Optional.empty());
    }

    /** Every kind of datum at once. */
    private static Datum.Term unusual() {
        Map<String, Datum> arguments = Map.of(
                "flag", new Datum.Flag(true),
                "list", new Datum.Sequence(List.of(new Datum.Text("β"), Datum.Missing.MISSING, constant(1))),
                "numbers", new Datum.Vector(new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE}),
                "none", new Datum.Vector(new double[0]),
                "record", new Datum.Fields(Map.of("a", new Datum.Number(-1), "b", new Datum.Fields(Map.of()))));
        return term(Kind.SCHEDULE, "unusual", arguments, Optional.empty());
    }

    private static Datum.Term normal(double mean, double sd) {
        return density(Map.of("mean", new Datum.Number(mean), "sd", new Datum.Number(sd)));
    }

    private static Datum.Term density(Map<String, Datum> arguments) {
        return term(Kind.DENSITY, "normal", arguments, Optional.empty());
    }

    private static Datum.Term term(Kind kind, String name, Map<String, Datum> arguments, Optional<Long> dimension) {
        return new Datum.Term(kind, name, arguments, dimension);
    }
}
