package dev.anneal.numerics.simd;

/**
 * What takes the time of a neural network's forward and backward pass, over flat arrays in single or double precision: the
 * products, the sums over samples, the hyperbolic tangent. A batch
 * is a matrix with a row for each sample. The distance between rows, the stride, is a multiple of {@link #LANES} and at
 * least the number of columns. Stateless and thread-safe; none allocates.
 *
 * <p>A product's sums run over the inner index in ascending order with one fused rounding for each term, whatever the
 * width of the machine's vectors: implementations agree to the bit.
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

    /** The implementation in single precision with vector instructions. */
    String VECTOR_CLASS = "dev.anneal.numerics.simd.VectorFloatNetwork";

    /** Single precision, in plain loops. */
    static NetworkKernels<float[]> plainFloats() {
        return PlainFloatNetwork.INSTANCE;
    }

    /** Single precision, the fastest that works here. */
    static NetworkKernels<float[]> floats() {
        return FastestNetwork.FLOATS;
    }

    /** Double precision. */
    static NetworkKernels<double[]> doubles() {
        return PlainDoubleNetwork.INSTANCE;
    }

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
    default void multiply(
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
            boolean add) {
        product(a, aOffset, aStride, 1, b, bOffset, bStride, c, cOffset, cStride, rows, inner, width, add);
    }

    /**
     * The same with the first matrix transposed, {@code c[i][j] (+)= sum_k a[k][i] b[k][j]}.
     *
     * @param a inner × rows
     */
    default void multiplyTransposed(
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
            boolean add) {
        product(a, aOffset, 1, aStride, b, bOffset, bStride, c, cOffset, cStride, rows, inner, width, add);
    }

    /**
     * Both of them: entry (i, k) of the first matrix is {@code a[aOffset + i * aRow + k * aInner]}.
     *
     * @param aRow the distance of its rows
     * @param aInner the distance of its columns
     */
    void product(
            A a,
            int aOffset,
            int aRow,
            int aInner,
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
     * Adds the sum of all rows, in ascending order, to an array.
     *
     * @param width a multiple of {@link #LANES}
     */
    void addRows(A matrix, int stride, int rows, A sums, int sumsOffset, int width);

    /** Adds numbers to others. */
    void add(A terms, A sums, int count);

    /** Replaces numbers by their hyperbolic tangents; in single precision these are good to 3e-7. */
    void tanh(A values, int from, int count);

    /** Multiplies gradients by the derivative of the hyperbolic tangent, given its values. */
    void tanhGradient(A values, A gradients, int from, int count);
}
