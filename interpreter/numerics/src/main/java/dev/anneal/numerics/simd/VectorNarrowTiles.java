package dev.anneal.numerics.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles as {@link VectorWideTiles}, two vectors and one vector wide: for what is left at the right edge of a product.
 */
final class VectorNarrowTiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorNarrowTiles() {}

    static void tile6x2(
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
        FloatVector c00 = add ? FloatVector.fromArray(SPECIES, c, out) : FloatVector.zero(SPECIES);
        FloatVector c01 = add ? FloatVector.fromArray(SPECIES, c, out + LANES) : FloatVector.zero(SPECIES);
        FloatVector c10 = add ? FloatVector.fromArray(SPECIES, c, out + cStride) : FloatVector.zero(SPECIES);
        FloatVector c11 = add ? FloatVector.fromArray(SPECIES, c, out + cStride + LANES) : FloatVector.zero(SPECIES);
        FloatVector c20 = add ? FloatVector.fromArray(SPECIES, c, out + 2 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c21 =
                add ? FloatVector.fromArray(SPECIES, c, out + 2 * cStride + LANES) : FloatVector.zero(SPECIES);
        FloatVector c30 = add ? FloatVector.fromArray(SPECIES, c, out + 3 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c31 =
                add ? FloatVector.fromArray(SPECIES, c, out + 3 * cStride + LANES) : FloatVector.zero(SPECIES);
        FloatVector c40 = add ? FloatVector.fromArray(SPECIES, c, out + 4 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c41 =
                add ? FloatVector.fromArray(SPECIES, c, out + 4 * cStride + LANES) : FloatVector.zero(SPECIES);
        FloatVector c50 = add ? FloatVector.fromArray(SPECIES, c, out + 5 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c51 =
                add ? FloatVector.fromArray(SPECIES, c, out + 5 * cStride + LANES) : FloatVector.zero(SPECIES);
        int left = at;
        int right = from;
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[left]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[left + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[left + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[left + 3 * aRow]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[left + 4 * aRow]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[left + 5 * aRow]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            left += aInner;
            right += bStride;
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

    static void tile4x2(
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
        FloatVector c00 = add ? FloatVector.fromArray(SPECIES, c, out) : FloatVector.zero(SPECIES);
        FloatVector c01 = add ? FloatVector.fromArray(SPECIES, c, out + LANES) : FloatVector.zero(SPECIES);
        FloatVector c10 = add ? FloatVector.fromArray(SPECIES, c, out + cStride) : FloatVector.zero(SPECIES);
        FloatVector c11 = add ? FloatVector.fromArray(SPECIES, c, out + cStride + LANES) : FloatVector.zero(SPECIES);
        FloatVector c20 = add ? FloatVector.fromArray(SPECIES, c, out + 2 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c21 =
                add ? FloatVector.fromArray(SPECIES, c, out + 2 * cStride + LANES) : FloatVector.zero(SPECIES);
        FloatVector c30 = add ? FloatVector.fromArray(SPECIES, c, out + 3 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c31 =
                add ? FloatVector.fromArray(SPECIES, c, out + 3 * cStride + LANES) : FloatVector.zero(SPECIES);
        int left = at;
        int right = from;
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[left]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[left + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[left + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[left + 3 * aRow]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            left += aInner;
            right += bStride;
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

    static void tile1x2(
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
        FloatVector c00 = add ? FloatVector.fromArray(SPECIES, c, out) : FloatVector.zero(SPECIES);
        FloatVector c01 = add ? FloatVector.fromArray(SPECIES, c, out + LANES) : FloatVector.zero(SPECIES);
        int left = at;
        int right = from;
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[left]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            left += aInner;
            right += bStride;
        }
        c00.intoArray(c, out);
        c01.intoArray(c, out + LANES);
    }

    static void tile6x1(
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
        FloatVector c00 = add ? FloatVector.fromArray(SPECIES, c, out) : FloatVector.zero(SPECIES);
        FloatVector c10 = add ? FloatVector.fromArray(SPECIES, c, out + cStride) : FloatVector.zero(SPECIES);
        FloatVector c20 = add ? FloatVector.fromArray(SPECIES, c, out + 2 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c30 = add ? FloatVector.fromArray(SPECIES, c, out + 3 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c40 = add ? FloatVector.fromArray(SPECIES, c, out + 4 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c50 = add ? FloatVector.fromArray(SPECIES, c, out + 5 * cStride) : FloatVector.zero(SPECIES);
        int left = at;
        int right = from;
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[left]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[left + aRow]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[left + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[left + 3 * aRow]);
            c30 = a3.fma(b0, c30);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[left + 4 * aRow]);
            c40 = a4.fma(b0, c40);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[left + 5 * aRow]);
            c50 = a5.fma(b0, c50);
            left += aInner;
            right += bStride;
        }
        c00.intoArray(c, out);
        c10.intoArray(c, out + cStride);
        c20.intoArray(c, out + 2 * cStride);
        c30.intoArray(c, out + 3 * cStride);
        c40.intoArray(c, out + 4 * cStride);
        c50.intoArray(c, out + 5 * cStride);
    }

    static void tile4x1(
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
        FloatVector c00 = add ? FloatVector.fromArray(SPECIES, c, out) : FloatVector.zero(SPECIES);
        FloatVector c10 = add ? FloatVector.fromArray(SPECIES, c, out + cStride) : FloatVector.zero(SPECIES);
        FloatVector c20 = add ? FloatVector.fromArray(SPECIES, c, out + 2 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c30 = add ? FloatVector.fromArray(SPECIES, c, out + 3 * cStride) : FloatVector.zero(SPECIES);
        int left = at;
        int right = from;
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[left]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[left + aRow]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[left + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[left + 3 * aRow]);
            c30 = a3.fma(b0, c30);
            left += aInner;
            right += bStride;
        }
        c00.intoArray(c, out);
        c10.intoArray(c, out + cStride);
        c20.intoArray(c, out + 2 * cStride);
        c30.intoArray(c, out + 3 * cStride);
    }

    static void tile1x1(
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
        FloatVector c00 = add ? FloatVector.fromArray(SPECIES, c, out) : FloatVector.zero(SPECIES);
        int left = at;
        int right = from;
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[left]);
            c00 = a0.fma(b0, c00);
            left += aInner;
            right += bStride;
        }
        c00.intoArray(c, out);
    }
}
