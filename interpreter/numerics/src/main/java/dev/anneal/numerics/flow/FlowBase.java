package dev.anneal.numerics.flow;

import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.random.PointSampler;

/**
 * The density that a flow starts from.
 *
 * @param density its logarithm, normalised
 * @param sampler draws points of it
 */
public record FlowBase(LogDensity density, PointSampler sampler) {}
