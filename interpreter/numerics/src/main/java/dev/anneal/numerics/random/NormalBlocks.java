package dev.anneal.numerics.random;

import dev.anneal.numerics.simd.ArrayKernels;

/**
 * Independent standard normal numbers, many at once: the method of G. Box and M. Muller (1958) on bits of {@link Threefry}. They
 * are functions of a key and of their place, and have the accuracy of single precision. Has memory to work with, so it is
 * confined to one thread.
 */
final class NormalBlocks {
    /** Pairs that are made at once: so many that their bits stay in the first-level cache. */
    private static final int BLOCK = 1024;

    private static final int[] COUNTERS = new int[BLOCK];

    static {
        for (int i = 0; i < BLOCK; i++) {
            COUNTERS[i] = i;
        }
    }

    private final ArrayKernels kernels = ArrayKernels.fastest();
    private final int[] radii = new int[BLOCK];
    private final int[] angles = new int[BLOCK];

    /** Fills the beginning of two arrays with the first and the second numbers of pairs. */
    void fill(long key, float[] first, float[] second, int count) {
        for (int from = 0; from < count; from += BLOCK) {
            int pairs = Math.min(BLOCK, count - from);
            Threefry.encrypt(key, COUNTERS, from / BLOCK, radii, angles, pairs);
            kernels.normalPairs(radii, angles, first, second, from, pairs);
        }
    }
}
