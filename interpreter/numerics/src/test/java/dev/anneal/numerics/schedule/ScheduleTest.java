package dev.anneal.numerics.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.tape.Operation;
import dev.anneal.numerics.tape.Program;
import dev.anneal.numerics.tape.ProgramBuilder;
import dev.anneal.numerics.tape.ScalarTape;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Values, ends and kinks of every schedule. */
class ScheduleTest {

    @Test
    void constant() {
        Schedule schedule = new ConstantSchedule(0.4);
        assertThat(schedule.beta(17)).isEqualTo(0.4);
        assertThat(schedule.end()).hasValue(0);
        assertThat(schedule.kinks(100)).isEmpty();
    }

    @Test
    void linear() {
        Schedule schedule = LinearSchedule.of(0.2, 0.05, false);
        assertThat(schedule.beta(4)).isCloseTo(0.4, within(1e-15));
        assertThat(schedule.beta(16)).isEqualTo(1);
        assertThat(schedule.beta(99)).isEqualTo(1);
        assertThat(schedule.kinks(100)).containsExactly(schedule.end().orElseThrow());
        assertThat(schedule.kinks(16)).isEmpty();
        assertThat(LinearSchedule.over(0.2, 16, false).beta(4)).isCloseTo(0.4, within(1e-15));
        assertThat(LinearSchedule.of(0.2, 0, false).beta(1e9)).isEqualTo(0.2);
    }

