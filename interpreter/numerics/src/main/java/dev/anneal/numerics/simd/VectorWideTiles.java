package dev.anneal.numerics.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of a product of matrices that are four vectors wide and six, four or one rows tall: the tile stays in registers while
 * the inner index runs. Each is a method of its own: what is too large to be compiled as one has its vectors allocated.
 */
final class VectorWideTiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorWideTiles() {}

    static void tile6x4(
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
        FloatVector c02 = add ? FloatVector.fromArray(SPECIES, c, out + 2 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c03 = add ? FloatVector.fromArray(SPECIES, c, out + 3 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c10 = add ? FloatVector.fromArray(SPECIES, c, out + cStride) : FloatVector.zero(SPECIES);
        FloatVector c11 = add ? FloatVector.fromArray(SPECIES, c, out + cStride + LANES) : FloatVector.zero(SPECIES);
        FloatVector c12 =
                add ? FloatVector.fromArray(SPECIES, c, out + cStride + 2 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c13 =
                add ? FloatVector.fromArray(SPECIES, c, out + cStride + 3 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c20 = add ? FloatVector.fromArray(SPECIES, c, out + 2 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c21 =
                add ? FloatVector.fromArray(SPECIES, c, out + 2 * cStride + LANES) : FloatVector.zero(SPECIES);
        FloatVector c22 =
                add ? FloatVector.fromArray(SPECIES, c, out + 2 * cStride + 2 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c23 =
                add ? FloatVector.fromArray(SPECIES, c, out + 2 * cStride + 3 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c30 = add ? FloatVector.fromArray(SPECIES, c, out + 3 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c31 =
                add ? FloatVector.fromArray(SPECIES, c, out + 3 * cStride + LANES) : FloatVector.zero(SPECIES);
        FloatVector c32 =
                add ? FloatVector.fromArray(SPECIES, c, out + 3 * cStride + 2 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c33 =
                add ? FloatVector.fromArray(SPECIES, c, out + 3 * cStride + 3 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c40 = add ? FloatVector.fromArray(SPECIES, c, out + 4 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c41 =
                add ? FloatVector.fromArray(SPECIES, c, out + 4 * cStride + LANES) : FloatVector.zero(SPECIES);
        FloatVector c42 =
                add ? FloatVector.fromArray(SPECIES, c, out + 4 * cStride + 2 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c43 =
                add ? FloatVector.fromArray(SPECIES, c, out + 4 * cStride + 3 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c50 = add ? FloatVector.fromArray(SPECIES, c, out + 5 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c51 =
                add ? FloatVector.fromArray(SPECIES, c, out + 5 * cStride + LANES) : FloatVector.zero(SPECIES);
        FloatVector c52 =
                add ? FloatVector.fromArray(SPECIES, c, out + 5 * cStride + 2 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c53 =
                add ? FloatVector.fromArray(SPECIES, c, out + 5 * cStride + 3 * LANES) : FloatVector.zero(SPECIES);
        int left = at;
        int right = from;
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, right + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, right + 3 * LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[left]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[left + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[left + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[left + 3 * aRow]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[left + 4 * aRow]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            c43 = a4.fma(b3, c43);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[left + 5 * aRow]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            c52 = a5.fma(b2, c52);
            c53 = a5.fma(b3, c53);
            left += aInner;
            right += bStride;
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

    static void tile4x4(
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
        FloatVector c02 = add ? FloatVector.fromArray(SPECIES, c, out + 2 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c03 = add ? FloatVector.fromArray(SPECIES, c, out + 3 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c10 = add ? FloatVector.fromArray(SPECIES, c, out + cStride) : FloatVector.zero(SPECIES);
        FloatVector c11 = add ? FloatVector.fromArray(SPECIES, c, out + cStride + LANES) : FloatVector.zero(SPECIES);
        FloatVector c12 =
                add ? FloatVector.fromArray(SPECIES, c, out + cStride + 2 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c13 =
                add ? FloatVector.fromArray(SPECIES, c, out + cStride + 3 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c20 = add ? FloatVector.fromArray(SPECIES, c, out + 2 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c21 =
                add ? FloatVector.fromArray(SPECIES, c, out + 2 * cStride + LANES) : FloatVector.zero(SPECIES);
        FloatVector c22 =
                add ? FloatVector.fromArray(SPECIES, c, out + 2 * cStride + 2 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c23 =
                add ? FloatVector.fromArray(SPECIES, c, out + 2 * cStride + 3 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c30 = add ? FloatVector.fromArray(SPECIES, c, out + 3 * cStride) : FloatVector.zero(SPECIES);
        FloatVector c31 =
                add ? FloatVector.fromArray(SPECIES, c, out + 3 * cStride + LANES) : FloatVector.zero(SPECIES);
        FloatVector c32 =
                add ? FloatVector.fromArray(SPECIES, c, out + 3 * cStride + 2 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c33 =
                add ? FloatVector.fromArray(SPECIES, c, out + 3 * cStride + 3 * LANES) : FloatVector.zero(SPECIES);
        int left = at;
        int right = from;
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, right + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, right + 3 * LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[left]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[left + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[left + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[left + 3 * aRow]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            left += aInner;
            right += bStride;
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

    static void tile1x4(
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
        FloatVector c02 = add ? FloatVector.fromArray(SPECIES, c, out + 2 * LANES) : FloatVector.zero(SPECIES);
        FloatVector c03 = add ? FloatVector.fromArray(SPECIES, c, out + 3 * LANES) : FloatVector.zero(SPECIES);
        int left = at;
        int right = from;
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, right + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, right + 3 * LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[left]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            left += aInner;
            right += bStride;
        }
        c00.intoArray(c, out);
        c01.intoArray(c, out + LANES);
        c02.intoArray(c, out + 2 * LANES);
        c03.intoArray(c, out + 3 * LANES);
    }
}
