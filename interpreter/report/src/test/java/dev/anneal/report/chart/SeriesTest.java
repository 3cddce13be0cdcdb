package dev.anneal.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SeriesTest {
    private final double[] x = {0, 1};
    private final double[] y = {2, 3};

    @Test
    void keepsItsOwnCopies() {
        Series series = Series.of("s", x, y);
        x[0] = 9;
        series.y()[1] = 9;
        assertThat(series).isEqualTo(Series.of("s", new double[] {0, 1}, new double[] {2, 3}));
    }

    @Test
    void refusesUnequalLengths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.of("s", x, new double[3]))
                .withMessage("The series `s` has 2 values of x but 3 values of y.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.of("s", x, y).withBand(new double[1], new double[2]))
                .withMessage("The series `s` has 2 points, but its band has 1 lower and 2 upper ends.");
    }

    @Test
    void refusesABandUpsideDown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.of("s", x, y).withBand(new double[] {0, 5}, new double[] {1, 4}))
                .withMessage("The band of the series `s` has its lower end 5.0 above its upper end 4.0.");
    }
}