    @Test
    void linearInTheTemperature() {
        Schedule schedule = LinearSchedule.of(0.2, 0.5, true);
        assertThat(schedule.beta(4)).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(schedule.end()).hasValue(8);
        assertThat(LinearSchedule.over(0.2, 8, true).beta(4)).isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void rampsRunFromTheirStartToExactlyOne() {
        List<Schedule> ramps = List.of(
                LinearSchedule.over(0.1, 10, false),
                LinearSchedule.over(0.1, 10, true),
                new GeometricSchedule(0.1, 10),
                new PowerSchedule(0.1, 10, 2),
                new PowerSchedule(0.1, 10, 2, true),
                new CosineSchedule(0.1, 10),
                new CosineSchedule(0.1, 10, true),
                new SigmoidSchedule(0.1, 10),
                new SigmoidSchedule(0.1, 10, 4, true));
        double[] middle = {0.55, 1 / 5.5, Math.sqrt(0.1), 0.325, 1 / 7.75, 0.55, 1 / 5.5, 0.55, 1 / 5.5};
        for (int i = 0; i < ramps.size(); i++) {
            Schedule ramp = ramps.get(i);
            assertThat(ramp.beta(0)).as("start of %d", i).isCloseTo(0.1, within(1e-15));
            assertThat(ramp.beta(5)).as("middle of %d", i).isCloseTo(middle[i], within(1e-14));
            assertThat(ramp.beta(Math.nextDown(10.0)))
                    .as("before the end of %d", i)
                    .isCloseTo(1, within(1e-12));
            assertThat(ramp.beta(10)).isEqualTo(1);
            assertThat(ramp.end()).hasValue(10);
            assertThat(ramp.kinks(20)).containsExactly(10);
            double before = 0;
            for (double time = 0; time <= 11; time += 0.01) {
                assertThat(ramp.beta(time)).isBetween(before, 1.0);
                before = ramp.beta(time);
            }
        }
        assertThat(new CosineSchedule(0.1, 10).beta(2.5)).isCloseTo(0.1 + 0.45 * (1 - Math.sqrt(0.5)), within(1e-15));
        double high = 1 / (1 + Math.exp(-5));
        assertThat(new SigmoidSchedule(0.1, 10).beta(2))
                .isCloseTo(0.1 + 0.9 * (1 / (1 + Math.exp(3)) - (1 - high)) / (2 * high - 1), within(1e-14));
    }

    @Test
    void steps() {
        Schedule schedule = new StepsSchedule(new double[] {0.1, 0.3, 1}, 0.3);
        double jump = schedule.kinks(1)[0];
        assertThat(schedule.kinks(1)).hasSize(2);
        assertThat(schedule.end()).hasValue(schedule.kinks(1)[1]);
        assertThat(schedule.beta(jump)).isEqualTo(0.3);
        assertThat(schedule.beta(Math.nextDown(jump))).isEqualTo(0.1);
        assertThat(schedule.betaBefore(jump)).isEqualTo(0.1);
        assertThat(schedule.beta(5)).isEqualTo(1);
    }

    @Test
    void cyclic() {
        Schedule schedule = new CyclicSchedule(0.2, 10, 0.4, 3);
        assertThat(schedule.beta(2)).isCloseTo(0.6, within(1e-15));
        assertThat(schedule.beta(7)).isEqualTo(1);
        assertThat(schedule.beta(10)).isEqualTo(0.2);
        assertThat(schedule.betaBefore(10)).isEqualTo(1);
        assertThat(schedule.beta(22)).isCloseTo(0.6, within(1e-15));
        assertThat(schedule.beta(32)).isEqualTo(1);
        assertThat(schedule.end()).hasValue(24);
        assertThat(schedule.kinks(100)).containsExactly(4, 10, 14, 20, 24);
        assertThat(schedule.kinks(12)).containsExactly(4, 10);
        Schedule odd = new CyclicSchedule(0.2, 0.1, 0.7, 1000);
        for (double kink : odd.kinks(100)) {
            assertThat(Math.abs(odd.beta(kink) - odd.beta(kink + 1e-9))).isLessThan(1e-6);
        }
    }

    @Test
    void thenAndHold() {
        Schedule then = new ThenSchedule(
                new HoldSchedule(new StepsSchedule(new double[] {0.1, 0.5}, 0.2), 0.3),
                new StepsSchedule(new double[] {0.2, 0.7}, 0.14));
        assertThat(then.end().orElseThrow()).isCloseTo(0.47, within(1e-15));
        double[] kinks = then.kinks(10);
        assertThat(kinks).hasSize(3);
        assertThat(kinks[1]).isEqualTo(0.4);
        double[] after = {0.5, 0.2, 0.7};
        double[] before = {0.1, 0.5, 0.2};
        for (int i = 0; i < kinks.length; i++) {
            assertThat(then.beta(kinks[i])).isEqualTo(after[i]);
            assertThat(then.beta(Math.nextDown(kinks[i]))).isEqualTo(before[i]);
            assertThat(then.betaBefore(kinks[i])).isEqualTo(before[i]);
        }
        assertThat(new HoldSchedule(LinearSchedule.of(0.5, 0.5, false), 3).end())
                .hasValue(4);
    }

    @Test
    void clamp() {
        Schedule clamp = new ClampSchedule(new CyclicSchedule(0.1, 10, 0.9, 2), 0.2, 0.8);
        assertThat(clamp.beta(0)).isEqualTo(0.2);
        assertThat(clamp.beta(9.5)).isEqualTo(0.8);
        assertThat(clamp.beta(4.5)).isCloseTo(0.55, within(1e-14));
        double[] kinks = clamp.kinks(12);
        assertThat(kinks).hasSize(5);
        assertThat(kinks[0]).isCloseTo(1, within(1e-12));
        assertThat(kinks[1]).isCloseTo(7, within(1e-12));
        assertThat(kinks[2]).isEqualTo(9);
        assertThat(kinks[3]).isEqualTo(10);
        assertThat(kinks[4]).isCloseTo(11, within(1e-12));
    }

    @Test
    void aUsersFunction() {
        // beta = if t < 3 then 0.1 else min(1, 0.2 + t / 10)
        ProgramBuilder builder = Program.builder(1);
        int time = builder.input(0);
        int early = builder.apply(Operation.LESS, time, builder.constant(3));
        int ramp = builder.apply(
                Operation.ADD, builder.constant(0.2), builder.apply(Operation.DIVIDE, time, builder.constant(10)));
        int late = builder.apply(Operation.MIN, builder.constant(1), ramp);
        ScalarTape tape =
                new ScalarTape(builder.build(builder.apply(Operation.SELECT, early, builder.constant(0.1), late)));
        Schedule schedule = new TapeSchedule(tape, OptionalDouble.of(8));
        assertThat(schedule.beta(2)).isEqualTo(0.1);
        assertThat(schedule.beta(3)).isEqualTo(0.5);
        assertThat(schedule.beta(20)).isEqualTo(1);
        assertThat(schedule.end()).hasValue(8);
        double[] kinks = schedule.kinks(20);
        assertThat(kinks).contains(3.0);
        assertThat(schedule.betaBefore(3)).isEqualTo(0.1);
        assertThat(Arrays.stream(kinks).boxed())
                .allMatch(kink -> Math.abs(kink - 3) < 1e-14 || Math.abs(kink - 8) < 1e-13);
        assertThat(Arrays.stream(kinks).boxed()).anyMatch(kink -> Math.abs(kink - 8) < 1e-13);
    }

    @Test
    void mistakesAreSaidInTheWordsOfTheSchedule() {
        assertMessage(() -> LinearSchedule.of(1.3, 1, false), "`from` must be above 0 and at most 1, it is 1.3.");
        assertMessage(() -> LinearSchedule.of(0.3, -1, false), "`rate` must be at least 0 and finite, it is -1.0.");
        assertMessage(() -> new GeometricSchedule(0.3, 0), "`over` must be above 0 and finite, it is 0.0.");
        assertMessage(() -> new PowerSchedule(0.3, 1, Double.NaN), "`exponent` must be above 0 and finite, it is NaN.");
        assertMessage(() -> new StepsSchedule(new double[0], 1), "`levels` needs at least one level.");
        assertMessage(() -> new CyclicSchedule(0.3, 1, 1.5, 1), "`ramp` must be above 0 and at most 1, it is 1.5.");
        assertMessage(() -> new CyclicSchedule(0.3, 1, 0.5, 0), "`cycles` must be at least 1, it is 0.");
        assertMessage(
                () -> new ClampSchedule(new ConstantSchedule(1), 0.5, 0.4),
                "`high` must be at least `low`, but it is 0.4 and `low` is 0.5.");
        ProgramBuilder builder = Program.builder(1);
        Schedule endless =
                new TapeSchedule(new ScalarTape(builder.build(builder.constant(0.5))), OptionalDouble.empty());
        assertMessage(
                () -> new ThenSchedule(endless, new ConstantSchedule(1)),
                "`then` needs a schedule with an end before it, this one has none.");
        assertMessage(() -> new HoldSchedule(endless, 1), "`hold` needs a schedule with an end, this one has none.");
    }

    private static void assertMessage(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
