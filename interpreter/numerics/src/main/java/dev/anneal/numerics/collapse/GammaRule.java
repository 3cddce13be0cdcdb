package dev.anneal.numerics.collapse;

import org.apache.commons.math3.distribution.GammaDistribution;
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

    /** Less weight than this below the first node of a logarithmic rule is counted there. */
    private static final double LEAST = 1e-3;

    /** Less weight than this above the last node is left out. */
    private static final double NEGLIGIBLE = 2e-5;

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
     * The trapezoidal rule in the logarithm of a gamma variable, whose error falls like {@code exp(-pi^2 / step)} also for
     * functions that are a fractional power or a logarithm near 0. What lies below the first node is counted there.
     */
    static GammaRule logarithmic(double shape, double step) {
        GammaDistribution gamma = new GammaDistribution(shape, 1);
        int first = (int) Math.floor(Math.log(gamma.inverseCumulativeProbability(LEAST)) / step);
        int last = (int) Math.ceil(Math.log(gamma.inverseCumulativeProbability(1 - NEGLIGIBLE)) / step);
        double[] nodes = new double[last - first + 1];
        double[] weights = new double[nodes.length];
        double total = 0;
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = Math.exp((first + i) * step);
            weights[i] = step * nodes[i] * gamma.density(nodes[i]);
            if (i == 0) {
                weights[i] = 0.5 * weights[i] + gamma.cumulativeProbability(nodes[i]);
            }
            total += weights[i];
        }
        for (int i = 0; i < nodes.length; i++) {
            weights[i] /= total;
        }
        return new GammaRule(nodes, weights);
    }
}
