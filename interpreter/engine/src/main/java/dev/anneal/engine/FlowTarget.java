package dev.anneal.engine;

import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.density.NormalMixture;
import dev.anneal.numerics.metric.ModeDivision;
import dev.anneal.plan.Datum;
import dev.anneal.plan.FitSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a flow is trained on: any density whose logarithm has a gradient.
 *
 * @param density its logarithm
 * @param divisions how it divides into modes: the components of a mixture, or what its author declares, which may be
 *     several divisions; empty if nothing is known of modes
 * @param logZ the logarithm of its integral, where that is known
 */
record FlowTarget(LogDensity density, List<ModeDivision> divisions, OptionalDouble logZ) {
    /** The target of a fit; empty if this version cannot compute it on the flow's space. */
    static Optional<FlowTarget> of(FitSpec spec) {
        int dimension = MixtureBinding.dimension(spec.family());
        Optional<NormalMixture> normals = mixture(spec.target(), dimension);
        if (normals.isPresent()) {
            NormalMixture mixture = normals.get();
            ModeDivision modes = new ModeDivision(mixture.weights(), mixture::responsibilities);
            return Optional.of(new FlowTarget(mixture, List.of(modes), OptionalDouble.of(0)));
        }
        Datum.Term target = spec.target();
        if (hasEdges(target)) {
            return Optional.empty();
        }
        try {
            return LogDensityBinding.bind(target, dimension)
                    .filter(density -> density.dimension() == dimension)
                    .map(density ->
                            new FlowTarget(density, divisions(target, dimension), LogDensityBinding.logZ(target)));
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }

    private static List<ModeDivision> divisions(Datum.Term target, int dimension) {
        if (target.name().equals("mixture") && target.argument("weights") instanceof Datum.Vector weights) {
            return LogDensityBinding.mixture(target, dimension)
                    .map(mixture -> new ModeDivision(weights.entries(), mixture::responsibilities))
                    .stream()
                    .toList();
        }
        return target.name().equals("density")
                ? WrittenDensities.modes(target)
                : HostedDensities.modes(target, dimension);
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
        if (density instanceof NormalMixture mixture) {
            int count = mixture.components();
            return count == 1 ? "a normal density" : "a mixture of " + count + " normal densities";
        }
        if (written instanceof Datum.Term term) {
            return term.name().equals("density") ? "a density given by a function" : "a density `" + term.name() + "`";
        }
        return "a density";
    }
}
