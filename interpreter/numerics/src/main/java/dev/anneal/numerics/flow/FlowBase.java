package dev.anneal.numerics.flow;

import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.density.NormalMixture;
import dev.anneal.numerics.random.PointSampler;

/** The density that a flow starts from. Immutable. */
public sealed interface FlowBase {
    /** The standard normal density on R^d. */
    static FlowBase standardNormal(int dimension) {
        return new StandardNormal(NormalMixture.standardNormal(dimension));
    }

    /** The logarithm of the density, normalised. */
    LogDensity density();

    /** The standard normal density, of which chunks are drawn in a way of their own. */
    record StandardNormal(LogDensity density) implements FlowBase {}

    /**
     * Any other.
     *
     * @param sampler draws points of it
     */
    record Sampled(LogDensity density, PointSampler sampler) implements FlowBase {}
}
