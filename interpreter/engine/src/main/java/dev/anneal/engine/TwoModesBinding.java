package dev.anneal.engine;

import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.collapse.TwoModes;
import dev.anneal.numerics.mixture.Covariance;
import dev.anneal.numerics.mixture.Geometry;
import dev.anneal.numerics.mixture.MixtureModel;
import dev.anneal.plan.Datum;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Families and targets of the catalogue as the problem that the theory of collapse is about, where they are that. */
final class TwoModesBinding {
    private static final double ROUNDING = 1e-9;

    private TwoModesBinding() {}

    /** The problem, or which assumption of the theory does not hold and what would satisfy it. */
    record Outcome(Optional<TwoModes> problem, String objection) {
        private static Outcome refused(String objection) {
            return new Outcome(Optional.empty(), objection);
        }
    }

    /**
     * The problem of a family and a target.
     *
     * @param start the density from which the means are drawn; missing for the standard normal
     */
    static Outcome bind(Datum.Term family, Datum.Term target, Datum start, Geometry geometry) {
        if (!family.name().equals("gaussian_mixture")) {
            return Outcome.refused("the theory of collapse is about `gaussian_mixture(components: 2)`, not about `"
                    + family.name() + "`");
        }
        Optional<String> notTwoModes = targetObjection(target, MixtureBinding.dimension(family));
        if (notTwoModes.isPresent()) {
            return Outcome.refused(notTwoModes.get());
        }
        double components = family.number("components").orElse(1.0);
        if (components != 2) {
            return Outcome.refused("the theory of collapse needs a family of two components; this one has "
                    + ValueText.number(components));
        }
        String covariance = family.text("covariance").orElse("identity");
        if (!covariance.equals("identity") && !covariance.equals("tempered")) {
            return Outcome.refused(
                    "the theory of collapse needs a covariance that is \"identity\" or \"tempered\"; this"
                            + " one is \"" + covariance + "\"");
        }
        MixtureModel model = MixtureBinding.model(family);
        double[] weights = MixtureBinding.initialWeights(family);
        if (model.trainableWeights() || Math.abs(weights[0] - 0.5) > ROUNDING) {
            return Outcome.refused("the theory of collapse needs components with the fixed weights 0.5 and 0.5; these "
                    + (model.trainableWeights() ? "are trained" : "are " + ValueText.vector(weights)));
        }
        return drawn(family, target, start, model.covariance(), geometry);
    }

    private static Optional<String> targetObjection(Datum.Term target, int dimension) {
        Optional<List<DensityBinding.Component>> modes = DensityBinding.components(target, dimension);
        String needed = "the theory of collapse needs a target of two modes, "
                + "`0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)`; ";
        if (modes.isEmpty()) {
            return Optional.of(needed + "this one is no mixture of normal densities");
        }
        if (modes.get().size() != 2) {
            return Optional.of(needed + "this one has " + modes.get().size());
        }
        if (!modes.get().stream().allMatch(DensityBinding.Component::hasIdentityCovariance)) {
            return Optional.of(needed + "these have another standard deviation than 1");
        }
        DensityBinding.Component first = modes.get().get(0);
        DensityBinding.Component second = modes.get().get(1);
        if (Math.abs(first.weight() - 0.5) > ROUNDING) {
            return Optional.of(needed + "these have the weights " + ValueText.number(first.weight()) + " and "
                    + ValueText.number(second.weight()));
        }
        double size = 0;
        for (int i = 0; i < dimension; i++) {
            size = Math.max(size, Math.abs(first.mean()[i]));
        }
        for (int i = 0; i < dimension; i++) {
            if (Math.abs(first.mean()[i] + second.mean()[i]) > ROUNDING * Math.max(1, size)) {
                return Optional.of(needed + "these do not lie opposite to each other");
            }
        }
        return size == 0 ? Optional.of(needed + "these are in one place") : Optional.empty();
    }

    private static Outcome drawn(
            Datum.Term family, Datum.Term target, Datum start, Covariance covariance, Geometry geometry) {
        int dimension = MixtureBinding.dimension(family);
        Optional<List<DensityBinding.Component>> starts = MixtureStart.components(start, dimension);
        boolean one = starts.isPresent() && starts.get().size() == 1;
        boolean centred = one && Arrays.stream(starts.get().get(0).mean()).allMatch(mean -> mean == 0);
        double[] deviations = one ? starts.get().get(0).sd() : new double[] {0};
        boolean round = Arrays.stream(deviations).allMatch(sd -> sd == deviations[0]);
        if (!centred || !round || !(deviations[0] > 0)) {
            return Outcome.refused(
                    "the theory of collapse needs means that start from `normal(0, sd)`, with one `sd` for"
                            + " all coordinates");
        }
        double squared = 0;
        for (double entry : DensityBinding.components(target, dimension)
                .orElseThrow()
                .get(0)
                .mean()) {
            squared += entry * entry;
        }
        if (squared > TwoModes.FARTHEST_SQUARED) {
            return Outcome.refused("the theory of collapse is computed for modes up to "
                    + ValueText.number(Math.sqrt(TwoModes.FARTHEST_SQUARED)) + " from the origin; these are "
                    + ValueText.number(Math.sqrt(squared)));
        }
        return new Outcome(Optional.of(new TwoModes(squared, dimension, deviations[0], covariance, geometry)), "");
    }
}
