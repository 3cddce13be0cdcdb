package dev.anneal.numerics.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles as in {@link VectorWideTiles}, one vector wide. A term of a sum is a number of the first matrix that is spread over a
 * vector, which a processor does once in a cycle, so that they take the time of tiles two vectors wide or little less. Two terms
 * a round have one address.
 */
final class VectorColumnTiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorColumnTiles() {}

    /** A tile {@code tall} rows tall: 8, 4 or 1. */
    static void oneWide(
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
            case 8 -> tile8x1(a, at, aRow, b, from, start, begin, startStride, c, out, cStride, inner);
            case 4 -> tile4x1(a, at, aRow, b, from, start, begin, startStride, c, out, cStride, inner);
            default -> tile1x1(a, at, aRow, b, from, start, begin, startStride, c, out, cStride, inner);
        }
    }

    private static void tile8x1(
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
        FloatVector c0 = FloatVector.fromArray(SPECIES, start, begin);
        FloatVector c1 = FloatVector.fromArray(SPECIES, start, begin + startStride);
        FloatVector c2 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride);
        FloatVector c3 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride);
        FloatVector c4 = FloatVector.fromArray(SPECIES, start, begin + 4 * startStride);
        FloatVector c5 = FloatVector.fromArray(SPECIES, start, begin + 5 * startStride);
        FloatVector c6 = FloatVector.fromArray(SPECIES, start, begin + 6 * startStride);
        FloatVector c7 = FloatVector.fromArray(SPECIES, start, begin + 7 * startStride);
        int k = 0;
        for (; k <= inner - 2; k += 2) {
            int right = from + k * LANES;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + LANES);
            int left0 = at + k;
            c0 = FloatVector.broadcast(SPECIES, a[left0]).fma(b0, c0);
            c0 = FloatVector.broadcast(SPECIES, a[left0 + 1]).fma(b1, c0);
            int left1 = at + aRow + k;
            c1 = FloatVector.broadcast(SPECIES, a[left1]).fma(b0, c1);
            c1 = FloatVector.broadcast(SPECIES, a[left1 + 1]).fma(b1, c1);
            int left2 = at + 2 * aRow + k;
            c2 = FloatVector.broadcast(SPECIES, a[left2]).fma(b0, c2);
            c2 = FloatVector.broadcast(SPECIES, a[left2 + 1]).fma(b1, c2);
            int left3 = at + 3 * aRow + k;
            c3 = FloatVector.broadcast(SPECIES, a[left3]).fma(b0, c3);
            c3 = FloatVector.broadcast(SPECIES, a[left3 + 1]).fma(b1, c3);
            int left4 = at + 4 * aRow + k;
            c4 = FloatVector.broadcast(SPECIES, a[left4]).fma(b0, c4);
            c4 = FloatVector.broadcast(SPECIES, a[left4 + 1]).fma(b1, c4);
            int left5 = at + 5 * aRow + k;
            c5 = FloatVector.broadcast(SPECIES, a[left5]).fma(b0, c5);
            c5 = FloatVector.broadcast(SPECIES, a[left5 + 1]).fma(b1, c5);
            int left6 = at + 6 * aRow + k;
            c6 = FloatVector.broadcast(SPECIES, a[left6]).fma(b0, c6);
            c6 = FloatVector.broadcast(SPECIES, a[left6 + 1]).fma(b1, c6);
            int left7 = at + 7 * aRow + k;
            c7 = FloatVector.broadcast(SPECIES, a[left7]).fma(b0, c7);
            c7 = FloatVector.broadcast(SPECIES, a[left7 + 1]).fma(b1, c7);
        }
        for (; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, from + k * LANES);
            c0 = FloatVector.broadcast(SPECIES, a[at + k]).fma(b0, c0);
            c1 = FloatVector.broadcast(SPECIES, a[at + aRow + k]).fma(b0, c1);
            c2 = FloatVector.broadcast(SPECIES, a[at + 2 * aRow + k]).fma(b0, c2);
            c3 = FloatVector.broadcast(SPECIES, a[at + 3 * aRow + k]).fma(b0, c3);
            c4 = FloatVector.broadcast(SPECIES, a[at + 4 * aRow + k]).fma(b0, c4);
            c5 = FloatVector.broadcast(SPECIES, a[at + 5 * aRow + k]).fma(b0, c5);
            c6 = FloatVector.broadcast(SPECIES, a[at + 6 * aRow + k]).fma(b0, c6);
            c7 = FloatVector.broadcast(SPECIES, a[at + 7 * aRow + k]).fma(b0, c7);
        }
        c0.intoArray(c, out);
        c1.intoArray(c, out + cStride);
        c2.intoArray(c, out + 2 * cStride);
        c3.intoArray(c, out + 3 * cStride);
        c4.intoArray(c, out + 4 * cStride);
        c5.intoArray(c, out + 5 * cStride);
        c6.intoArray(c, out + 6 * cStride);
        c7.intoArray(c, out + 7 * cStride);
    }

    private static void tile4x1(
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
        FloatVector c0 = FloatVector.fromArray(SPECIES, start, begin);
        FloatVector c1 = FloatVector.fromArray(SPECIES, start, begin + startStride);
        FloatVector c2 = FloatVector.fromArray(SPECIES, start, begin + 2 * startStride);
        FloatVector c3 = FloatVector.fromArray(SPECIES, start, begin + 3 * startStride);
        int k = 0;
        for (; k <= inner - 2; k += 2) {
            int right = from + k * LANES;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + LANES);
            int left0 = at + k;
            c0 = FloatVector.broadcast(SPECIES, a[left0]).fma(b0, c0);
            c0 = FloatVector.broadcast(SPECIES, a[left0 + 1]).fma(b1, c0);
            int left1 = at + aRow + k;
            c1 = FloatVector.broadcast(SPECIES, a[left1]).fma(b0, c1);
            c1 = FloatVector.broadcast(SPECIES, a[left1 + 1]).fma(b1, c1);
            int left2 = at + 2 * aRow + k;
            c2 = FloatVector.broadcast(SPECIES, a[left2]).fma(b0, c2);
            c2 = FloatVector.broadcast(SPECIES, a[left2 + 1]).fma(b1, c2);
            int left3 = at + 3 * aRow + k;
            c3 = FloatVector.broadcast(SPECIES, a[left3]).fma(b0, c3);
            c3 = FloatVector.broadcast(SPECIES, a[left3 + 1]).fma(b1, c3);
        }
        for (; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, from + k * LANES);
            c0 = FloatVector.broadcast(SPECIES, a[at + k]).fma(b0, c0);
            c1 = FloatVector.broadcast(SPECIES, a[at + aRow + k]).fma(b0, c1);
            c2 = FloatVector.broadcast(SPECIES, a[at + 2 * aRow + k]).fma(b0, c2);
            c3 = FloatVector.broadcast(SPECIES, a[at + 3 * aRow + k]).fma(b0, c3);
        }
        c0.intoArray(c, out);
        c1.intoArray(c, out + cStride);
        c2.intoArray(c, out + 2 * cStride);
        c3.intoArray(c, out + 3 * cStride);
    }

    private static void tile1x1(
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
        FloatVector c0 = FloatVector.fromArray(SPECIES, start, begin);
        int k = 0;
        for (; k <= inner - 2; k += 2) {
            int right = from + k * LANES;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, right);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, right + LANES);
            int left0 = at + k;
            c0 = FloatVector.broadcast(SPECIES, a[left0]).fma(b0, c0);
            c0 = FloatVector.broadcast(SPECIES, a[left0 + 1]).fma(b1, c0);
        }
        for (; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, from + k * LANES);
            c0 = FloatVector.broadcast(SPECIES, a[at + k]).fma(b0, c0);
        }
        c0.intoArray(c, out);
    }
}
