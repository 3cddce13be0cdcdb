package dev.anneal.numerics.quadrature;

/** Polynomials on the interval from -1 to 1 through the Chebyshev nodes cos(pi (i + 1/2) / n). */
final class Chebyshev {

    private Chebyshev() {}

    /** One of the {@code count} nodes; they descend. */
    static double node(int index, int count) {
        return Math.cos(Math.PI * (index + 0.5) / count);
    }

    /** The Chebyshev coefficients of the polynomial with these values at the nodes. */
    static double[] coefficients(double[] values) {
        int count = values.length;
        double[] series = new double[count];
        for (int order = 0; order < count; order++) {
            double sum = 0;
            for (int node = 0; node < count; node++) {
                sum += values[node] * Math.cos(Math.PI * order * (node + 0.5) / count);
            }
            series[order] = sum * (order == 0 ? 1 : 2) / count;
        }
        return series;
    }

    /**
     * The coefficients of the powers from Chebyshev coefficients. This loses digits if those fall by less than a factor
     * of about 2.4 from one to the next, so it is for functions that are smooth on the interval.
     */
    static double[] monomials(double[] series) {
        int count = series.length;
        double[] powers = new double[count];
        double[] before = new double[count];
        double[] now = new double[count];
        before[0] = 1;
        for (int order = 0; order < count; order++) {
            if (order == 1) {
                now[1] = 1;
            }
            double[] polynomial = order == 0 ? before : now;
            for (int power = 0; power <= order; power++) {
                powers[power] += series[order] * polynomial[power];
            }
            if (order > 0 && order + 1 < count) {
                double[] next = new double[count];
                for (int power = 0; power <= order + 1; power++) {
                    next[power] = (power > 0 ? 2 * now[power - 1] : 0) - before[power];
                }
                before = now;
                now = next;
            }
        }
        return powers;
    }
}
