package dev.anneal.numerics.mixture;

/**
 * What there is to know about a mixture q and the target p, without sampling.
 *
 * @param freeEnergy F = E_q[log q - beta log p] at the beta it was measured at
 * @param kl the reverse divergence KL(q || p): F at beta = 1
 * @param modeMass W_j = sum_k w_k P_kj, P numbers that sum to 1
 * @param coverage the smallest W_j / pi_j
 * @param overlaps M_kj = m_k·mu_j, K by P
 * @param gram Q_kl = m_k·m_l, K by K
 * @param responsibilities P_kj, the mean responsibility of mode j of the target itself for component k, K by P
 * @param weights w, K numbers
 * @param targetWeights pi, P numbers
 * @param quadratureError the absolute error of the responsibilities: a bound as long as the logits span at most three
 *     dimensions, an estimate beyond
 */
@SuppressWarnings("ArrayRecordComponent")
public record MixtureMeasurement(
        double freeEnergy,
        double kl,
        double[] modeMass,
        double coverage,
        double[][] overlaps,
        double[][] gram,
        double[][] responsibilities,
        double[] weights,
        double[] targetWeights,
        double quadratureError) {

    /** The coverage below which a run counts as collapsed, unless another is asked for. */
    public static final double DEFAULT_THRESHOLD = 0.5;

    private static final double MAJORITY = 0.5;
    private static final double VANISHING = 0.05;

    /** The number of modes with W_j / pi_j at or above the threshold. */
    public int modesFound(double threshold) {
        int found = 0;
        for (int j = 0; j < modeMass.length; j++) {
            found += modeMass[j] / targetWeights[j] >= threshold ? 1 : 0;
        }
        return found;
    }

    /** Whether the coverage is below the threshold. */
    public boolean collapsed(double threshold) {
        return coverage < threshold;
    }

    /** Whether the coverage is below one half. */
    public boolean collapsed() {
        return collapsed(DEFAULT_THRESHOLD);
    }

    /** Why the worst mode is lost, if the run collapsed at this threshold. */
    public CollapseMechanism mechanism(double threshold) {
        if (!collapsed(threshold)) {
            return CollapseMechanism.NONE;
        }
        int worst = 0;
        for (int j = 1; j < modeMass.length; j++) {
            worst = modeMass[j] / targetWeights[j] < modeMass[worst] / targetWeights[worst] ? j : worst;
        }
        boolean anyResponsible = false;
        double responsibleWeight = 0;
        for (int k = 0; k < weights.length; k++) {
            if (responsibilities[k][worst] >= MAJORITY) {
                anyResponsible = true;
                responsibleWeight += weights[k];
            }
        }
        if (!anyResponsible) {
            return CollapseMechanism.MEAN_ALIGNMENT;
        }
        return responsibleWeight < VANISHING * targetWeights[worst]
                ? CollapseMechanism.VANISHING_WEIGHT
                : CollapseMechanism.IN_TRANSIT;
    }

    /** The number of components whose weight is below a twentieth of the smallest weight of the target. */
    public int deadWeights() {
        double smallest = Double.POSITIVE_INFINITY;
        for (double weight : targetWeights) {
            smallest = Math.min(smallest, weight);
        }
        int dead = 0;
        for (double weight : weights) {
            dead += weight < VANISHING * smallest ? 1 : 0;
        }
        return dead;
    }
}
