package dev.anneal.numerics.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of a product of matrices that are four vectors wide and six, four or one rows tall: the tile stays in registers while
 * the inner index runs. The rows of the second matrix lie closely, so that indices are multiples of the inner one, and the
 * compiler checks them once, before the loop; within it checks take registers, of which there are none to spare, and then
 * some tiles are three times slower in one process and not in the next. Each is a method of its own: what is too large to be
 * compiled as one has its vectors allocated.
 */
final class VectorWideTiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int WIDTH = 4 * LANES;

    private VectorWideTiles() {}

    /** A tile four vectors wide and {@code tall} rows tall: 6, 4 or 1. */
    static void fourWide(
            int tall,
            float[] a,
            int at,
            int aRow,
            float[] b,
            int from,
            float[] start,
            int begin,
            int startStride,
            float[] c,
            int out,
            int cStride,
            int inner) {
        switch (tall) {
            case 6 -> tile6x4(a, at, aRow, b, from, start, begin, startStride, c, out, cStride, inner);
            case 4 -> tile4x4(a, at, aRow, b, from, start, begin, startStride, c, out, cStride, inner);
            default -> tile1x4(a, at, aRow, b, from, start, begin, startStride, c, out, cStride, inner);
        }
    }

    private static void tile6x4(
            float[] a,
            int at,
            int aRow,
            float[] b,
            int from,
            float[] start,
            int begin,
            int startStride,
            float[] c,
            int out,
            int cStride,
            int inner) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, start, begin);
        FloatVector c01 = FloatVector.fromArray(SPECIES, start, begin + LANES);
        FloatVector c02 = FloatVector.fromArray(SPECIES, start, begin + 2 * LANES);
        FloatVector c03 = FloatVector.fromArray(SPECIES, start, begin + 3 * LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, begin + startStride);
        FloatVector c11 = FloatVector.fromArray(SPECIES, start, begin + startStride + LANES);
        FloatVector c12 = FloatVector.fromArray(SPECIES, start, begin + startStride + 2 * LANES);
        FloatVector c13 = FloatVector.fromArray(SPECIES, start, begin + startStride + 3 * LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride);
        FloatVector c21 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride + LANES);
        FloatVector c22 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride + 2 * LANES);
        FloatVector c23 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride + 3 * LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride);
        FloatVector c31 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride + LANES);
        FloatVector c32 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride + 2 * LANES);
        FloatVector c33 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride + 3 * LANES);
        FloatVector c40 = FloatVector.fromArray(SPECIES, start, begin + 4 * startStride);
        FloatVector c41 = FloatVector.fromArray(SPECIES, start, begin + 4 * startStride + LANES);
        FloatVector c42 = FloatVector.fromArray(SPECIES, start, begin + 4 * startStride + 2 * LANES);
        FloatVector c43 = FloatVector.fromArray(SPECIES, start, begin + 4 * startStride + 3 * LANES);
        FloatVector c50 = FloatVector.fromArray(SPECIES, start, begin + 5 * startStride);
        FloatVector c51 = FloatVector.fromArray(SPECIES, start, begin + 5 * startStride + LANES);
        FloatVector c52 = FloatVector.fromArray(SPECIES, start, begin + 5 * startStride + 2 * LANES);
        FloatVector c53 = FloatVector.fromArray(SPECIES, start, begin + 5 * startStride + 3 * LANES);
        for (int k = 0; k < inner; k++) {
            int right = from + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, right + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, right + 3 * LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[at + aRow + k]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[at + 2 * aRow + k]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[at + 3 * aRow + k]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[at + 4 * aRow + k]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            c43 = a4.fma(b3, c43);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[at + 5 * aRow + k]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            c52 = a5.fma(b2, c52);
            c53 = a5.fma(b3, c53);
        }
        c00.intoArray(c, out);
        c01.intoArray(c, out + LANES);
        c02.intoArray(c, out + 2 * LANES);
        c03.intoArray(c, out + 3 * LANES);
        c10.intoArray(c, out + cStride);
        c11.intoArray(c, out + cStride + LANES);
        c12.intoArray(c, out + cStride + 2 * LANES);
        c13.intoArray(c, out + cStride + 3 * LANES);
        c20.intoArray(c, out + 2 * cStride);
        c21.intoArray(c, out + 2 * cStride + LANES);
        c22.intoArray(c, out + 2 * cStride + 2 * LANES);
        c23.intoArray(c, out + 2 * cStride + 3 * LANES);
        c30.intoArray(c, out + 3 * cStride);
        c31.intoArray(c, out + 3 * cStride + LANES);
        c32.intoArray(c, out + 3 * cStride + 2 * LANES);
        c33.intoArray(c, out + 3 * cStride + 3 * LANES);
        c40.intoArray(c, out + 4 * cStride);
        c41.intoArray(c, out + 4 * cStride + LANES);
        c42.intoArray(c, out + 4 * cStride + 2 * LANES);
        c43.intoArray(c, out + 4 * cStride + 3 * LANES);
        c50.intoArray(c, out + 5 * cStride);
        c51.intoArray(c, out + 5 * cStride + LANES);
        c52.intoArray(c, out + 5 * cStride + 2 * LANES);
        c53.intoArray(c, out + 5 * cStride + 3 * LANES);
    }

    private static void tile4x4(
            float[] a,
            int at,
            int aRow,
            float[] b,
            int from,
            float[] start,
            int begin,
            int startStride,
            float[] c,
            int out,
            int cStride,
            int inner) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, start, begin);
        FloatVector c01 = FloatVector.fromArray(SPECIES, start, begin + LANES);
        FloatVector c02 = FloatVector.fromArray(SPECIES, start, begin + 2 * LANES);
        FloatVector c03 = FloatVector.fromArray(SPECIES, start, begin + 3 * LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, begin + startStride);
        FloatVector c11 = FloatVector.fromArray(SPECIES, start, begin + startStride + LANES);
        FloatVector c12 = FloatVector.fromArray(SPECIES, start, begin + startStride + 2 * LANES);
        FloatVector c13 = FloatVector.fromArray(SPECIES, start, begin + startStride + 3 * LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride);
        FloatVector c21 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride + LANES);
        FloatVector c22 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride + 2 * LANES);
        FloatVector c23 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride + 3 * LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride);
        FloatVector c31 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride + LANES);
        FloatVector c32 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride + 2 * LANES);
        FloatVector c33 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride + 3 * LANES);
        for (int k = 0; k < inner; k++) {
            int right = from + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, right + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, right + 3 * LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[at + aRow + k]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[at + 2 * aRow + k]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[at + 3 * aRow + k]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
        }
        c00.intoArray(c, out);
        c01.intoArray(c, out + LANES);
        c02.intoArray(c, out + 2 * LANES);
        c03.intoArray(c, out + 3 * LANES);
        c10.intoArray(c, out + cStride);
        c11.intoArray(c, out + cStride + LANES);
        c12.intoArray(c, out + cStride + 2 * LANES);
        c13.intoArray(c, out + cStride + 3 * LANES);
        c20.intoArray(c, out + 2 * cStride);
        c21.intoArray(c, out + 2 * cStride + LANES);
        c22.intoArray(c, out + 2 * cStride + 2 * LANES);
        c23.intoArray(c, out + 2 * cStride + 3 * LANES);
        c30.intoArray(c, out + 3 * cStride);
        c31.intoArray(c, out + 3 * cStride + LANES);
        c32.intoArray(c, out + 3 * cStride + 2 * LANES);
        c33.intoArray(c, out + 3 * cStride + 3 * LANES);
    }

    private static void tile1x4(
            float[] a,
            int at,
            int aRow,
            float[] b,
            int from,
            float[] start,
            int begin,
            int startStride,
            float[] c,
            int out,
            int cStride,
            int inner) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, start, begin);
        FloatVector c01 = FloatVector.fromArray(SPECIES, start, begin + LANES);
        FloatVector c02 = FloatVector.fromArray(SPECIES, start, begin + 2 * LANES);
        FloatVector c03 = FloatVector.fromArray(SPECIES, start, begin + 3 * LANES);
        for (int k = 0; k < inner; k++) {
            int right = from + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, right + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, right + 3 * LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
        }
        c00.intoArray(c, out);
        c01.intoArray(c, out + LANES);
        c02.intoArray(c, out + 2 * LANES);
        c03.intoArray(c, out + 3 * LANES);
    }
}
