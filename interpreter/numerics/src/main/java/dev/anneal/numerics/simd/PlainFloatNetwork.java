package dev.anneal.numerics.simd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Products of matrices in single precision by plain loops: six rows of the second matrix at a time are added to a row of
 * the product. The compiler makes vector instructions of that loop only if every array in it is indexed by the loop's
 * variable alone, so the rows are copied to arrays of their own, which each thread keeps; and only if it is short: of
 * eight rows at a time Java 17 often makes none.
 */
final class PlainFloatNetwork implements NetworkKernels<float[]> {
    static final PlainFloatNetwork INSTANCE = new PlainFloatNetwork();

    private static final int DEPTH = 6;

    /** The largest part of the second matrix that is copied at once. */
    private static final int MOST_INNER = 128;

    private static final int MOST_COLUMNS = 128;

    /** The copied rows and, as the last one, the row of the product that they are added to. */
    private static final ThreadLocal<float[][]> ROWS =
            ThreadLocal.withInitial(() -> new float[MOST_INNER + 1][MOST_COLUMNS]);

    /** The parts of a sum, likewise. */
    private static final ThreadLocal<float[]> PARTS = ThreadLocal.withInitial(() -> new float[LANES]);

    private PlainFloatNetwork() {}

    @Override
    public void product(
            float[] a,
            int aOffset,
            int aRow,
            int aInner,
            float[] b,
            int bOffset,
            int bStride,
            float[] c,
            int cOffset,
            int cStride,
            int rows,
            int inner,
            int width,
            float @Nullable [] start,
            int startOffset,
            int startStride) {
        int columns;
        for (int j = 0; j < width; j += columns) {
            columns = panelWidth(width - j);
            int begin = startOffset + j;
            int right = bOffset + j;
            int out = cOffset + j;
            panels(
                    a,
                    aOffset,
                    aRow,
                    aInner,
                    b,
                    right,
                    bStride,
                    c,
                    out,
                    cStride,
                    rows,
                    inner,
                    columns,
                    start,
                    begin,
                    startStride);
        }
    }

    @Override
    public int panelWidth(int columns) {
        return Math.min(MOST_COLUMNS, columns);
    }

    @Override
    public void packedProduct(
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int cStride,
            int rows,
            int inner,
            int width,
            float @Nullable [] start,
            int startOffset,
            int startStride) {
        int columns;
        for (int j = 0; j < width; j += columns) {
            columns = panelWidth(width - j);
            int begin = startOffset + j;
            int right = bOffset + j * inner;
            int out = cOffset + j;
            panels(
                    a,
                    aOffset,
                    aRow,
                    1,
                    b,
                    right,
                    columns,
                    c,
                    out,
                    cStride,
                    rows,
                    inner,
                    columns,
                    start,
                    begin,
                    startStride);
        }
    }

    /** Some columns of a product, a part of the inner index at a time. */
    private static void panels(
            float[] a,
            int aOffset,
            int aRow,
            int aInner,
            float[] b,
            int right,
            int bStride,
            float[] c,
            int out,
            int cStride,
            int rows,
            int inner,
            int columns,
            float @Nullable [] start,
            int begin,
            int startStride) {
        float[][] scratch = ROWS.get();
        int k = 0;
        // Once at least: without terms the product is what it begins with.
        do {
            int depth = Math.min(MOST_INNER, inner - k);
            for (int row = 0; row < depth; row++) {
                System.arraycopy(b, right + (k + row) * bStride, scratch[row], 0, columns);
            }
            int left = aOffset + k * aInner;
            if (k == 0) {
                panel(a, left, aRow, aInner, scratch, depth, c, out, cStride, rows, columns, start, begin, startStride);
            } else {
                panel(a, left, aRow, aInner, scratch, depth, c, out, cStride, rows, columns, c, out, cStride);
            }
            k += depth;
        } while (k < inner);
    }

