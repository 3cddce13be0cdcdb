package dev.anneal.numerics.random;

/**
 * Threefry-2x32 with 20 rounds: random bits that are a function of a key and a counter (J. Salmon, M. Moraes, R. Dror, D. Shaw,
 * "Parallel random numbers: as easy as 1, 2, 3", SC 2011). Additions, rotations and exclusive ors of integers, nothing else, so
 * that the compiler makes vectors of the loop over counters.
 */
final class Threefry {
    /** The third word of the key is the exclusive or of the others and of this. */
    private static final int PARITY = 0x1bd11bda;

    private Threefry() {}

    /**
     * Encrypts the counters {@code (low[i], high)}.
     *
     * @param key two words, the lower one first
     * @param low the first words of the counters
     * @param high the second word of all of them
     * @param first receives the first words
     * @param second receives the second words
     */
    static void encrypt(long key, int[] low, int high, int[] first, int[] second, int count) {
        int key0 = (int) key;
        int key1 = (int) (key >>> Integer.SIZE);
        int key2 = key0 ^ key1 ^ PARITY;
        int start = high + key1;
        // Written out: in a loop over rounds the compiler would not see that all counters go the same way.
        for (int i = 0; i < count; i++) {
            int x = low[i] + key0;
            int y = start;
            x += y;
            y = Integer.rotateLeft(y, 13) ^ x;
            x += y;
            y = Integer.rotateLeft(y, 15) ^ x;
            x += y;
            y = Integer.rotateLeft(y, 26) ^ x;
            x += y;
            y = Integer.rotateLeft(y, 6) ^ x;
            x += key1;
            y += key2 + 1;
            x += y;
            y = Integer.rotateLeft(y, 17) ^ x;
            x += y;
            y = Integer.rotateLeft(y, 29) ^ x;
            x += y;
            y = Integer.rotateLeft(y, 16) ^ x;
            x += y;
            y = Integer.rotateLeft(y, 24) ^ x;
            x += key2;
            y += key0 + 2;
            x += y;
            y = Integer.rotateLeft(y, 13) ^ x;
            x += y;
            y = Integer.rotateLeft(y, 15) ^ x;
            x += y;
            y = Integer.rotateLeft(y, 26) ^ x;
            x += y;
            y = Integer.rotateLeft(y, 6) ^ x;
            x += key0;
            y += key1 + 3;
            x += y;
            y = Integer.rotateLeft(y, 17) ^ x;
            x += y;
            y = Integer.rotateLeft(y, 29) ^ x;
            x += y;
            y = Integer.rotateLeft(y, 16) ^ x;
            x += y;
            y = Integer.rotateLeft(y, 24) ^ x;
            x += key1;
            y += key2 + 4;
            x += y;
            y = Integer.rotateLeft(y, 13) ^ x;
            x += y;
            y = Integer.rotateLeft(y, 15) ^ x;
            x += y;
            y = Integer.rotateLeft(y, 26) ^ x;
            x += y;
            y = Integer.rotateLeft(y, 6) ^ x;
            first[i] = x + key2;
            second[i] = y + (key0 + 5);
        }
    }
}
