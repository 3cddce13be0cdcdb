package dev.anneal.numerics.quadrature;

/**
 * The standard normal density and distribution function to full double accuracy and at constant cost; the quadrature
 * rules of this package call them too often for a series of unknown length.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // more digits than needed round correctly
public final class Gaussian {

    private static final double INVERSE_ROOT_TWO_PI = 0.39894228040143267794;
    private static final double ROOT_HALF = 0.70710678118654752440;
    /** The step of the trapezoidal rule below; its error is exp(-pi^2/h^2) = 1e-17. */
    private static final double STEP = 0.5;

    private static final double[] SQUARE = new double[12];
    private static final double[] WEIGHT = new double[12];

    static {
        for (int k = 0; k < SQUARE.length; k++) {
            double node = (k + 0.5) * STEP;
            SQUARE[k] = node * node;
            WEIGHT[k] = Math.exp(-node * node);
        }
    }

    private Gaussian() {}

    /** The density of the standard normal distribution. */
    public static double density(double x) {
        return INVERSE_ROOT_TWO_PI * Math.exp(-0.5 * x * x);
    }

    /** The probability that a standard normal variable is at most {@code x}; relatively accurate in the lower tail. */
    public static double cumulative(double x) {
        double upper = 0.5 * complementaryError(Math.abs(x) * ROOT_HALF);
        return x < 0 ? upper : 1 - upper;
    }

    /**
     * erfc(x) = (2 h x / pi) exp(-x^2) sum_k exp(-u_k^2) / (x^2 + u_k^2) + 2 / (1 + exp(2 pi x / h)) at the midpoints
     * u_k = (k - 1/2) h: the trapezoidal rule for the integral of Goodwin, corrected for the pole at i x (C. Chiarella,
     * A. Reichel, Mathematics of Computation 22, 1968).
     */
    private static double complementaryError(double x) {
        if (x > 27) {
            return 0;
        }
        double square = x * x;
        double sum = 0;
        for (int k = 0; k < SQUARE.length; k++) {
            sum += WEIGHT[k] / (square + SQUARE[k]);
        }
        double tail = 2 * STEP / Math.PI * x * Math.exp(-square) * sum;
        return x > 6 ? tail : tail + 2 / (1 + Math.exp(2 * Math.PI / STEP * x));
    }
}
