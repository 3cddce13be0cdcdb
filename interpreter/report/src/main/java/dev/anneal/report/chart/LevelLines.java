package dev.anneal.report.chart;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Lines along which a value over a grid reaches a level, in the coordinates of the axes.
 *
 * @param x the horizontal coordinates of all lines, with not-a-number between two lines
 * @param y the vertical ones, likewise
 */
@SuppressWarnings("ArrayRecordComponent") // Made and read in one place.
public record LevelLines(double[] x, double[] y) {
    /** Lines in coordinates that are those of the axes, seen through the functions. */
    static LevelLines of(List<Contour> lines, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
        int size = lines.stream()
                .mapToInt(line -> line.points().size() + (line.isClosed() ? 2 : 1))
                .sum();
        double[] x = new double[Math.max(0, size - 1)];
        double[] y = new double[x.length];
        int at = 0;
        for (Contour line : lines) {
            if (at > 0) {
                x[at] = Double.NaN;
                y[at++] = Double.NaN;
            }
            int count = line.points().size();
            for (int i = 0; i < count + (line.isClosed() ? 1 : 0); i++) {
                x[at] = toX.applyAsDouble(line.points().get(i % count).x());
                y[at++] = toY.applyAsDouble(line.points().get(i % count).y());
            }
        }
        return new LevelLines(x, y);
    }

    /** Whether the level is nowhere reached. */
    public boolean isEmpty() {
        return x.length == 0;
    }
}
