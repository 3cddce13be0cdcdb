package dev.anneal.numerics.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of matrices in single precision with vector instructions, some columns at a time. They are made of tiles that
 * stay in registers ({@link VectorWideTiles}). The rows of the second matrix that tiles read lie closely; where they do not,
 * they are copied: rows that are a power of two apart crowd into a few places of the first-level cache.
 */
final class VectorProducts {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int WIDEST = 4;

    /** Processors of the x86 family have 32 registers of 512 bits, but 16 of fewer; those of the ARM family have 32. */
    private static final boolean FEW_REGISTERS =
            SPECIES.vectorBitSize() < 512 && !System.getProperty("os.arch", "").equals("aarch64");

    private static final int MOST_VECTORS = FEW_REGISTERS ? 2 : WIDEST;

    private static final int LESS_TALL = 4;
    private static final int TALL = FEW_REGISTERS ? LESS_TALL : 6;

    /** Of tiles one vector wide, of which registers hold more rows. */
    private static final int TALLER = 8;

    /** The same with a transposed first matrix, where rows have no addresses of their own. */
    private static final int TALLEST = 12;

    /** The most rows of the second matrix that are read at once: so many that they stay in the first-level cache. */
    private static final int MOST_INNER = 128;

    /** The copy, one for each thread. */
    private static final ThreadLocal<float[]> PANEL =
            ThreadLocal.withInitial(() -> new float[MOST_INNER * MOST_VECTORS * LANES]);

    /** A row for products that begin with zeros. */
    static final float[] ZEROS = new float[MOST_VECTORS * LANES];

    private VectorProducts() {}

    /** As many columns as the registers hold, and of those that are left the largest power of two. */
    static int panelWidth(int columns) {
        return LANES * Math.min(MOST_VECTORS, Integer.highestOneBit(columns / LANES));
    }

    /**
     * Some columns of {@link NetworkKernels#product}, as many as {@link #panelWidth} says.
     *
     * @param right where these columns of b begin
     * @param begin where these columns of what the product begins with do
     * @param out where these columns of c do
     */
    static void panel(
            int columns,
            float[] a,
            int aOffset,
            int aRow,
            int aInner,
            float[] b,
            int right,
            int bStride,
            float[] start,
            int begin,
            int startStride,
            float[] c,
            int out,
            int cStride,
            int rows,
            int inner) {
        float[] first = start;
        int firstAt = begin;
        int firstStride = startStride;
        int k = 0;
        // Once at least: without terms the product is what it begins with.
        do {
            int terms = Math.min(MOST_INNER, inner - k);
            int left = aOffset + k * aInner;
            float[] panel = b;
            int from = right + k * bStride;
            if (bStride != columns) {
                panel = PANEL.get();
                copy(b, from, bStride, panel, terms, columns);
                from = 0;
            }
            if (aInner == 1) {
                tiles(columns, a, left, aRow, panel, from, first, firstAt, firstStride, c, out, cStride, rows, terms);
            } else {
                transposedTiles(
                        columns,
                        a,
                        left,
                        aInner,
                        panel,
                        from,
                        first,
                        firstAt,
                        firstStride,
                        c,
                        out,
                        cStride,
                        rows,
                        terms);
            }
            first = c;
            firstAt = out;
            firstStride = cStride;
            k += MOST_INNER;
        } while (k < inner);
    }

    private static void copy(float[] b, int from, int stride, float[] panel, int rows, int columns) {
        if (columns == WIDEST * LANES) {
            copyWidest(b, from, stride, panel, rows);
            return;
        }
        for (int k = 0; k < rows; k++) {
            System.arraycopy(b, from + k * stride, panel, k * columns, columns);
        }
    }

    /** Rows are short: a call for each takes longer than what it copies. */
    private static void copyWidest(float[] b, int from, int stride, float[] panel, int rows) {
        int right = from;
        for (int to = 0; to < rows * WIDEST * LANES; to += WIDEST * LANES) {
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
            float[] start,
            int begin,
            int startStride,
            float[] c,
            int out,
            int cStride,
            int rows,
            int inner) {
        int tall;
        for (int i = 0; i < rows; i += tall) {
            tall = height(columns == LANES ? TALLER : TALL, rows - i);
            int at = left + i * aRow;
            int first = begin + i * startStride;
            int to = out + i * cStride;
            switch (columns / LANES) {
                case 1 ->
                    VectorColumnTiles.oneWide(
                            tall, a, at, aRow, b, right, start, first, startStride, c, to, cStride, inner);
                case 2 ->
                    VectorNarrowTiles.twoWide(
                            tall, a, at, aRow, b, right, start, first, startStride, c, to, cStride, inner);
                default ->
                    VectorWideTiles.fourWide(
                            tall, a, at, aRow, b, right, start, first, startStride, c, to, cStride, inner);
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
            float[] start,
            int begin,
            int startStride,
            float[] c,
            int out,
            int cStride,
            int rows,
            int inner) {
        int tall;
        for (int i = 0; i < rows; i += tall) {
            tall = height(columns == LANES ? TALLEST : TALL, rows - i);
            int at = left + i;
            int first = begin + i * startStride;
            int to = out + i * cStride;
            switch (columns / LANES) {
                case 1 ->
                    VectorNarrowTransposedTiles.oneWide(
                            tall, a, at, aInner, b, right, start, first, startStride, c, to, cStride, inner);
                case 2 ->
                    VectorNarrowTransposedTiles.twoWide(
                            tall, a, at, aInner, b, right, start, first, startStride, c, to, cStride, inner);
                default ->
                    VectorWideTransposedTiles.fourWide(
                            tall, a, at, aInner, b, right, start, first, startStride, c, to, cStride, inner);
            }
        }
    }

    /** The height of the next tile; eight rows are two tiles of four rather than one of six and two of one row. */
    private static int height(int tallest, int rows) {
        if (rows >= tallest && (tallest >= 2 * LESS_TALL || rows != 2 * LESS_TALL)) {
            return tallest;
        }
        return rows >= LESS_TALL ? LESS_TALL : 1;
    }
}
