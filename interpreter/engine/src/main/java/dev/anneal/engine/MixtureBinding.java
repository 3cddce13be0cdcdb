package dev.anneal.engine;

import dev.anneal.core.ClauseName;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.mixture.Covariance;
import dev.anneal.numerics.mixture.MixtureModel;
import dev.anneal.numerics.mixture.MixtureTarget;
import dev.anneal.plan.Datum;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Families and targets of the catalogue as the Gaussian mixtures of the numerics. */
final class MixtureBinding {
    private static final double MOST_NUMBERS = 1e8;
    private static final double WEIGHT_TOLERANCE = 1e-9;

    /** Means beyond this need gigabytes. */
    private static final double MOST_COORDINATES = 2e7;

    private MixtureBinding() {}

    /** The dimension of a family. */
    static int dimension(Datum.Term family) {
        return family.number("dim").orElse(0.0).intValue();
    }

    /** What is wrong with the arguments of a Gaussian mixture family; empty if nothing is. */
    static Optional<dev.anneal.evaluate.Intrinsics.Objection> objection(Datum.Term family) {
        double components = family.number("components").orElse(0.0);
        if (components != Math.rint(components) || components < 1 || components > 10_000) {
            return objection(
                    "components",
                    "`components` must be a whole number from 1 to 10000, not " + ValueText.number(components));
        }
        double variance = family.number("variance").orElse(1.0);
        if (!(variance > 0) || Double.isInfinite(variance)) {
            return objection("variance", "`variance` must be above 0 and finite, it is " + ValueText.number(variance));
        }
        if (variance != 1
                && List.of("identity", "tempered")
                        .contains(family.text("covariance").orElse("identity"))) {
            return objection(
                    "variance",
                    "`variance` is where a covariance that is trained starts; this one is \""
                            + family.text("covariance").orElse("identity") + "\"");
        }
        if (family.argument("initial_weights") instanceof Datum.Vector weights) {
            if (weights.entries().length != (int) components) {
                return objection(
                        "initial_weights",
                        "`initial_weights` has " + weights.entries().length
                                + (weights.entries().length == 1 ? " entry for " : " entries for ") + (int) components
                                + " components");
            }
            double sum = Arrays.stream(weights.entries()).sum();
            boolean positive = Arrays.stream(weights.entries()).allMatch(weight -> weight > 0);
            if (!positive || Math.abs(sum - 1) > WEIGHT_TOLERANCE) {
                return objection("initial_weights", "`initial_weights` must be above 0 and sum to 1");
            }
        }
        return Optional.empty();
    }

    private static Optional<dev.anneal.evaluate.Intrinsics.Objection> objection(String parameter, String message) {
        return Optional.of(new dev.anneal.evaluate.Intrinsics.Objection(Optional.of(parameter), message));
    }

    /** Why a family is no Gaussian mixture; empty if it is. */
    static Optional<Refusal> gaussianRefusal(Datum.Term family) {
        if (!family.name().equals("gaussian_mixture")) {
            return Optional.of(
                    Refusal.of(ClauseName.FAMILY, "this method fits Gaussian mixtures, not `" + family.name() + "`")
                            .help("declare the family with `gaussian_mixture(…)`"));
        }
        return Optional.empty();
    }

    /** Why a family is no mixture that the exact flow can fit; empty if it is. */
    static Optional<Refusal> familyRefusal(Datum.Term family) {
        Optional<Refusal> other = gaussianRefusal(family);
        if (other.isPresent()) {
            return other;
        }
        String covariance = family.text("covariance").orElse("identity");
        if (covariance(covariance).isEmpty()) {
            return Optional.of(Refusal.of(
                            ClauseName.FAMILY,
                            "expectations under components with covariance \"" + covariance
                                    + "\" are not known exactly, only from samples")
                    .help("fit `by gradient_flow(expectation: \"sampled\")`, or use \"identity\", \"tempered\" or"
                            + " \"shared\""));
        }
        return Optional.empty();
    }

    /** Why the means of a family are too many numbers to fit one by one; empty if they are not. */
    static Optional<Refusal> sizeRefusal(Datum.Term family) {
        double numbers = dimension(family) * family.number("components").orElse(1.0);
        if (numbers > MOST_NUMBERS) {
            return Optional.of(Refusal.of(
                    ClauseName.FAMILY,
                    "the means of the components would be " + ValueText.number(numbers) + " numbers; at most "
                            + ValueText.number(MOST_NUMBERS) + " can be fitted coordinate by coordinate"));
        }
        double coordinates =
                family.number("components").orElse(1.0) * family.number("dim").orElse(1.0);
        if (coordinates > MOST_COORDINATES) {
            return Optional.of(Refusal.of(
                    ClauseName.FAMILY,
                    "the means of this family have " + dev.anneal.evaluate.ValueText.number(coordinates)
                            + " coordinates; this method fits at most "
                            + dev.anneal.evaluate.ValueText.number(MOST_COORDINATES)));
        }
        return Optional.empty();
    }

    /** Why a target is no mixture that the exact flow can be fitted to; empty if it is. */
    static Optional<Refusal> targetRefusal(Datum.Term target, int dimension) {
        Optional<List<DensityBinding.Component>> components = DensityBinding.components(target, dimension);
        if (components.isEmpty()) {
            return Optional.of(Refusal.of(
                            ClauseName.TARGET,
                            "this version of the interpreter computes expectations exactly for mixtures of normal"
                                    + " densities only")
                    .help("fit `by gradient_flow(expectation: \"sampled\")`, or write the target as"
                            + " `w * normal(mean, 1) + …`"));
        }
        if (!components.get().stream().allMatch(DensityBinding.Component::hasIdentityCovariance)) {
            return Optional.of(Refusal.of(
                            ClauseName.TARGET,
                            "this version of the interpreter computes expectations exactly for mixtures of normal"
                                    + " densities with standard deviation 1 only")
                    .help("measure lengths in units of the standard deviation, or fit"
                            + " `by gradient_flow(expectation: \"sampled\")`"));
        }
        return Optional.empty();
    }

    /** The target of a density that is not refused. */
    static MixtureTarget target(Datum.Term target, int dimension) {
        List<DensityBinding.Component> components = DensityBinding.components(target, dimension)
                .orElseThrow(() -> new IllegalArgumentException("the target is no mixture of normals"));
        double[] weights = new double[components.size()];
        double[][] means = new double[components.size()][];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = components.get(j).weight();
            means[j] = components.get(j).mean();
        }
        return new MixtureTarget(weights, means);
    }

    /** The family of a term that is not refused. */
    static MixtureModel model(Datum.Term family) {
        return new MixtureModel(
                family.number("components").orElse(1.0).intValue(),
                dimension(family),
                family.text("weights").equals(Optional.of("trainable")),
                covariance(family.text("covariance").orElse("identity")).orElse(Covariance.IDENTITY));
    }

    private static Optional<Covariance> covariance(String name) {
        return switch (name) {
            case "identity" -> Optional.of(Covariance.IDENTITY);
            case "tempered" -> Optional.of(Covariance.TEMPERED);
            case "shared" -> Optional.of(Covariance.SHARED);
            default -> Optional.empty();
        };
    }

    /** The weights of the components at the start. */
    static double[] initialWeights(Datum.Term family) {
        if (family.argument("initial_weights") instanceof Datum.Vector weights) {
            return weights.entries().clone();
        }
        double[] equal = new double[family.number("components").orElse(1.0).intValue()];
        Arrays.fill(equal, 1.0 / equal.length);
        return equal;
    }
}
