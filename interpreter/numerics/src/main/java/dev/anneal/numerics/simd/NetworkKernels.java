package dev.anneal.numerics.simd;

import org.jspecify.annotations.Nullable;

/**
 * What takes the time of a neural network's forward and backward pass, over flat arrays in single or double precision: the
 * products, the sums over samples, the hyperbolic tangent. A batch is a matrix with a row for each sample. The distance
 * between rows, the stride, is a multiple of {@link #LANES} and at least the number of columns. Stateless and thread-safe;
 * none allocates.
 *
 * <p>A product's sums run over the inner index in ascending order with one fused rounding for each term, and in
 * {@link #fewColumns} in an order that is as fixed, whatever the width of the machine's vectors: implementations agree to the
 * bit.
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

    /** The most columns of each of two blocks side by side that lie closely, in {@link #LANES} together. */
    int CLOSE_BLOCK = LANES / 2;

    /** The width of each of two blocks side by side that have so many columns with a meaning. */
    static int block(int columns) {
        return columns <= CLOSE_BLOCK ? columns : stride(columns);
    }

    /** The distance of rows of two blocks of a width. */
    static int twoBlocks(int block) {
        return stride(2 * block);
    }

    /** The most columns that products take one by one. */
    int FEW = 4;

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
     * Writes a product of matrices and what it begins with, {@code c[i][j] = start[i][j] + sum_k a[i][k] b[k][j]}, for j below
     * the width.
     *
     * @param a rows × inner: entry (i, k) is {@code a[aOffset + i * aRow + k * aInner]}
     * @param aRow the distance of its rows
     * @param aInner the distance of its columns; one of both is 1
     * @param b inner × width, from {@code bOffset} on, rows {@code bStride} apart
     * @param c rows × width, from {@code cOffset} on, rows {@code cStride} apart
     * @param rows any number
     * @param inner any number; of 0 the product is what it begins with
     * @param width a multiple of {@link #LANES}
     * @param start rows × width, from {@code startOffset} on, rows {@code startStride} apart: it may be c itself at the
     *     same place, to add to it, or with a distance of 0 one row for all; null for zeros
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
            @Nullable A start,
            int startOffset,
            int startStride);

    /**
     * The width of the first panel of a packed matrix. A matrix is packed panel by panel: each has some of the columns, and
     * its rows lie closely.
     *
     * @param columns how many columns there are, or are left; a multiple of {@link #LANES}
     * @return a multiple of {@link #LANES} too; panels of the full width come first
     */
    int panelWidth(int columns);

    /**
     * {@link #product} with a second matrix that is packed.
     *
     * @param a rows × inner, from {@code aOffset} on, rows {@code aRow} apart
     * @param b inner × width in panels, from {@code bOffset} on; of a wider matrix some of the panels
     */
    void packedProduct(
            A a,
            int aOffset,
            int aRow,
            A b,
            int bOffset,
            A c,
            int cOffset,
            int cStride,
            int rows,
            int inner,
            int width,
            @Nullable A start,
            int startOffset,
            int startStride);

    /**
     * A product with few columns, {@code c[i][j] = start[i][j] + sum_k a[i][k] b[j][k]}, whose second matrix is given
     * transposed. Its sums have {@link #LANES} parts, each of every so manieth term in ascending order with one fused rounding;
     * the second half of the parts is added to the first, and so on until one is left, which is added to the start.
     *
     * @param a rows × inner, rows {@code aRow} apart
     * @param b inner × columns, from {@code bOffset} on, columns {@code bColumn} apart
     * @param c rows × columns, rows {@code cStride} apart
     * @param inner a multiple of {@link #LANES}
     * @param start as in {@link #product}
     */
    void fewColumns(
            A a,
            int aRow,
            A b,
            int bOffset,
            int bColumn,
            A c,
            int cStride,
            int rows,
            int inner,
            int columns,
            @Nullable A start,
            int startOffset,
            int startStride);

    /**
     * Adds a product with few columns, {@code c[i][j] += sum_k a[k][i] b[k][j]}, whose first matrix is given transposed; its sums
     * are those of {@link #product}.
     *
     * @param a inner × rows, rows {@code aRow} apart, a multiple of {@link #LANES}
     * @param b inner × columns, rows {@code bRow} apart
     * @param c from {@code cOffset} on, rows {@code cRow} and columns {@code cColumn} apart
     */
    void addFewColumns(
            A a, int aRow, A b, int bRow, A c, int cOffset, int cRow, int cColumn, int rows, int inner, int columns);

    /**
     * Adds the sum of all rows, in ascending order, to an array.
     *
     * @param matrix rows {@code stride} apart, from {@code offset} on
     * @param width a multiple of {@link #LANES}
     */
    void addRows(A matrix, int offset, int stride, int rows, A sums, int sumsOffset, int width);

    /** Adds numbers to others. */
    void add(A terms, A sums, int from, int count);

    /** Replaces numbers by their hyperbolic tangents; in single precision these are good to 3e-7. */
    void tanh(A values, int from, int count);

    /**
     * exp(factor x) of the first numbers of an array, which are added to others on the way; in single precision good to 2e-7,
     * relative, of the exponential of the rounded product.
     *
     * @param factor its product with no x is above 80 or below -80
     * @param out receives the exponentials
     * @param sums x is added to it
     */
    void exponentials(A x, double factor, A out, A sums, int count);

    /**
     * Multiplies gradients by the derivative of the hyperbolic tangent, given its values, and adds their rows to an array, in
     * ascending order.
     *
     * @param values rows {@code stride} apart, from {@code offset} on; so are the gradients
     * @param stride a multiple of {@link #LANES}, and how many numbers there are in a row
     */
    void tanhGradient(A values, A gradients, int offset, int stride, int rows, A sums, int sumsOffset);

    /**
     * Writes the first of two blocks of columns times a factor.
     *
     * @param raw rows of two blocks, {@link #twoBlocks} apart
     * @param block the width of a block, as {@link #block} says
     * @param out receives the columns of one block, rows {@code stride} apart
     */
    void firstBlock(A raw, int block, int stride, int rows, double factor, A out);

    /**
     * The affine part of a coupling: {@code y = x exp(s) + t} with {@code s = bound tanh(raw scale / bound)}, for the columns of a
     * block. In single precision as {@link #tanh} and {@link #exponentials} have it.
     *
     * @param raw raw scales and shifts t, rows of two blocks, {@link #twoBlocks} apart
     * @param block the width of a block, as {@link #block} says
     * @param stride the distance of the rows of all others
     * @param bound above 0 and at most 80
     * @param bent receives tanh(raw scale / bound)
     * @param factor receives exp(s)
     * @param y receives the result; padding beside the block becomes 0 or stays
     * @param scales tanh(raw scale / bound) is added to it
     */
    void couple(A raw, A x, int block, int stride, int rows, double bound, A bent, A factor, A y, A scales);

    /**
     * The gradient of {@code y = x exp(s) + t} less the sum of s, where {@code s = bound tanh(raw scale / bound)}.
     *
     * @param bent tanh(raw scale / bound)
     * @param factor exp(s)
     * @param stride the distance of the rows of all but the raw gradient
     * @param columns how many columns have a meaning; the raw gradients of others, in both blocks and beside them, are 0
     * @param gradient with respect to y; becomes that with respect to x
     * @param rawGradient receives that with respect to raw scales and to t, in rows of two blocks
     */
    void affineGradient(A bent, A factor, A x, int stride, int rows, int columns, A gradient, A rawGradient);
}
