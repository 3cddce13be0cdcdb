package dev.anneal.numerics.density;

/**
 * The logarithm of a density on R^d, in nats, up to a constant where the density is known up to a factor. Immutable and
 * thread-safe; what computes it is an {@link Evaluator}, of which every thread makes its own.
 */
public interface LogDensity {
    /** d, the number of coordinates of a point. */
    int dimension();

    /**
     * Makes what evaluates the density for many points at once.
     *
     * @param capacity the largest number of points in a call, and the distance between coordinates in its arrays
     */
    Evaluator evaluator(int capacity);

    /**
     * Evaluates a density, with scratch memory of its own: not thread-safe, and no call but the first of each kind allocates.
     *
     * <p>Points are coordinate by coordinate: coordinate i of point n is {@code points[i * capacity + n]}, and so are
     * gradients. What is computed for a point does not depend on the points beside it, to the bit.
     */
    interface Evaluator {
        /**
         * Computes the logarithm of the density, -infinity where the density is 0.
         *
         * @param points d coordinates of the points
         * @param count how many points, at most the capacity
         * @param values receives the logarithms, one for each point
         */
        void values(double[] points, int count, double[] values);

        /**
         * Computes the logarithm of the density and its gradient. Where there is a kink it is one of the one-sided
         * gradients.
         *
         * @param points d coordinates of the points
         * @param count how many points, at most the capacity
         * @param values receives the logarithms
         * @param gradients receives the derivatives in the layout of the points; not the array of the points
         */
        void valuesAndGradients(double[] points, int count, double[] values, double[] gradients);
    }
}
