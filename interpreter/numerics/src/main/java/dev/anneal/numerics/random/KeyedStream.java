package dev.anneal.numerics.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A random stream that can be begun anew for a pair of numbers without allocating: xoshiro256++ (D. Blackman, S. Vigna,
 * 2019), whose state is mixed from seed, repeat, purpose and the pair. Not thread-safe.
 */
public final class KeyedStream implements UniformRandomProvider {
    private final long key;
    private long s0;
    private long s1;
    private long s2;
    private long s3;

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
        long state = Streams.mix(key ^ Streams.mix(first + Streams.GOLDEN));
        state = Streams.mix(state ^ Streams.mix(second - Streams.GOLDEN));
        state += Streams.GOLDEN;
        s0 = Streams.mix(state);
        state += Streams.GOLDEN;
        s1 = Streams.mix(state);
        state += Streams.GOLDEN;
        s2 = Streams.mix(state);
        state += Streams.GOLDEN;
        s3 = Streams.mix(state);
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long carried = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= carried;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }
}
