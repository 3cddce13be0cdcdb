package dev.anneal.numerics.mixture;

import org.jspecify.annotations.Nullable;

/**
 * What there is to know about a mixture q and the target p, without sampling. Expectations are taken when they are first
 * asked for: those of the modes, and those of the energies, which cost several times as much. Thread-safe; arrays are
 * not to be written to.
 */
public final class MixtureMeasurement {

    /** The coverage below which a run counts as collapsed, unless another is asked for. */
    public static final double DEFAULT_THRESHOLD = 0.5;

    private final MixtureTarget target;
    private final TargetGeometry geometry;
    private final double[] weights;
    private final double variance;
    private final double beta;
    private final double[][] overlaps;
    private final double[][] gram;
    private final double[] ownDistances;
    private final double[] toTarget;
    private @Nullable Modes modes;
    private @Nullable Energies energies;

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Modes(double[][] responsibilities, double[] mass, double coverage) {}

    private record Energies(double freeEnergy, double kl, double quadratureError) {}

    /** What is passed is taken as it is. */
    MixtureMeasurement(
            MixtureTarget target,
            TargetGeometry geometry,
            double[] weights,
            double variance,
            double beta,
            double[][] overlaps,
            double[][] gram,
            double[] ownDistances,
            double[] toTarget) {
        this.target = target;
        this.geometry = geometry;
        this.weights = weights;
        this.variance = variance;
        this.beta = beta;
        this.overlaps = overlaps;
        this.gram = gram;
        this.ownDistances = ownDistances;
        this.toTarget = toTarget;
    }

    private synchronized Modes modes() {
        Modes known = modes;
        if (known == null) {
            known = measureModes();
            modes = known;
        }
        return known;
    }

    private Modes measureModes() {
        MixtureExpectations expectations = expectations();
        expectations.evaluateTarget(toTarget, variance, false, false);
        int count = target.modes();
        double[][] responsibilities = new double[weights.length][count];
        double[] mass = new double[count];
        double worst = Double.POSITIVE_INFINITY;
        for (int j = 0; j < count; j++) {
            for (int k = 0; k < weights.length; k++) {
                responsibilities[k][j] = expectations.target[k * count + j];
                mass[j] += weights[k] * responsibilities[k][j];
            }
            worst = Math.min(worst, mass[j] / target.weights()[j]);
        }
        return new Modes(responsibilities, mass, worst);
    }

    private MixtureExpectations expectations() {
        return new MixtureExpectations(weights.length, geometry.logWeights(), geometry.squaredDistances());
    }

    private synchronized Energies energies() {
        Energies known = energies;
        if (known == null) {
            MixtureExpectations expectations = expectations();
            expectations.evaluateOwn(Weights.logarithms(weights), ownDistances, variance, true, false);
            expectations.evaluateTarget(toTarget, variance, true, false);
            double freeEnergy = MixtureExpectations.constant(target.dimension(), variance, beta);
            double kl = MixtureExpectations.constant(target.dimension(), variance, 1);
            for (int k = 0; k < weights.length; k++) {
                freeEnergy += weights[k] * expectations.energy(k, beta);
                kl += weights[k] * expectations.energy(k, 1);
            }
            known = new Energies(freeEnergy, kl, expectations.errorEstimate);
            energies = known;
        }
        return known;
    }

    /** F = E_q[log q - beta log p] at the beta it was measured at. */
    public double freeEnergy() {
        return energies().freeEnergy();
    }

    /** The reverse divergence KL(q || p): F at beta = 1. */
    public double kl() {
        return energies().kl();
    }

    /**
     * The absolute error of the expectations: a bound as long as the logits span at most three dimensions, an estimate
     * beyond.
     */
    public double quadratureError() {
        return energies().quadratureError();
    }

    /** W_j = sum_k w_k P_kj, P numbers that sum to 1. */
    public double[] modeMass() {
        return modes().mass();
    }

    /** The smallest W_j / pi_j. */
    public double coverage() {
        return modes().coverage();
    }

    /** The largest distance, over the components, from the nearest mode, squared. */
    public double farthest() {
        double farthest = 0;
        for (int k = 0; k < weights.length; k++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < target.modes(); j++) {
                nearest = Math.min(nearest, toTarget[k * target.modes() + j]);
            }
            farthest = Math.max(farthest, nearest);
        }
        return farthest;
    }

    /** s. */
    public double variance() {
        return variance;
    }

    /** M_kj = m_k·mu_j, K by P. */
    public double[][] overlaps() {
        return overlaps;
    }

    /** Q_kl = m_k·m_l, K by K. */
    public double[][] gram() {
        return gram;
    }

    /** P_kj, the mean responsibility of mode j of the target itself for component k, K by P. */
    public double[][] responsibilities() {
        return modes().responsibilities();
    }

    /** w, K numbers. */
    public double[] weights() {
        return weights;
    }

    /** The number of modes with W_j / pi_j at or above the threshold. */
    public int modesFound(double threshold) {
        int found = 0;
        double[] modeMass = modeMass();
        for (int j = 0; j < modeMass.length; j++) {
            found += modeMass[j] / target.weights()[j] >= threshold ? 1 : 0;
        }
        return found;
    }

    /** Whether the coverage is below the threshold. */
    public boolean collapsed(double threshold) {
        return coverage() < threshold;
    }

    /** Whether the coverage is below one half. */
    public boolean collapsed() {
        return collapsed(DEFAULT_THRESHOLD);
    }

    /** Why the worst mode is lost, if the run collapsed at this threshold. */
    public CollapseMechanism mechanism(double threshold) {
        return CollapseMechanism.of(weights, responsibilities(), modeMass(), target.weights(), threshold);
    }

    /** The number of components whose weight is below a twentieth of the smallest weight of the target. */
    public int deadWeights() {
        return CollapseMechanism.deadWeights(weights, target.weights());
    }
}
