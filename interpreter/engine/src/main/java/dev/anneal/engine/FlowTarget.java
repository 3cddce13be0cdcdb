package dev.anneal.engine;

import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.density.NormalMixture;
import dev.anneal.plan.Datum;
import dev.anneal.plan.FitSpec;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a flow is trained on: any density whose logarithm has a gradient.
 *
 * @param density its logarithm
 * @param modes it once more as a mixture of normals with independent coordinates, whose components are the modes; empty if
 *     it is none
 * @param logZ the logarithm of its integral, where that is known
 */
record FlowTarget(LogDensity density, Optional<NormalMixture> modes, OptionalDouble logZ) {
    /** The target of a fit; empty if this version cannot compute it on the flow's space. */
    static Optional<FlowTarget> of(FitSpec spec) {
        int dimension = MixtureBinding.dimension(spec.family());
        Optional<NormalMixture> modes = mixture(spec.target(), dimension);
        if (modes.isPresent()) {
            return Optional.of(new FlowTarget(modes.get(), modes, OptionalDouble.of(0)));
        }
        if (hasEdges(spec.target())) {
            return Optional.empty();
        }
        try {
            return LogDensityBinding.bind(spec.target(), dimension)
                    .filter(density -> density.dimension() == dimension)
                    .map(density -> new FlowTarget(density, Optional.empty(), LogDensityBinding.logZ(spec.target())));
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }

    /** A density as a mixture of normals with independent coordinates; empty if it is none. */
    static Optional<NormalMixture> mixture(Datum density, int dimension) {
        return DensityBinding.components(density, dimension)
                .map(components -> new NormalMixture(components.stream()
                        .map(one -> new NormalMixture.Component(one.weight(), one.mean(), one.sd()))
                        .toList()));
    }

    /** Whether it is 0 somewhere: a flow, which is so nowhere, has an infinite divergence from it. */
    private static boolean hasEdges(Datum datum) {
        if (datum instanceof Datum.Sequence sequence) {
            return sequence.elements().stream().anyMatch(FlowTarget::hasEdges);
        }
        return datum instanceof Datum.Term term
                && (term.name().equals("uniform")
                        || term.arguments().values().stream().anyMatch(FlowTarget::hasEdges));
    }

    int dimension() {
        return density.dimension();
    }

    /** It in words. */
    String words(Datum written) {
        if (modes.isPresent()) {
            int count = modes.get().components();
            return count == 1 ? "a normal density" : "a mixture of " + count + " normal densities";
        }
        return written instanceof Datum.Term term ? "a density `" + term.name() + "`" : "a density";
    }
}
