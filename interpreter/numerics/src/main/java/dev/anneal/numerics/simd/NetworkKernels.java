package dev.anneal.numerics.simd;

/**
 * The kernels of a neural network's forward and backward pass over flat arrays, in single or double precision. A batch
 * is a matrix with a row for each sample. The distance between rows, the stride, is a multiple of {@link #LANES} and at
 * least the number of columns; kernels also write the columns between the two, and finite numbers stand there. Stateless
 * and thread-safe; none allocates.
 *
 * <p>A product's sums run over the inner index in ascending order with one fused rounding for each term, whatever the
 * width of the machine's vectors: implementations agree to the bit in all products. Elementary functions are the
 * implementation's own, to the stated error, and its results do not depend on a number's place in the array.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface NetworkKernels<A> {
    /** Strides are multiples of this. */
    int LANES = 16;

    /** The least stride for so many columns. */
    static int stride(int columns) {
        return (columns + LANES - 1) / LANES * LANES;
    }

    /** An array of zeros. */
    A allocate(int length);

    /**
     * Writes or adds a product of matrices, {@code c[i][j] (+)= sum_k a[i][k] b[k][j]}, for j below the width.
     *
     * @param a rows × inner, from {@code aOffset} on, rows {@code aStride} apart (any stride)
     * @param b inner × width, from {@code bOffset} on, rows {@code bStride} apart
     * @param c rows × width, from {@code cOffset} on, rows {@code cStride} apart
     * @param rows any number
     * @param inner any number; of 0 the product is zero
     * @param width a multiple of {@link #LANES}
     * @param add whether the product is added to what stands in c: the sum begins with that
     */
    void multiply(
            A a,
            int aOffset,
            int aStride,
            A b,
            int bOffset,
            int bStride,
            A c,
            int cOffset,
            int cStride,
            int rows,
            int inner,
            int width,
            boolean add);

    /**
     * The same with the first matrix transposed, {@code c[i][j] (+)= sum_k a[k][i] b[k][j]}.
     *
     * @param a inner × rows
     */
    void multiplyTransposed(
            A a,
            int aOffset,
            int aStride,
            A b,
            int bOffset,
            int bStride,
            A c,
            int cOffset,
            int cStride,
            int rows,
            int inner,
            int width,
            boolean add);
}
