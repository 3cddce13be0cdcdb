package dev.anneal.numerics.simd;

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
    private static final int MOST_VECTORS = 4;
    private static final int TALL = 6;
    private static final int LESS_TALL = 4;

    /** The most rows of the second matrix that are copied: so many that the copy stays in the first-level cache. */
    private static final int MOST_INNER = 128;

    /** With fewer rows of either matrix copying costs more than it saves. */
    private static final int LEAST_COPIED = 32;

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
        if (start != null && start != c) {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(start, startOffset + i * startStride, c, cOffset + i * cStride, width);
            }
        }
        boolean copied = inner >= LEAST_COPIED && rows >= LEAST_COPIED && width > MOST_VECTORS * LANES;
        int depth = copied ? MOST_INNER : Math.max(1, inner);
        int k = 0;
        // Once at least: without terms the product is what it begins with.
        do {
            int terms = Math.min(depth, inner - k);
            int left = aOffset + k * aInner;
            boolean add = start != null || k > 0;
            int j = 0;
            while (j < width) {
                int vectors = Math.min(MOST_VECTORS, Integer.highestOneBit((width - j) / LANES));
                int columns = vectors * LANES;
                float[] panel = b;
                int right = bOffset + k * bStride + j;
                int stride = bStride;
                if (copied) {
                    panel = PANEL.get();
                    copy(b, right, bStride, panel, terms, columns);
                    right = 0;
                    stride = columns;
                }
                tiles(vectors, a, left, aRow, aInner, panel, right, stride, c, cOffset + j, cStride, rows, terms, add);
                j += columns;
            }
            k += depth;
        } while (k < inner);
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

    /** One column of tiles, so many vectors wide. */
    private static void tiles(
            int vectors,
            float[] a,
            int left,
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
            boolean add) {
        int i = 0;
        while (i < rows) {
            int tall = height(rows - i);
            int at = left + i * aRow;
            int to = out + i * cStride;
            switch (vectors) {
                case 1 -> narrowest(tall, a, at, aRow, aInner, b, right, bStride, c, to, cStride, inner, add);
                case 2 -> narrow(tall, a, at, aRow, aInner, b, right, bStride, c, to, cStride, inner, add);
                default -> wide(tall, a, at, aRow, aInner, b, right, bStride, c, to, cStride, inner, add);
            }
            i += tall;
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
            int tall,
            float[] a,
            int at,
            int aRow,
            int aInner,
            float[] b,
            int from,
            int bStride,
            float[] c,
            int out,
            int cStride,
            int inner,
            boolean add) {
        switch (tall) {
            case TALL -> VectorWideTiles.tile6x4(a, at, aRow, aInner, b, from, bStride, c, out, cStride, inner, add);
            case LESS_TALL ->
                VectorWideTiles.tile4x4(a, at, aRow, aInner, b, from, bStride, c, out, cStride, inner, add);
            default -> VectorWideTiles.tile1x4(a, at, aRow, aInner, b, from, bStride, c, out, cStride, inner, add);
        }
    }

    private static void narrow(
            int tall,
            float[] a,
            int at,
            int aRow,
            int aInner,
            float[] b,
            int from,
            int bStride,
            float[] c,
            int out,
            int cStride,
            int inner,
            boolean add) {
        switch (tall) {
            case TALL -> VectorNarrowTiles.tile6x2(a, at, aRow, aInner, b, from, bStride, c, out, cStride, inner, add);
            case LESS_TALL ->
                VectorNarrowTiles.tile4x2(a, at, aRow, aInner, b, from, bStride, c, out, cStride, inner, add);
            default -> VectorNarrowTiles.tile1x2(a, at, aRow, aInner, b, from, bStride, c, out, cStride, inner, add);
        }
    }

    private static void narrowest(
            int tall,
            float[] a,
            int at,
            int aRow,
            int aInner,
            float[] b,
            int from,
            int bStride,
            float[] c,
            int out,
            int cStride,
            int inner,
            boolean add) {
        switch (tall) {
            case TALL -> VectorNarrowTiles.tile6x1(a, at, aRow, aInner, b, from, bStride, c, out, cStride, inner, add);
            case LESS_TALL ->
                VectorNarrowTiles.tile4x1(a, at, aRow, aInner, b, from, bStride, c, out, cStride, inner, add);
            default -> VectorNarrowTiles.tile1x1(a, at, aRow, aInner, b, from, bStride, c, out, cStride, inner, add);
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
        int i = from;
        for (; i <= from + count - LANES; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, values, i)
                    .max(-FloatTanh.SATURATED)
                    .min(FloatTanh.SATURATED);
            FloatVector square = x.mul(x);
            FloatVector above = constant(FloatTanh.A13).fma(square, constant(FloatTanh.A11));
            above = above.fma(square, constant(FloatTanh.A9));
            above = above.fma(square, constant(FloatTanh.A7));
            above = above.fma(square, constant(FloatTanh.A5));
            above = above.fma(square, constant(FloatTanh.A3));
            above = above.fma(square, constant(FloatTanh.A1));
            FloatVector below = constant(FloatTanh.B6).fma(square, constant(FloatTanh.B4));
            below = below.fma(square, constant(FloatTanh.B2));
            below = below.fma(square, constant(FloatTanh.B0));
            x.mul(above).div(below).intoArray(values, i);
        }
        for (; i < from + count; i++) {
            values[i] = FloatTanh.of(values[i]);
        }
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
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
