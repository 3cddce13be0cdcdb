package dev.anneal.report.chart;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The outlines of the smallest regions that hold given shares of a density's mass in a window. */
public final class DensityRegions {
    /** How far below a level a place without any mass counts, in nats: a line ends close to where the mass does. */
    private static final double DEPTH = 20;

    private DensityRegions() {}

    /**
     * The outlines in the coordinates of the plane, the smallest region first; none for a density without mass. An outline
     * runs around holes the other way round.
     */
    public static List<LevelLines> of(DensityMap.Grid grid) {
        DoubleUnaryOperator same = DoubleUnaryOperator.identity();
        return of(grid, same, same).stream()
                .map(lines -> LevelLines.of(lines, same, same))
                .toList();
    }

    /** The outlines in other coordinates. */
    static List<List<Contour>> of(DensityMap.Grid grid, DoubleUnaryOperator x, DoubleUnaryOperator y) {
        double[] columns = edged(grid.x(), x);
        double[] rows = edged(grid.y(), y);
        return Arrays.stream(DensityLevels.of(grid.logs()))
                .mapToObj(level -> Contour.of(columns, rows, edged(grid.logs(), level - DEPTH), level))
                .toList();
    }

    /** Places with those at both ends twice: between these two a region that reaches the edge is closed. */
    private static double[] edged(double[] places, DoubleUnaryOperator axis) {
        double[] edged = new double[places.length + 2];
        for (int i = 0; i < edged.length; i++) {
            edged[i] = axis.applyAsDouble(places[Math.max(0, Math.min(places.length - 1, i - 1))]);
        }
        return edged;
    }

    /** Values with a row and a column around them that no region has in it. */
    private static double[][] edged(double[][] logs, double outside) {
        int columns = logs[0].length;
        double[][] values = new double[logs.length + 2][columns + 2];
        for (double[] row : values) {
            Arrays.fill(row, outside);
        }
        for (int row = 0; row < logs.length; row++) {
            for (int column = 0; column < columns; column++) {
                double log = logs[row][column];
                values[row + 1][column + 1] = log > outside ? log : outside;
            }
        }
        return values;
    }
}
