package dev.anneal.numerics.quadrature;

import java.util.function.DoubleUnaryOperator;

/**
 * A smooth function of one number on an interval as polynomials on equal cells, for right-hand sides that would
 * otherwise sum the same quadrature millions of times. Each cell interpolates at its Chebyshev nodes, so neighbouring
 * cells agree to the accuracy of the interpolation, and outside the interval the value of its nearer end holds.
 * Immutable.
 */
public final class PiecewisePolynomial {

    private static final int DEGREE = 10;
    private static final int COEFFICIENTS = DEGREE + 1;

    private final double low;
    private final double inverseWidth;
    private final int cells;
    private final double[] coefficients;
    private final double below;
    private final double above;

    private PiecewisePolynomial(
            double low, double width, int cells, double[] coefficients, double below, double above) {
        this.low = low;
        this.inverseWidth = 1 / width;
        this.cells = cells;
        this.coefficients = coefficients;
        this.below = below;
        this.above = above;
    }

    /**
     * Tabulates a function.
     *
     * @param function the function; evaluated eleven times in each cell
     * @param low the lower end of the interval
     * @param high its upper end
     * @param cells how many equal cells it is cut into, at least 1; choose them so short that the function is a
     *     polynomial of degree ten in each to the accuracy that is wanted
     */
    public static PiecewisePolynomial of(DoubleUnaryOperator function, double low, double high, int cells) {
        if (!(high > low) || cells < 1) {
            throw new IllegalArgumentException("A table needs a cell and an interval of positive length.");
        }
        double width = (high - low) / cells;
        double[] coefficients = new double[cells * COEFFICIENTS];
        double[] values = new double[COEFFICIENTS];
        for (int cell = 0; cell < cells; cell++) {
            double center = low + (cell + 0.5) * width;
            for (int node = 0; node < COEFFICIENTS; node++) {
                values[node] = function.applyAsDouble(center + 0.5 * width * Chebyshev.node(node, COEFFICIENTS));
            }
            double[] powers = Chebyshev.monomials(Chebyshev.coefficients(values));
            System.arraycopy(powers, 0, coefficients, cell * COEFFICIENTS, COEFFICIENTS);
        }
        return new PiecewisePolynomial(
                low, width, cells, coefficients, function.applyAsDouble(low), function.applyAsDouble(high));
    }

    /** Evaluates the first numbers of an array; see {@link #value}. */
    public void values(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = value(x[i]);
        }
    }

    /** The tabulated function at {@code x}; not a number if {@code x} is not. */
    public double value(double x) {
        double position = (x - low) * inverseWidth;
        if (!(position >= 0)) {
            return position < 0 ? below : Double.NaN;
        }
        if (position >= cells) {
            return above;
        }
        int cell = (int) position;
        double u = 2 * (position - cell) - 1;
        double square = u * u;
        int at = cell * COEFFICIENTS;
        double even = coefficients[at + 10];
        double odd = coefficients[at + 9];
        even = even * square + coefficients[at + 8];
        odd = odd * square + coefficients[at + 7];
        even = even * square + coefficients[at + 6];
        odd = odd * square + coefficients[at + 5];
        even = even * square + coefficients[at + 4];
        odd = odd * square + coefficients[at + 3];
        even = even * square + coefficients[at + 2];
        odd = odd * square + coefficients[at + 1];
        return (even * square + coefficients[at]) + odd * u;
    }
}
