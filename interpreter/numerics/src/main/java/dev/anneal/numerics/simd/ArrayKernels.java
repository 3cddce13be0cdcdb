package dev.anneal.numerics.simd;

/**
 * Kernels over arrays of doubles. All implementations do the same operations in the same order, one rounding each (no
 * fused multiplication but where it is said), so their results are the same to the bit and it does not matter which one
 * computes. Stateless and thread-safe; none allocates.
 */
public interface ArrayKernels {

    /** The implementation with vector instructions. */
    String VECTOR_CLASS = "dev.anneal.numerics.simd.VectorKernels";

    /** The length from which on vector instructions pay. */
    int WORTHWHILE = 16;

    /** The one in plain loops. */
    static ArrayKernels plain() {
        return PlainKernels.INSTANCE;
    }

    /** The fastest one that works here. */
    static ArrayKernels fastest() {
        return FastestKernels.INSTANCE;
    }

    /**
     * The ones for arrays of this length. Short ones are not worth what it costs to load vector instructions and to
     * have the compiler see to them.
     */
    static ArrayKernels of(int length) {
        return length < WORTHWHILE ? plain() : fastest();
    }

    /**
     * Evaluates a polynomial by Horner's rule at the first numbers of an array.
     *
     * @param coefficients the coefficients from the constant one on, at least one
     * @param x where to evaluate it
     * @param out receives the values; not the same array as {@code x}
     * @param count how many numbers
     */
    void polynomial(double[] coefficients, double[] x, double[] out, int count);

    /**
     * Evaluates a smooth step from 0 to 1: {@code 1/2 + y p(2 y^2 - 1)} with {@code y = x / sqrt(square + x^2)}, which
     * maps the line to the interval from -1 to 1.
     *
     * @param coefficients those of the polynomial p, from the constant one on
     * @param square of the length over which the step extends
     * @param scale for the implementation to write to, as long as {@code count}
     * @param map another such array
     */
    void step(double[] coefficients, double square, double[] x, double[] out, double[] scale, double[] map, int count);

    /**
     * Writes weighted sums of arrays, {@code out[i] = sum_j weights[j] * terms[j][i]}: the first terms
     * one by one until the number of the others is a multiple of four, then these by fours, each in two pairs.
     *
     * @param weights one weight for each term
     * @param terms arrays; none of them is {@code out}
     * @param from the first index
     * @param count how many numbers
     */
    void weightedSum(double[] weights, double[][] terms, double[] out, int from, int count);

    /**
     * Writes a step along such sums, {@code out[i] = y[i] + step[i - from] * sum_j weights[j] * terms[j][i]}.
     *
     * @param step one number for each of the {@code count} numbers
     */
    void weightedStep(double[] weights, double[][] terms, double[] y, double[] step, double[] out, int from, int count);

    /**
     * Writes squared distances of points from a centre, {@code out[at + n] = sum_i (x_i - centre_i)^2 * weights_i} with x the
     * n-th point, coordinates in ascending order.
     *
     * @param points coordinate by coordinate, {@code apart} apart
     * @param weights one for each coordinate
     * @param out not the array of the points
     * @param count how many points
     */
    void squaredDistances(
            double[] points, int apart, double[] centre, double[] weights, double[] out, int at, int count);

    /**
     * Pulls gradients to a centre, {@code gradients_i -= shares[at + n] * weights_i * (x_i - centre_i)}: those of the halved
     * {@link #squaredDistances}, by shares, are subtracted.
     *
     * @param shares one for each point, from {@code at} on
     * @param gradients in the layout of the points; none of the other arrays
     */
    void subtractPulls(
            double[] points,
            int apart,
            double[] centre,
            double[] weights,
            double[] shares,
            int at,
            double[] gradients,
            int count);

    /**
     * Writes pairs of independent standard normal numbers, made of random bits by the method of Box and Muller in single
     * precision: good to 1e-6, and of at most 6.7.
     *
     * @param radii a random integer for each pair, all of whose bits are used
     * @param angles another one
     * @param first receives the first numbers of pairs
     * @param second receives the second ones
     * @param at where both begin
     * @param count how many pairs
     */
    void normalPairs(int[] radii, int[] angles, float[] first, float[] second, int at, int count);
}
