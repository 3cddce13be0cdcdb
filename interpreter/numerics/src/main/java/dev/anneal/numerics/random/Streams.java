package dev.anneal.numerics.random;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random streams keyed by what they are for: the root seed, the repeat and a purpose such as {@code "start"}. A stream
 * depends on its key and on nothing else, so that adding a fit or a line to a script changes no other draw, and it is
 * the same on every machine.
 */
public final class Streams {

    static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Streams() {}

    /**
     * The stream of a key: xoshiro256++ whose 256 bits of state are mixed from the key.
     *
     * @param rootSeed the seed of the whole run
     * @param repeat the index of the repeat
     * @param purpose what the numbers are for
     * @return a new generator at the start of its stream; not thread-safe
     */
    public static UniformRandomProvider stream(long rootSeed, long repeat, String purpose) {
        long state = mix(rootSeed + GOLDEN);
        state = mix(state ^ mix(repeat + 2 * GOLDEN));
        state = mix(state ^ mix(hash(purpose) + 3 * GOLDEN));
        long[] seed = new long[4];
        for (int i = 0; i < seed.length; i++) {
            state += GOLDEN;
            seed[i] = mix(state);
        }
        return RandomSource.XO_SHI_RO_256_PP.create(seed);
    }

    /** Fills an array with independent standard normal numbers. */
    public static void fillNormal(UniformRandomProvider random, double[] out) {
        ZigguratSampler.NormalizedGaussian sampler = ZigguratSampler.NormalizedGaussian.of(random);
        for (int i = 0; i < out.length; i++) {
            out[i] = sampler.sample();
        }
    }

    /** The finalizer of SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014; constants of D. Stafford's variant 13). */
    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** FNV-1a over the UTF-8 bytes. */
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (unit & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
