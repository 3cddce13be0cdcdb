package dev.anneal.numerics.collapse;

import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The Gauss rule of a gamma distribution of scale 1: exact for polynomials of degree {@code 2 n - 1}. Squared lengths of
 * normal vectors are twice gamma variables, so these are the nodes for random starts. They come from the Jacobi matrix of
 * the generalised Laguerre polynomials (Golub and Welsch, 1969).
 *
 * @param nodes where to evaluate, above 0
 * @param weights what the values count for; they sum to 1
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one computation and never compared.
record GammaRule(double[] nodes, double[] weights) {

    /** Where the density of the logarithm of an exponential variable, {@code exp(x - exp(x))}, has become 1e-4 and less. */
    private static final double LOWEST = -9;

    private static final double HIGHEST = 2.4;

    /** The rule of {@code count} nodes for shape {@code shape}; the single node 0 if the shape is 0. */
    static GammaRule of(double shape, int count) {
        if (shape == 0) {
            return new GammaRule(new double[] {0}, new double[] {1});
        }
        double[] diagonal = new double[count];
        double[] beside = new double[count - 1];
        for (int i = 0; i < count; i++) {
            diagonal[i] = 2 * i + shape;
        }
        for (int i = 1; i < count; i++) {
            beside[i - 1] = Math.sqrt(i * (i + shape - 1));
        }
        if (count == 1) {
            return new GammaRule(diagonal, new double[] {1});
        }
        EigenDecomposition eigen = new EigenDecomposition(diagonal, beside);
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            double first = eigen.getEigenvector(i).getEntry(0);
            weights[i] = first * first;
        }
        return new GammaRule(eigen.getRealEigenvalues(), weights);
    }

    /**
     * The trapezoidal rule in the logarithm of a standard exponential variable, whose error falls like
     * {@code exp(-pi^2 / step)} also for functions that are a fractional power at 0.
     */
    static GammaRule exponential(double step) {
        int first = (int) Math.round(LOWEST / step);
        int last = (int) Math.ceil(HIGHEST / step);
        double[] nodes = new double[last - first + 1];
        double[] weights = new double[nodes.length];
        double total = 0;
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = Math.exp((first + i) * step);
            weights[i] = nodes[i] * Math.exp(-nodes[i]);
            total += weights[i];
        }
        for (int i = 0; i < nodes.length; i++) {
            weights[i] /= total;
        }
        return new GammaRule(nodes, weights);
    }
}
