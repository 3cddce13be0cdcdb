package dev.anneal.numerics.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * A random stream that can be begun anew for a pair of numbers without allocating: SplitMix64 (G. Steele, D. Lea, C. Flood,
 * OOPSLA 2014), whose state is mixed from seed, repeat, purpose and the pair. All streams are parts of one sequence of 2^64
 * numbers, from places that are as good as random. Not thread-safe.
 */
public final class KeyedStream implements UniformRandomProvider {
    private final long key;
    private long state;

    /** Made when it is needed: it has memory, and loads vector instructions. */
    private @Nullable NormalBlocks normals;

    /**
     * A stream at the beginning of its pair (0, 0).
     *
     * @param seed the seed of the whole run
     * @param repeat the index of the repeat
     * @param purpose what the numbers are for
     */
    public KeyedStream(long seed, long repeat, String purpose) {
        key = Streams.stream(seed, repeat, purpose).nextLong();
        begin(0, 0);
    }

    /** Begins the stream of a pair. */
    public void begin(long first, long second) {
        long mixed = Streams.mix(key ^ Streams.mix(first + Streams.GOLDEN));
        state = Streams.mix(mixed ^ Streams.mix(second - Streams.GOLDEN));
    }

    @Override
    public long nextLong() {
        state += Streams.GOLDEN;
        return Streams.mix(state);
    }

    /**
     * Fills the beginning of two arrays with independent standard normal numbers that have the accuracy of single precision. Each
     * depends on its place and on the next number of this stream.
     *
     * @param count how many in each
     */
    public void fillNormalPairs(float[] first, float[] second, int count) {
        if (normals == null) {
            normals = new NormalBlocks();
        }
        normals.fill(nextLong(), first, second, count);
    }
}
