package dev.anneal.numerics.sampled;

import dev.anneal.numerics.mixture.Geometry;

/**
 * How a flow with sampled expectations is followed.
 *
 * @param step the longest step in time, above 0
 * @param samples points for each component in each step, an even number of at least 2
 * @param geometry the metric of the flow
 */
public record SampledSettings(double step, int samples, Geometry geometry) {
    private static final int BLOCK = 512;

    /** Checks the ranges. */
    public SampledSettings {
        if (!(step > 0 && Double.isFinite(step))) {
            throw new IllegalArgumentException("`step` must be above 0 and finite, it is " + step + ".");
        }
        if (samples < 2 || samples % 2 != 0) {
            throw new IllegalArgumentException(
                    "`samples` must be an even number of at least 2, because they are drawn in pairs, it is " + samples
                            + ".");
        }
    }

    /** Points that are looked at together, and so held in memory: an even number, few enough to stay in the caches. */
    public int pointsAtOnce() {
        return Math.min(BLOCK, samples);
    }
}