    private static void panel(
            float[] a,
            int aOffset,
            int aRow,
            int aInner,
            float[][] scratch,
            int inner,
            float[] c,
            int cOffset,
            int cStride,
            int rows,
            int columns,
            float @Nullable [] start,
            int begin,
            int beginStride) {
        float[] sums = scratch[MOST_INNER];
        for (int i = 0; i < rows; i++) {
            int at = aOffset + i * aRow;
            int out = cOffset + i * cStride;
            if (start == null) {
                Arrays.fill(sums, 0, columns, 0);
            } else {
                System.arraycopy(start, begin + i * beginStride, sums, 0, columns);
            }
            int k = 0;
            for (; k + DEPTH <= inner; k += DEPTH) {
                addSix(a, at + k * aInner, aInner, scratch, k, sums, columns);
            }
            for (; k < inner; k++) {
                addOne(a[at + k * aInner], scratch[k], sums, columns);
            }
            System.arraycopy(sums, 0, c, out, columns);
        }
    }

    private static void addSix(float[] a, int at, int aInner, float[][] scratch, int k, float[] sums, int columns) {
        float a0 = a[at];
        float a1 = a[at + aInner];
        float a2 = a[at + 2 * aInner];
        float a3 = a[at + 3 * aInner];
        float a4 = a[at + 4 * aInner];
        float a5 = a[at + 5 * aInner];
        float[] b0 = scratch[k];
        float[] b1 = scratch[k + 1];
        float[] b2 = scratch[k + 2];
        float[] b3 = scratch[k + 3];
        float[] b4 = scratch[k + 4];
        float[] b5 = scratch[k + 5];
        for (int j = 0; j < columns; j++) {
            float sum = Math.fma(a0, b0[j], sums[j]);
            sum = Math.fma(a1, b1[j], sum);
            sum = Math.fma(a2, b2[j], sum);
            sum = Math.fma(a3, b3[j], sum);
            sum = Math.fma(a4, b4[j], sum);
            sums[j] = Math.fma(a5, b5[j], sum);
        }
    }

    private static void addOne(float factor, float[] row, float[] sums, int columns) {
        for (int j = 0; j < columns; j++) {
            sums[j] = Math.fma(factor, row[j], sums[j]);
        }
    }

