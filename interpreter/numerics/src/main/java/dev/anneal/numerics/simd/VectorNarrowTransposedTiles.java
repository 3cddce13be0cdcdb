package dev.anneal.numerics.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Tiles as in {@link VectorWideTransposedTiles}, two vectors or one wide; the latter up to twelve rows tall, for as many sums at once. */
final class VectorNarrowTransposedTiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int NARROW = 2 * LANES;

    private VectorNarrowTransposedTiles() {}

    /** A tile two vectors wide and {@code tall} rows tall: 6, 4 or 1. */
    static void twoWide(
            int tall,
            float[] a,
            int at,
            int aInner,
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
            case 6 -> tile6x2(a, at, aInner, b, from, start, begin, startStride, c, out, cStride, inner);
            case 4 -> tile4x2(a, at, aInner, b, from, start, begin, startStride, c, out, cStride, inner);
            default -> tile1x2(a, at, aInner, b, from, start, begin, startStride, c, out, cStride, inner);
        }
    }

    private static void tile6x2(
            float[] a,
            int at,
            int aInner,
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
            int left = at + k * aInner;
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[left]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[left + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[left + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[left + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[left + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[left + 5]);
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
            int aInner,
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
            int left = at + k * aInner;
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[left]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[left + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[left + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[left + 3]);
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
            int aInner,
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
            int left = at + k * aInner;
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[left]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
        }
        c00.intoArray(c, out);
        c01.intoArray(c, out + LANES);
    }

    /** A tile one vector wide and {@code tall} rows tall: 12, 4 or 1. */
    static void oneWide(
            int tall,
            float[] a,
            int at,
            int aInner,
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
            case 12 -> tile12x1(a, at, aInner, b, from, start, begin, startStride, c, out, cStride, inner);
            case 4 -> tile4x1(a, at, aInner, b, from, start, begin, startStride, c, out, cStride, inner);
            default -> tile1x1(a, at, aInner, b, from, start, begin, startStride, c, out, cStride, inner);
        }
    }

    private static void tile12x1(
            float[] a,
            int at,
            int aInner,
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
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, begin + startStride);
        FloatVector c20 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride);
        FloatVector c30 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride);
        FloatVector c40 = FloatVector.fromArray(SPECIES, start, begin + 4 * startStride);
        FloatVector c50 = FloatVector.fromArray(SPECIES, start, begin + 5 * startStride);
        FloatVector c60 = FloatVector.fromArray(SPECIES, start, begin + 6 * startStride);
        FloatVector c70 = FloatVector.fromArray(SPECIES, start, begin + 7 * startStride);
        FloatVector c80 = FloatVector.fromArray(SPECIES, start, begin + 8 * startStride);
        FloatVector c90 = FloatVector.fromArray(SPECIES, start, begin + 9 * startStride);
        FloatVector c100 = FloatVector.fromArray(SPECIES, start, begin + 10 * startStride);
        FloatVector c110 = FloatVector.fromArray(SPECIES, start, begin + 11 * startStride);
        for (int k = 0; k < inner; k++) {
            int right = from + k * LANES;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            int left = at + k * aInner;
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[left]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[left + 1]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[left + 2]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[left + 3]);
            c30 = a3.fma(b0, c30);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[left + 4]);
            c40 = a4.fma(b0, c40);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[left + 5]);
            c50 = a5.fma(b0, c50);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[left + 6]);
            c60 = a6.fma(b0, c60);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[left + 7]);
            c70 = a7.fma(b0, c70);
            FloatVector a8 = FloatVector.broadcast(SPECIES, a[left + 8]);
            c80 = a8.fma(b0, c80);
            FloatVector a9 = FloatVector.broadcast(SPECIES, a[left + 9]);
            c90 = a9.fma(b0, c90);
            FloatVector a10 = FloatVector.broadcast(SPECIES, a[left + 10]);
            c100 = a10.fma(b0, c100);
            FloatVector a11 = FloatVector.broadcast(SPECIES, a[left + 11]);
            c110 = a11.fma(b0, c110);
        }
        c00.intoArray(c, out);
        c10.intoArray(c, out + cStride);
        c20.intoArray(c, out + 2 * cStride);
        c30.intoArray(c, out + 3 * cStride);
        c40.intoArray(c, out + 4 * cStride);
        c50.intoArray(c, out + 5 * cStride);
        c60.intoArray(c, out + 6 * cStride);
        c70.intoArray(c, out + 7 * cStride);
        c80.intoArray(c, out + 8 * cStride);
        c90.intoArray(c, out + 9 * cStride);
        c100.intoArray(c, out + 10 * cStride);
        c110.intoArray(c, out + 11 * cStride);
    }

    private static void tile4x1(
            float[] a,
            int at,
            int aInner,
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
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, begin + startStride);
        FloatVector c20 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride);
        FloatVector c30 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride);
        for (int k = 0; k < inner; k++) {
            int right = from + k * LANES;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            int left = at + k * aInner;
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[left]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[left + 1]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[left + 2]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[left + 3]);
            c30 = a3.fma(b0, c30);
        }
        c00.intoArray(c, out);
        c10.intoArray(c, out + cStride);
        c20.intoArray(c, out + 2 * cStride);
        c30.intoArray(c, out + 3 * cStride);
    }

    private static void tile1x1(
            float[] a,
            int at,
            int aInner,
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
        for (int k = 0; k < inner; k++) {
            int right = from + k * LANES;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            int left = at + k * aInner;
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[left]);
            c00 = a0.fma(b0, c00);
        }
        c00.intoArray(c, out);
    }
}
