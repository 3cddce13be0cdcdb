package dev.anneal.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisRangeTest {
    private static final Axis LINEAR = Axis.linear("y");

    @Test
    void reachesARoundValueNearBy() {
        AxisRange range = padded(LINEAR, 0.09, 0.91);
        assertThat(range.low()).isBetween(-0.05, 0.0);
        assertThat(range.high()).isBetween(1.0, 1.05);
    }

    @Test
    void doesNotReachFar() {
        assertThat(padded(LINEAR, 10.5, 11.9).low()).isGreaterThan(10);
    }

    @Test
    void leavesTheEdgesOfTightRangesAlone() {
        assertThat(AxisRange.tight(LINEAR, extent(Scale.LINEAR, 0.02, 0.97)))
                .hasValue(new AxisRange(Scale.LINEAR, 0.02, 0.97));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 5, -3, 0.3, 1e-9, 1e12, 1e300, -1e300, 1e-310})
    void givesAConstantRoomAboveAndBelow(double constant) {
        AxisRange range = padded(LINEAR, constant, constant);
        assertThat(range.share(constant)).isCloseTo(0.5, within(0.15));
    }

    @Test
    void takesRoundingErrorsForAConstant() {
        AxisRange range = padded(LINEAR, 0.3, 0.3 + 1e-16);
        assertThat(range.high() - range.low()).isGreaterThan(0.05);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-300, 1e300})
    void givesAConstantRoomOnALogarithmicAxis(double constant) {
        AxisRange range = padded(Axis.logarithmic("y"), constant, constant);
        assertThat(range.share(constant)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void keepsTheLimitsOfTheAuthor() {
        AxisRange range = padded(LINEAR.withLimits(-1, 2), 0, 1);
        assertThat(range).isEqualTo(new AxisRange(Scale.LINEAR, -1, 2));
    }

    @Test
    void acceptsASingleLimitThatTheDataDoNotReach() {
        Axis fromFive = new Axis("y", Scale.LINEAR, OptionalDouble.of(5), OptionalDouble.empty());
        AxisRange range = padded(fromFive, 0, 3);
        assertThat(range.low()).isEqualTo(5);
        assertThat(range.high()).isGreaterThan(5);
    }

    @Test
    void hasNoRangeWithoutDataAndLimits() {
        assertThat(AxisRange.padded(LINEAR, new Extent(Scale.LINEAR))).isEmpty();
        assertThat(AxisRange.padded(LINEAR.withLimits(0, 1), new Extent(Scale.LINEAR)))
                .isPresent();
    }

    @Test
    void anAxisRefusesLimitsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Axis.logarithmic("rate").withLimits(0, 1))
                .withMessage("A logarithmic axis needs limits above zero, but one limit is 0.0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LINEAR.withLimits(2, 1))
                .withMessage(
                        "The lower limit of an axis must lie below the upper limit, but 2.0 does not lie below 1.0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LINEAR.withLimits(0, Double.POSITIVE_INFINITY))
                .withMessage("The limit Infinity of an axis is not a number that can be drawn.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LINEAR.withLimits(1, 1 + 1e-15))
                .withMessageContaining("too close");
    }

    private static AxisRange padded(Axis axis, double low, double high) {
        return AxisRange.padded(axis, extent(axis.scale(), low, high)).orElseThrow();
    }

    private static Extent extent(Scale scale, double low, double high) {
        Extent extent = new Extent(scale);
        extent.include(low);
        extent.include(high);
        return extent;
    }
}