    @Override
    public void fewColumns(
            float[] a,
            int aRow,
            float[] b,
            int bOffset,
            int bColumn,
            float[] c,
            int cStride,
            int rows,
            int inner,
            int columns,
            float @Nullable [] start,
            int startOffset,
            int startStride) {
        float[] parts = PARTS.get();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                Arrays.fill(parts, 0);
                for (int k = 0; k < inner; k += LANES) {
                    int left = i * aRow + k;
                    int right = bOffset + j * bColumn + k;
                    for (int lane = 0; lane < LANES; lane++) {
                        parts[lane] = Math.fma(a[left + lane], b[right + lane], parts[lane]);
                    }
                }
                float first = start == null ? 0 : start[startOffset + i * startStride + j];
                c[i * cStride + j] = first + sum(parts, 0);
            }
        }
    }

    /** The sum of as many numbers as there are lanes: the second half is added to the first, and so on. */
    static float sum(float[] x, int at) {
        float sum0 = x[at] + x[at + 8] + (x[at + 4] + x[at + 12]);
        float sum1 = x[at + 1] + x[at + 9] + (x[at + 5] + x[at + 13]);
        float sum2 = x[at + 2] + x[at + 10] + (x[at + 6] + x[at + 14]);
        float sum3 = x[at + 3] + x[at + 11] + (x[at + 7] + x[at + 15]);
        return sum0 + sum2 + (sum1 + sum3);
    }

    @Override
    public void addFewColumns(
            float[] a,
            int aRow,
            float[] b,
            int bRow,
            float[] c,
            int cOffset,
            int cRow,
            int cColumn,
            int rows,
            int inner,
            int columns) {
        for (int k = 0; k < inner; k++) {
            for (int j = 0; j < columns; j++) {
                int left = k * aRow;
                float factor = b[k * bRow + j];
                int out = cOffset + j * cColumn;
                for (int i = 0; i < rows; i++) {
                    c[out + i * cRow] = Math.fma(a[left + i], factor, c[out + i * cRow]);
                }
            }
        }
    }

    @Override
    public void addRows(float[] matrix, int offset, int stride, int rows, float[] sums, int sumsOffset, int width) {
        for (int n = 0; n < rows; n++) {
            int at = offset + n * stride;
            for (int j = 0; j < width; j++) {
                sums[sumsOffset + j] += matrix[at + j];
            }
        }
    }

    @Override
    public void add(float[] terms, float[] sums, int from, int count) {
        for (int i = from; i < from + count; i++) {
            sums[i] += terms[i];
        }
    }

    @Override
    public void tanh(float[] values, int from, int count) {
        for (int i = from; i < from + count; i++) {
            values[i] = FloatTanh.of(values[i]);
        }
    }

    @Override
    public void exponentials(float[] x, double factor, float[] out, float[] sums, int count) {
        float by = (float) factor;
        for (int i = 0; i < count; i++) {
            out[i] = FloatExponential.of(x[i] * by);
        }
        add(x, sums, 0, count);
    }

    @Override
    public void tanhGradient(
            float[] values, float[] gradients, int offset, int stride, int rows, float[] sums, int sumsOffset) {
        for (int i = offset; i < offset + rows * stride; i++) {
            gradients[i] *= 1 - values[i] * values[i];
        }
        addRows(gradients, offset, stride, rows, sums, sumsOffset, stride);
    }

    @Override
    public void firstBlock(float[] raw, int block, int stride, int rows, double factor, float[] out) {
        float by = (float) factor;
        for (int n = 0; n < rows; n++) {
            int at = n * stride;
            int scale = n * NetworkKernels.twoBlocks(block);
            for (int j = 0; j < block; j++) {
                out[at + j] = raw[scale + j] * by;
            }
        }
    }

    @Override
    public void couple(
            float[] raw,
            float[] x,
            int block,
            int stride,
            int rows,
            double bound,
            float[] bent,
            float[] factor,
            float[] y,
            float[] scales) {
        couple(raw, x, block, stride, 0, rows, (float) (1 / bound), (float) bound, bent, factor, y, scales);
    }

    /** The same for some rows. */
    static void couple(
            float[] raw,
            float[] x,
            int block,
            int stride,
            int from,
            int end,
            float inverseBound,
            float bound,
            float[] bent,
            float[] factor,
            float[] y,
            float[] scales) {
        for (int n = from; n < end; n++) {
            int at = n * stride;
            int scale = n * NetworkKernels.twoBlocks(block);
            int shift = scale + block;
            for (int j = 0; j < block; j++) {
                bent[at + j] = FloatTanh.of(raw[scale + j] * inverseBound);
            }
            for (int j = 0; j < block; j++) {
                factor[at + j] = FloatExponential.of(bent[at + j] * bound);
            }
            for (int j = 0; j < block; j++) {
                scales[at + j] += bent[at + j];
            }
            for (int j = 0; j < block; j++) {
                y[at + j] = x[at + j] * factor[at + j] + raw[shift + j];
            }
        }
    }

    @Override
    public void affineGradient(
            float[] bent,
            float[] factor,
            float[] x,
            int stride,
            int rows,
            int columns,
            float[] gradient,
            float[] rawGradient) {
        affineGradient(bent, factor, x, stride, 0, rows, columns, gradient, rawGradient);
    }

    /** The same for some rows. */
    static void affineGradient(
            float[] bent,
            float[] factor,
            float[] x,
            int stride,
            int from,
            int end,
            int columns,
            float[] gradient,
            float[] rawGradient) {
        int block = NetworkKernels.block(columns);
        for (int n = from; n < end; n++) {
            int at = n * stride;
            int scale = n * NetworkKernels.twoBlocks(block);
            int shift = scale + block;
            for (int j = 0; j < columns; j++) {
                rawGradient[shift + j] = gradient[at + j];
            }
            for (int j = 0; j < columns; j++) {
                gradient[at + j] *= factor[at + j];
            }
            for (int j = 0; j < columns; j++) {
                rawGradient[scale + j] = (gradient[at + j] * x[at + j] - 1) * (1 - bent[at + j] * bent[at + j]);
            }
            for (int j = columns; j < block; j++) {
                rawGradient[scale + j] = 0;
                rawGradient[shift + j] = 0;
            }
            for (int j = scale + 2 * block; j < scale + NetworkKernels.twoBlocks(block); j++) {
                rawGradient[j] = 0;
            }
        }
    }
}
