package dev.anneal.numerics.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * The kernels of networks in single precision with vector instructions. A product is made of tiles that stay in registers
 * ({@link VectorWideTiles}). The columns of the second matrix that a row of tiles needs are copied to where they lie
 * closely, if there are many: rows that are a power of two apart crowd into a few places of the first-level cache.
 */
final class VectorFloatNetwork implements NetworkKernels<float[]> {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** With registers of 256 bits there are half as many of them as with others. */
    private static final int MOST_VECTORS = SPECIES.vectorBitSize() == 256 ? 2 : 4;

    private static final int TALL = 6;
    private static final int LESS_TALL = 4;

    /** The most rows of the second matrix that are copied: so many that the copy stays in the first-level cache. */
    private static final int MOST_INNER = 128;

    /** The copy, one for each thread. */
    private static final ThreadLocal<float[]> PANEL =
            ThreadLocal.withInitial(() -> new float[MOST_INNER * MOST_VECTORS * LANES]);

    /** For {@link Simd#choose}. */
    VectorFloatNetwork() {}

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
        begin(c, cOffset, cStride, rows, width, start, startOffset, startStride);
        int columns;
        for (int j = 0; j < width; j += columns) {
            columns = panelWidth(width - j);
            panel(a, aOffset, aRow, aInner, b, bOffset + j, bStride, columns, c, cOffset + j, cStride, rows, inner);
        }
    }

    /** As many columns as the registers hold, and of those that are left the largest power of two. */
    @Override
    public int panelWidth(int columns) {
        return LANES * Math.min(MOST_VECTORS, Integer.highestOneBit(columns / LANES));
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
        begin(c, cOffset, cStride, rows, width, start, startOffset, startStride);
        int columns;
        for (int j = 0; j < width; j += columns) {
            columns = panelWidth(width - j);
            panel(a, aOffset, aRow, 1, b, bOffset + j * inner, columns, columns, c, cOffset + j, cStride, rows, inner);
        }
    }

    /** Writes what a product begins with. */
    private static void begin(
            float[] c,
            int cOffset,
            int cStride,
            int rows,
            int width,
            float @Nullable [] start,
            int startOffset,
            int startStride) {
        if (start == null) {
            clear(c, cOffset, cStride, rows, width);
        } else if (start != c) {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(start, startOffset + i * startStride, c, cOffset + i * cStride, width);
            }
        }
    }

    /** Adds to some columns, a part of the inner index at a time. */
    private static void panel(
            float[] a,
            int aOffset,
            int aRow,
            int aInner,
            float[] b,
            int bOffset,
            int bStride,
            int columns,
            float[] c,
            int out,
            int cStride,
            int rows,
            int inner) {
        for (int k = 0; k < inner; k += MOST_INNER) {
            int terms = Math.min(MOST_INNER, inner - k);
            int left = aOffset + k * aInner;
            float[] panel = b;
            int right = bOffset + k * bStride;
            if (bStride != columns) {
                panel = PANEL.get();
                copy(b, right, bStride, panel, terms, columns);
                right = 0;
            }
            if (aInner == 1) {
                tiles(columns, a, left, aRow, panel, right, c, out, cStride, rows, terms);
            } else {
                transposedTiles(columns, a, left, aInner, panel, right, c, out, cStride, rows, terms);
            }
        }
    }

    private static void clear(float[] c, int offset, int stride, int rows, int width) {
        if (stride == width) {
            Arrays.fill(c, offset, offset + rows * width, 0);
            return;
        }
        for (int i = 0; i < rows; i++) {
            Arrays.fill(c, offset + i * stride, offset + i * stride + width, 0);
        }
    }

    private static void copy(float[] b, int from, int stride, float[] panel, int rows, int columns) {
        if (columns == MOST_VECTORS * LANES) {
            copyWide(b, from, stride, panel, rows);
            return;
        }
        for (int k = 0; k < rows; k++) {
            System.arraycopy(b, from + k * stride, panel, k * columns, columns);
        }
    }

    /** Rows are short: a call for each takes longer than what it copies. */
    private static void copyWide(float[] b, int from, int stride, float[] panel, int rows) {
        int right = from;
        for (int to = 0; to < rows * MOST_VECTORS * LANES; to += MOST_VECTORS * LANES) {
            FloatVector.fromArray(SPECIES, b, right).intoArray(panel, to);
            FloatVector.fromArray(SPECIES, b, right + LANES).intoArray(panel, to + LANES);
            FloatVector.fromArray(SPECIES, b, right + 2 * LANES).intoArray(panel, to + 2 * LANES);
            FloatVector.fromArray(SPECIES, b, right + 3 * LANES).intoArray(panel, to + 3 * LANES);
            right += stride;
        }
    }

    /** One column of tiles. */
    private static void tiles(
            int columns,
            float[] a,
            int left,
            int aRow,
            float[] b,
            int right,
            float[] c,
            int out,
            int cStride,
            int rows,
            int inner) {
        int tall;
        for (int i = 0; i < rows; i += tall) {
            tall = height(rows - i);
            int at = left + i * aRow;
            int to = out + i * cStride;
            switch (columns / LANES) {
                case 1 -> narrowest(tall, a, at, aRow, b, right, c, to, cStride, inner);
                case 2 -> narrow(tall, a, at, aRow, b, right, c, to, cStride, inner);
                default -> wide(tall, a, at, aRow, b, right, c, to, cStride, inner);
            }
        }
    }

    /** The same with a transposed first matrix. */
    private static void transposedTiles(
            int columns,
            float[] a,
            int left,
            int aInner,
            float[] b,
            int right,
            float[] c,
            int out,
            int cStride,
            int rows,
            int inner) {
        int tall;
        for (int i = 0; i < rows; i += tall) {
            tall = height(rows - i);
            int at = left + i;
            int to = out + i * cStride;
            switch (columns / LANES) {
                case 1 -> narrowestTransposed(tall, a, at, aInner, b, right, c, to, cStride, inner);
                case 2 -> narrowTransposed(tall, a, at, aInner, b, right, c, to, cStride, inner);
                default -> wideTransposed(tall, a, at, aInner, b, right, c, to, cStride, inner);
            }
        }
    }

    /** The height of the next tile: eight rows are two tiles of four, so that no tile of one row is left. */
    private static int height(int rows) {
        if (rows >= TALL && rows != 2 * LESS_TALL) {
            return TALL;
        }
        return rows >= LESS_TALL ? LESS_TALL : 1;
    }

    private static void wide(
            int tall, float[] a, int at, int aRow, float[] b, int from, float[] c, int out, int cStride, int inner) {
        switch (tall) {
            case TALL -> VectorWideTiles.tile6x4(a, at, aRow, b, from, c, out, cStride, inner);
            case LESS_TALL -> VectorWideTiles.tile4x4(a, at, aRow, b, from, c, out, cStride, inner);
            default -> VectorWideTiles.tile1x4(a, at, aRow, b, from, c, out, cStride, inner);
        }
    }

    private static void narrow(
            int tall, float[] a, int at, int aRow, float[] b, int from, float[] c, int out, int cStride, int inner) {
        switch (tall) {
            case TALL -> VectorNarrowTiles.tile6x2(a, at, aRow, b, from, c, out, cStride, inner);
            case LESS_TALL -> VectorNarrowTiles.tile4x2(a, at, aRow, b, from, c, out, cStride, inner);
            default -> VectorNarrowTiles.tile1x2(a, at, aRow, b, from, c, out, cStride, inner);
        }
    }

    private static void narrowest(
            int tall, float[] a, int at, int aRow, float[] b, int from, float[] c, int out, int cStride, int inner) {
        switch (tall) {
            case TALL -> VectorNarrowTiles.tile6x1(a, at, aRow, b, from, c, out, cStride, inner);
            case LESS_TALL -> VectorNarrowTiles.tile4x1(a, at, aRow, b, from, c, out, cStride, inner);
            default -> VectorNarrowTiles.tile1x1(a, at, aRow, b, from, c, out, cStride, inner);
        }
    }

    private static void wideTransposed(
            int tall, float[] a, int at, int aInner, float[] b, int from, float[] c, int out, int cStride, int inner) {
        switch (tall) {
            case TALL -> VectorWideTransposedTiles.tile6x4(a, at, aInner, b, from, c, out, cStride, inner);
            case LESS_TALL -> VectorWideTransposedTiles.tile4x4(a, at, aInner, b, from, c, out, cStride, inner);
            default -> VectorWideTransposedTiles.tile1x4(a, at, aInner, b, from, c, out, cStride, inner);
        }
    }

    private static void narrowTransposed(
            int tall, float[] a, int at, int aInner, float[] b, int from, float[] c, int out, int cStride, int inner) {
        switch (tall) {
            case TALL -> VectorNarrowTransposedTiles.tile6x2(a, at, aInner, b, from, c, out, cStride, inner);
            case LESS_TALL -> VectorNarrowTransposedTiles.tile4x2(a, at, aInner, b, from, c, out, cStride, inner);
            default -> VectorNarrowTransposedTiles.tile1x2(a, at, aInner, b, from, c, out, cStride, inner);
        }
    }

    private static void narrowestTransposed(
            int tall, float[] a, int at, int aInner, float[] b, int from, float[] c, int out, int cStride, int inner) {
        switch (tall) {
            case TALL -> VectorNarrowTransposedTiles.tile6x1(a, at, aInner, b, from, c, out, cStride, inner);
            case LESS_TALL -> VectorNarrowTransposedTiles.tile4x1(a, at, aInner, b, from, c, out, cStride, inner);
            default -> VectorNarrowTransposedTiles.tile1x1(a, at, aInner, b, from, c, out, cStride, inner);
        }
    }

    @Override
    public void addRows(float[] matrix, int stride, int rows, float[] sums, int sumsOffset, int width) {
        int j = 0;
        for (; j <= width - MOST_VECTORS * LANES; j += MOST_VECTORS * LANES) {
            addWideRows(matrix, j, stride, rows, sums, sumsOffset + j);
        }
        for (; j < width; j += LANES) {
            addNarrowRows(matrix, j, stride, rows, sums, sumsOffset + j);
        }
    }

    private static void addWideRows(float[] matrix, int from, int stride, int rows, float[] sums, int at) {
        FloatVector sum0 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector sum1 = FloatVector.fromArray(SPECIES, sums, at + LANES);
        FloatVector sum2 = FloatVector.fromArray(SPECIES, sums, at + 2 * LANES);
        FloatVector sum3 = FloatVector.fromArray(SPECIES, sums, at + 3 * LANES);
        int row = from;
        for (int n = 0; n < rows; n++) {
            sum0 = sum0.add(FloatVector.fromArray(SPECIES, matrix, row));
            sum1 = sum1.add(FloatVector.fromArray(SPECIES, matrix, row + LANES));
            sum2 = sum2.add(FloatVector.fromArray(SPECIES, matrix, row + 2 * LANES));
            sum3 = sum3.add(FloatVector.fromArray(SPECIES, matrix, row + 3 * LANES));
            row += stride;
        }
        sum0.intoArray(sums, at);
        sum1.intoArray(sums, at + LANES);
        sum2.intoArray(sums, at + 2 * LANES);
        sum3.intoArray(sums, at + 3 * LANES);
    }

    private static void addNarrowRows(float[] matrix, int from, int stride, int rows, float[] sums, int at) {
        FloatVector sum = FloatVector.fromArray(SPECIES, sums, at);
        for (int n = 0; n < rows; n++) {
            sum = sum.add(FloatVector.fromArray(SPECIES, matrix, from + n * stride));
        }
        sum.intoArray(sums, at);
    }

    @Override
    public void add(float[] terms, float[] sums, int from, int count) {
        int i = from;
        for (; i <= from + count - LANES; i += LANES) {
            FloatVector.fromArray(SPECIES, sums, i)
                    .add(FloatVector.fromArray(SPECIES, terms, i))
                    .intoArray(sums, i);
        }
        for (; i < from + count; i++) {
            sums[i] += terms[i];
        }
    }

    @Override
    public void tanh(float[] values, int from, int count) {
        FloatVector most = FloatVector.broadcast(SPECIES, FloatTanh.SATURATED);
        FloatVector least = FloatVector.broadcast(SPECIES, -FloatTanh.SATURATED);
        FloatVector a13 = FloatVector.broadcast(SPECIES, FloatTanh.A13);
        FloatVector a11 = FloatVector.broadcast(SPECIES, FloatTanh.A11);
        FloatVector a9 = FloatVector.broadcast(SPECIES, FloatTanh.A9);
        FloatVector a7 = FloatVector.broadcast(SPECIES, FloatTanh.A7);
        FloatVector a5 = FloatVector.broadcast(SPECIES, FloatTanh.A5);
        FloatVector a3 = FloatVector.broadcast(SPECIES, FloatTanh.A3);
        FloatVector a1 = FloatVector.broadcast(SPECIES, FloatTanh.A1);
        FloatVector b6 = FloatVector.broadcast(SPECIES, FloatTanh.B6);
        FloatVector b4 = FloatVector.broadcast(SPECIES, FloatTanh.B4);
        FloatVector b2 = FloatVector.broadcast(SPECIES, FloatTanh.B2);
        FloatVector b0 = FloatVector.broadcast(SPECIES, FloatTanh.B0);
        int i = from;
        for (; i <= from + count - LANES; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, values, i).max(least).min(most);
            FloatVector square = x.mul(x);
            FloatVector above = a13.fma(square, a11);
            above = above.fma(square, a9);
            above = above.fma(square, a7);
            above = above.fma(square, a5);
            above = above.fma(square, a3);
            above = above.fma(square, a1);
            FloatVector below = b6.fma(square, b4);
            below = below.fma(square, b2);
            below = below.fma(square, b0);
            x.mul(above).div(below).intoArray(values, i);
        }
        for (; i < from + count; i++) {
            values[i] = FloatTanh.of(values[i]);
        }
    }

    @Override
    public void tanhGradient(float[] values, float[] gradients, int from, int count) {
        int i = from;
        for (; i <= from + count - LANES; i += LANES) {
            FloatVector value = FloatVector.fromArray(SPECIES, values, i);
            FloatVector slope = FloatVector.broadcast(SPECIES, 1).sub(value.mul(value));
            FloatVector.fromArray(SPECIES, gradients, i).mul(slope).intoArray(gradients, i);
        }
        for (; i < from + count; i++) {
            gradients[i] *= 1 - values[i] * values[i];
        }
    }

    @Override
    public void firstBlock(float[] raw, int stride, int rows, double factor, float[] out) {
        VectorCouplings.firstBlock(raw, stride, rows, (float) factor, out);
    }

    @Override
    public void affine(float[] x, float[] factor, float[] raw, int stride, int rows, float[] y) {
        VectorCouplings.affine(x, factor, raw, stride, rows, y);
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
        VectorCouplings.affineGradient(bent, factor, x, stride, rows, gradient, rawGradient);
        if (columns < stride) {
            VectorCouplings.clearColumns(rawGradient, stride, rows, columns);
        }
    }
}
