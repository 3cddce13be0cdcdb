package dev.anneal.numerics.flow;

import dev.anneal.numerics.simd.NetworkKernels;

/**
 * What a flow does with numbers, in single or double precision, so that the flow itself is written once. Matrices have a
 * row for each sample and a stride, as in {@link NetworkKernels}. Stateless and thread-safe; nothing but
 * {@link #allocate} allocates.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
interface Numbers<A> {
    /** Single precision. */
    static Numbers<float[]> single() {
        return FloatNumbers.INSTANCE;
    }

    /** Double precision. */
    static Numbers<double[]> twofold() {
        return DoubleNumbers.INSTANCE;
    }

    /** An array of zeros. */
    A allocate(int length);

    /** What takes most of the time. */
    NetworkKernels<A> kernels();

    /** Sets numbers to zero. */
    void clear(A array, int from, int count);

    /** Copies numbers from the beginning of one array to that of another. */
    void copy(A from, A to, int count);

    /** Copies parts of rows that are {@code stride} apart to where they lie closely. */
    void copyRows(A from, int offset, int stride, int rows, int columns, A to, int toOffset);

    /** Writes a part of an array, which begins at {@code at}, from numbers in double precision. */
    void fromDoubles(double[] from, A to, int at, int count);

    /** Writes an array to numbers in double precision. */
    void toDoubles(A from, double[] to, int count);

    /** Applies an activation in place. */
    void activate(Activation activation, A values, int from, int count);

    /**
     * Multiplies gradients by the derivative of an activation, given its values, and adds their rows to an array.
     *
     * @param values rows {@code stride} apart, from {@code offset} on; so are the gradients
     */
    void activationGradient(
            Activation activation, A values, A gradients, int offset, int stride, int rows, A sums, int sumsOffset);

    /** Writes the transposed of a matrix without padding into rows of a stride. */
    void transpose(A matrix, int offset, int stride, int rows, int columns, A out, int outOffset, int outStride);

    /** The inverse of {@link NetworkKernels#couple}: {@code x = (y - t) exp(-s)}; {@code factor} receives exp(-s). */
    void uncouple(A raw, A y, int stride, int rows, int columns, double bound, A bent, A factor, A x, A scales);

    /** Adds the sum of each row, times a factor, to a number for the row. */
    void addRowSums(A matrix, int stride, int rows, int columns, double factor, double[] sums);

    /** Adds the sum of the squares of each row, times a factor, to a number for the row. */
    void addSquaredRowSums(A matrix, int columns, int rows, double factor, double[] sums);

    /** Rows of the stride of so many columns, from rows in single precision that lie closely. */
    void fromClose(float[] close, int columns, int rows, A out);

    /** Rows from points that are coordinate by coordinate, {@code capacity} apart, times a factor. */
    void fromCoordinates(
            double[] points, int capacity, int first, int columns, int rows, double factor, A out, int stride);

    /** The inverse of that, with the factor one. */
    void toCoordinates(A matrix, int stride, int rows, int columns, double[] points, int capacity, int first);

    /** The sum of squares, in double precision; no finite number if one of the squares is none. */
    double squaredSum(A array, int from, int count);

    /**
     * A step of Adam for some parameters (D. Kingma, J. Ba, arXiv 1412.6980) with the usual decay rates 0.9 and 0.999.
     *
     * @param scale what gradients are multiplied by first
     * @param rate the rate of learning
     * @param step the number of this step, from 1
     */
    void adam(
            A parameters, A gradient, A moments, A squares, int from, int count, double scale, double rate, long step);
}
