package dev.anneal.numerics.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Products of matrices with few columns, with vector instructions: vectors run along the first matrix, since the columns
 * would not fill one.
 */
final class VectorFewColumns {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Rows that are taken at once, and vectors. */
    private static final int TOGETHER = 4;

    /** The parts of sums, one for each thread. */
    private static final ThreadLocal<float[]> PARTS =
            ThreadLocal.withInitial(() -> new float[TOGETHER * Math.max(LANES, NetworkKernels.LANES)]);

    private VectorFewColumns() {}

    /** {@link NetworkKernels#fewColumns}. */
    static void product(
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
        for (int j = 0; j < columns; j++) {
            int right = bOffset + j * bColumn;
            int i = 0;
            for (; i <= rows - TOGETHER; i += TOGETHER) {
                for (int lane = 0; lane < NetworkKernels.LANES; lane += LANES) {
                    fourRows(a, i * aRow + lane, aRow, b, right + lane, inner - lane, parts, lane);
                }
                for (int n = 0; n < TOGETHER; n++) {
                    float first = start == null ? 0 : start[startOffset + (i + n) * startStride + j];
                    c[(i + n) * cStride + j] = first + PlainFloatNetwork.sum(parts, n * NetworkKernels.LANES);
                }
            }
            for (; i < rows; i++) {
                for (int lane = 0; lane < NetworkKernels.LANES; lane += LANES) {
                    oneRow(a, i * aRow + lane, b, right + lane, inner - lane, parts, lane);
                }
                float first = start == null ? 0 : start[startOffset + i * startStride + j];
                c[i * cStride + j] = first + PlainFloatNetwork.sum(parts, 0);
            }
        }
    }

    private static void fourRows(
            float[] a, int left, int aRow, float[] b, int right, int inner, float[] parts, int at) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        FloatVector sum2 = FloatVector.zero(SPECIES);
        FloatVector sum3 = FloatVector.zero(SPECIES);
        for (int k = 0; k < inner; k += NetworkKernels.LANES) {
            FloatVector column = FloatVector.fromArray(SPECIES, b, right + k);
            sum0 = FloatVector.fromArray(SPECIES, a, left + k).fma(column, sum0);
            sum1 = FloatVector.fromArray(SPECIES, a, left + aRow + k).fma(column, sum1);
            sum2 = FloatVector.fromArray(SPECIES, a, left + 2 * aRow + k).fma(column, sum2);
            sum3 = FloatVector.fromArray(SPECIES, a, left + 3 * aRow + k).fma(column, sum3);
        }
        sum0.intoArray(parts, at);
        sum1.intoArray(parts, at + NetworkKernels.LANES);
        sum2.intoArray(parts, at + 2 * NetworkKernels.LANES);
        sum3.intoArray(parts, at + 3 * NetworkKernels.LANES);
    }

    private static void oneRow(float[] a, int left, float[] b, int right, int inner, float[] parts, int at) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int k = 0; k < inner; k += NetworkKernels.LANES) {
            sum = FloatVector.fromArray(SPECIES, a, left + k).fma(FloatVector.fromArray(SPECIES, b, right + k), sum);
        }
        sum.intoArray(parts, at);
    }

    /** {@link NetworkKernels#addFewColumns}. */
    static void add(
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
        float[] parts = PARTS.get();
        int block;
        for (int i = 0; i < rows; i += block) {
            boolean wide = rows - i >= TOGETHER * LANES;
            block = wide ? TOGETHER * LANES : LANES;
            int meant = Math.min(block, rows - i);
            for (int j = 0; j < columns; j++) {
                int out = cOffset + i * cRow + j * cColumn;
                for (int n = 0; n < meant; n++) {
                    parts[n] = c[out + n * cRow];
                }
                if (wide) {
                    fourVectors(a, i, aRow, b, j, bRow, inner, parts);
                } else {
                    oneVector(a, i, aRow, b, j, bRow, inner, parts);
                }
                for (int n = 0; n < meant; n++) {
                    c[out + n * cRow] = parts[n];
                }
            }
        }
    }

    private static void fourVectors(
            float[] a, int from, int aRow, float[] b, int column, int bRow, int inner, float[] sums) {
        FloatVector sum0 = FloatVector.fromArray(SPECIES, sums, 0);
        FloatVector sum1 = FloatVector.fromArray(SPECIES, sums, LANES);
        FloatVector sum2 = FloatVector.fromArray(SPECIES, sums, 2 * LANES);
        FloatVector sum3 = FloatVector.fromArray(SPECIES, sums, 3 * LANES);
        int left = from;
        int right = column;
        for (int k = 0; k < inner; k++) {
            FloatVector factor = FloatVector.broadcast(SPECIES, b[right]);
            sum0 = FloatVector.fromArray(SPECIES, a, left).fma(factor, sum0);
            sum1 = FloatVector.fromArray(SPECIES, a, left + LANES).fma(factor, sum1);
            sum2 = FloatVector.fromArray(SPECIES, a, left + 2 * LANES).fma(factor, sum2);
            sum3 = FloatVector.fromArray(SPECIES, a, left + 3 * LANES).fma(factor, sum3);
            left += aRow;
            right += bRow;
        }
        sum0.intoArray(sums, 0);
        sum1.intoArray(sums, LANES);
        sum2.intoArray(sums, 2 * LANES);
        sum3.intoArray(sums, 3 * LANES);
    }

    private static void oneVector(
            float[] a, int from, int aRow, float[] b, int column, int bRow, int inner, float[] sums) {
        FloatVector sum = FloatVector.fromArray(SPECIES, sums, 0);
        int left = from;
        int right = column;
        for (int k = 0; k < inner; k++) {
            sum = FloatVector.fromArray(SPECIES, a, left).fma(FloatVector.broadcast(SPECIES, b[right]), sum);
            left += aRow;
            right += bRow;
        }
        sum.intoArray(sums, 0);
    }
}
