package dev.anneal.numerics.quadrature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SobolBoxTest {
    @Test
    void beginsWithTheCentreAndGoesOnAsTheSequenceDoes() {
        assertThat(SobolBox.points(new double[] {0, 10}, new double[] {1, 20}, 4))
                .containsExactly(0.5, 15, 0.75, 12.5, 0.25, 17.5, 0.375, 13.75);
    }

    @Test
    void aLongerListBeginsWithAShorterOne() {
        double[] low = {-1, -1, -1};
        double[] high = {1, 1, 1};

        assertThat(SobolBox.points(low, high, 100)).startsWith(SobolBox.points(low, high, 40));
    }

    @Test
    void everyCellOfAGridHoldsOnePoint() {
        // Together with the corner that is left out, 64 points in the plane are a net: one in each of 8 by 8 cells.
        double[] points = SobolBox.points(new double[2], new double[] {1, 1}, 63);
        int[] cells = new int[64];
        cells[0] = 1;
        for (int i = 0; i < 63; i++) {
            int row = (int) (8 * points[2 * i]);
            int column = (int) (8 * points[2 * i + 1]);
            cells[row * 8 + column]++;
        }

        assertThat(cells).containsOnly(1);
    }

    @Test
    void integratesAProductMoreExactlyThanChance() {
        double[] points = SobolBox.points(new double[4], new double[] {1, 1, 1, 1}, 4095);
        double sum = 0;
        for (int i = 0; i < 4095; i++) {
            double product = 1;
            for (int axis = 0; axis < 4; axis++) {
                product *= 2 * points[4 * i + axis];
            }
            sum += product;
        }

        // Random points would have a standard error of 0.023.
        assertThat(sum / 4096).isCloseTo(1, within(0.003));
    }
}
