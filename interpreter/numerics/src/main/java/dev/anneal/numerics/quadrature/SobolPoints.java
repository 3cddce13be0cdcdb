package dev.anneal.numerics.quadrature;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * A fixed set of quasi-random standard normal points. The set is the same at every call, so that a right-hand side
 * integrated with it stays a smooth function of time.
 */
final class SobolPoints {

    /** The points of one half; the two halves, each a complete net, give the error estimate. */
    static final int HALF = 256;

    static final int COUNT = 2 * HALF;

    private SobolPoints() {}

    /** The points, row-major, {@link #COUNT} by {@code dimension}. */
    static double[] normal(int dimension) {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        SobolSequenceGenerator generator = new SobolSequenceGenerator(dimension);
        double[] points = new double[COUNT * dimension];
        for (int i = 0; i < COUNT; i++) {
            double[] point = generator.nextVector();
            for (int axis = 0; axis < dimension; axis++) {
                // Half a cell further, as the first point of the sequence is the corner itself.
                points[i * dimension + axis] = normal.inverseCumulativeProbability(point[axis] + 0.5 / COUNT);
            }
        }
        return points;
    }
}
