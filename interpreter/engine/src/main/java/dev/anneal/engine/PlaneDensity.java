package dev.anneal.engine;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.density.KernelEstimate;
import dev.anneal.numerics.density.LogDensity;
import java.util.Arrays;
import java.util.Optional;

/**
 * A density on the plane of two coordinates, as a density map shows it.
 *
 * @param heights its logarithms
 * @param points points drawn from it, row by row, two numbers each; none where it cannot be drawn from
 * @param note what it is that a reader must know, as a sentence; empty if it is simply the density
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one chart and never compared.
record PlaneDensity(Heights heights, double[] points, Optional<String> note) {
    /** The logarithms of a density over a grid. */
    @FunctionalInterface
    interface Heights {
        /** The logarithms, up to a constant, at the points of a grid: a row for each {@code y}. */
        double[][] at(double[] x, double[] y);
    }

    /**
     * A density along two of its coordinates, from 0, where the others stay what they are.
     *
     * @param elsewhere a point of the whole space, of which the two coordinates are not used
     */
    static Heights along(LogDensity density, int first, int second, double[] elsewhere) {
        return (x, y) -> {
            int columns = x.length;
            LogDensity.Evaluator evaluator = density.evaluator(columns);
            double[] points = new double[density.dimension() * columns];
            for (int i = 0; i < density.dimension(); i++) {
                Arrays.fill(points, i * columns, (i + 1) * columns, elsewhere[i]);
            }
            System.arraycopy(x, 0, points, first * columns, columns);
            double[][] logs = new double[y.length][columns];
            for (int row = 0; row < y.length; row++) {
                Arrays.fill(points, second * columns, (second + 1) * columns, y[row]);
                evaluator.values(points, columns, logs[row]);
            }
            return logs;
        };
    }

    /** A fit on the plane; {@code swapped} where its second coordinate is the horizontal one. */
    static Heights of(FittedDensity fit, boolean swapped, Checkpoint checkpoint) {
        return (x, y) -> {
            double[][] logs = new double[y.length][];
            double[] points = new double[2 * x.length];
            for (int row = 0; row < y.length; row++) {
                for (int n = 0; n < x.length; n++) {
                    points[2 * n] = swapped ? y[row] : x[n];
                    points[2 * n + 1] = swapped ? x[n] : y[row];
                }
                logs[row] = fit.logDensity(points, checkpoint);
            }
            return logs;
        };
    }

    /** The density of points, estimated. */
    static Heights estimated(double[] points) {
        return (x, y) -> KernelEstimate.logs(points, x, y);
    }
}
