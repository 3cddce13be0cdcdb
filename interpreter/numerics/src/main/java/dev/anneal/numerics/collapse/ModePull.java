package dev.anneal.numerics.collapse;

import dev.anneal.numerics.quadrature.PiecewisePolynomial;
import dev.anneal.numerics.quadrature.SmoothedLogistic;

/**
 * How strongly the two modes pull at a component whose overlap with mu is x: {@code K(x, sigma) = E tanh(x + sigma z) / x},
 * an even function of x that is kappa = E sech^2(sigma z) at 0. Dividing by x keeps the pull accurate relative to overlaps
 * of any size, so that a fit may start as close to the origin as it likes. Tables in x at deviations a tenth apart, cubic
 * between them; the error is below 1e-6 of K. Immutable.
 */
final class ModePull {

    private static final double SPACING = 0.1;
    private static final double CELL = 0.25;
    /** In units of the width: tanh and the normal distribution end here. */
    private static final double END_OF_TANH = 18;

    private static final double END_OF_NORMAL = 6.5;
    /** Below it, K comes from its slope: the quotient would lose its digits. */
    private static final double SMALL = 1e-3;

    private final PiecewisePolynomial[] tables;
    private final double firstLog;
    private final double reach;

    private ModePull(PiecewisePolynomial[] tables, double firstLog, double reach) {
        this.tables = tables;
        this.firstLog = firstLog;
        this.reach = reach;
    }

    /** Tables for deviations between two bounds, which may be equal. */
    static ModePull between(double lowest, double highest) {
        double reach = END_OF_NORMAL + END_OF_TANH / Math.hypot(1, lowest);
        int cells = (int) Math.ceil(reach / CELL);
        if (lowest == highest) {
            return new ModePull(new PiecewisePolynomial[] {table(lowest, reach, cells)}, Double.NaN, reach);
        }
        double first = Math.log(lowest) - SPACING;
        PiecewisePolynomial[] tables =
                new PiecewisePolynomial[4 + (int) Math.ceil((Math.log(highest) - first) / SPACING)];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = table(Math.exp(first + i * SPACING), reach, cells);
        }
        return new ModePull(tables, first, reach);
    }

    private static PiecewisePolynomial table(double deviation, double reach, int cells) {
        double width = Math.hypot(1, deviation);
        return PiecewisePolynomial.of(y -> width * exact(y * width, deviation), 0, reach, cells);
    }

    /** K by quadrature. */
    static double exact(double x, double deviation) {
        double size = Math.abs(x);
        return size < SMALL
                ? 4 * SmoothedLogistic.slope(2 * size / Math.sqrt(3), 2 * deviation)
                : (2 * SmoothedLogistic.logistic(2 * size, 2 * deviation) - 1) / size;
    }

    /** K at a deviation between the bounds. */
    double value(double x, double deviation) {
        double size = Math.abs(x);
        double width = Math.sqrt(1 + deviation * deviation);
        double y = size / width;
        if (y >= reach) {
            return 1 / size;
        }
        if (tables.length == 1) {
            return tables[0].value(y) / width;
        }
        double position = (Math.log(deviation) - firstLog) / SPACING;
        int table = (int) Math.max(0, Math.min(tables.length - 4, Math.floor(position) - 1));
        double t = position - table;
        double before = t - 1;
        double middle = t - 2;
        double after = t - 3;
        double sum = -before * middle * after / 6 * tables[table].value(y)
                + t * middle * after / 2 * tables[table + 1].value(y)
                - t * before * after / 2 * tables[table + 2].value(y)
                + t * before * middle / 6 * tables[table + 3].value(y);
        return sum / width;
    }
}
