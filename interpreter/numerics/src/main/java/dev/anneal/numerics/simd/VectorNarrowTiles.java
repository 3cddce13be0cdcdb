package dev.anneal.numerics.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Tiles as in {@link VectorWideTiles}, two vectors wide. */
final class VectorNarrowTiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int NARROW = 2 * LANES;

    private VectorNarrowTiles() {}

    /** A tile two vectors wide and {@code tall} rows tall: 6, 4 or 1. */
    static void twoWide(
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
            case 6 -> tile6x2(a, at, aRow, b, from, start, begin, startStride, c, out, cStride, inner);
            case 4 -> tile4x2(a, at, aRow, b, from, start, begin, startStride, c, out, cStride, inner);
            default -> tile1x2(a, at, aRow, b, from, start, begin, startStride, c, out, cStride, inner);
        }
    }

    private static void tile6x2(
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
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, begin + startStride);
        FloatVector c11 = FloatVector.fromArray(SPECIES, start, begin + startStride + LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride);
        FloatVector c21 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride + LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride);
        FloatVector c31 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride + LANES);
        FloatVector c40 = FloatVector.fromArray(SPECIES, start, begin + 4 * startStride);
        FloatVector c41 = FloatVector.fromArray(SPECIES, start, begin + 4 * startStride + LANES);
        FloatVector c50 = FloatVector.fromArray(SPECIES, start, begin + 5 * startStride);
        FloatVector c51 = FloatVector.fromArray(SPECIES, start, begin + 5 * startStride + LANES);
        for (int k = 0; k < inner; k++) {
            int right = from + k * NARROW;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[at + aRow + k]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[at + 2 * aRow + k]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[at + 3 * aRow + k]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[at + 4 * aRow + k]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[at + 5 * aRow + k]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
        }
        c00.intoArray(c, out);
        c01.intoArray(c, out + LANES);
        c10.intoArray(c, out + cStride);
        c11.intoArray(c, out + cStride + LANES);
        c20.intoArray(c, out + 2 * cStride);
        c21.intoArray(c, out + 2 * cStride + LANES);
        c30.intoArray(c, out + 3 * cStride);
        c31.intoArray(c, out + 3 * cStride + LANES);
        c40.intoArray(c, out + 4 * cStride);
        c41.intoArray(c, out + 4 * cStride + LANES);
        c50.intoArray(c, out + 5 * cStride);
        c51.intoArray(c, out + 5 * cStride + LANES);
    }

    private static void tile4x2(
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
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, begin + startStride);
        FloatVector c11 = FloatVector.fromArray(SPECIES, start, begin + startStride + LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride);
        FloatVector c21 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride + LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride);
        FloatVector c31 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride + LANES);
        for (int k = 0; k < inner; k++) {
            int right = from + k * NARROW;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[at + aRow + k]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[at + 2 * aRow + k]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[at + 3 * aRow + k]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
        }
        c00.intoArray(c, out);
        c01.intoArray(c, out + LANES);
        c10.intoArray(c, out + cStride);
        c11.intoArray(c, out + cStride + LANES);
        c20.intoArray(c, out + 2 * cStride);
        c21.intoArray(c, out + 2 * cStride + LANES);
        c30.intoArray(c, out + 3 * cStride);
        c31.intoArray(c, out + 3 * cStride + LANES);
    }

    private static void tile1x2(
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
        for (int k = 0; k < inner; k++) {
            int right = from + k * NARROW;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
        }
        c00.intoArray(c, out);
        c01.intoArray(c, out + LANES);
    }
}
