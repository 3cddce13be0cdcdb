package dev.anneal.numerics.mixture;

/**
 * Measures a mixture against the target: free energy, mode mass, coverage, overlaps (Anneal's mathematics, "Mode
 * collapse" and "Metrics"). Every number is an exact expectation, to the accuracy of the quadrature.
 */
public final class MixtureMetrics {

    private MixtureMetrics() {}

    /**
     * Measures one state.
     *
     * @param target p
     * @param state q, of the same dimension
     * @param beta the inverse temperature of the free energy; all else is measured against the target itself
     * @throws IllegalArgumentException if the dimensions differ
     */
    public static MixtureMeasurement measure(MixtureTarget target, MixtureState state, double beta) {
        int dimension = target.dimension();
        int components = state.components();
        int modes = target.modes();
        if (state.dimension() != dimension) {
            throw new IllegalArgumentException(
                    "The target has " + dimension + " dimensions but the state has " + state.dimension() + ".");
        }
        TargetGeometry geometry = TargetGeometry.of(target);
        MixtureExpectations expectations =
                new MixtureExpectations(components, geometry.logWeights(), geometry.squaredDistances());
        double[] means = state.means();
        double[] own = new double[components * components];
        double[] toTarget = new double[components * modes];
        double[][] gram = new double[components][components];
        double[][] overlaps = new double[components][modes];
        for (int k = 0; k < components; k++) {
            for (int l = 0; l < components; l++) {
                own[k * components + l] =
                        TargetGeometry.squaredDistance(means, k * dimension, means, l * dimension, dimension);
                gram[k][l] = dot(means, k * dimension, means, l * dimension, dimension);
            }
            for (int j = 0; j < modes; j++) {
                double[] mean = target.means()[j];
                toTarget[k * modes + j] = TargetGeometry.squaredDistance(means, k * dimension, mean, 0, dimension);
                overlaps[k][j] = dot(means, k * dimension, mean, 0, dimension);
            }
        }
        expectations.evaluateOwn(Weights.logarithms(state.weights()), own, state.variance(), true, false);
        expectations.evaluateTarget(toTarget, state.variance(), true, false);
        return collect(target, state, beta, expectations, overlaps, gram);
    }

    private static MixtureMeasurement collect(
            MixtureTarget target,
            MixtureState state,
            double beta,
            MixtureExpectations expectations,
            double[][] overlaps,
            double[][] gram) {
        int components = state.components();
        int modes = target.modes();
        double[][] responsibilities = new double[components][modes];
        double[] modeMass = new double[modes];
        double freeEnergy = MixtureExpectations.constant(target.dimension(), state.variance(), beta);
        double kl = MixtureExpectations.constant(target.dimension(), state.variance(), 1);
        for (int k = 0; k < components; k++) {
            double weight = state.weights()[k];
            freeEnergy += weight * expectations.energy(k, beta);
            kl += weight * expectations.energy(k, 1);
            for (int j = 0; j < modes; j++) {
                responsibilities[k][j] = expectations.target[k * modes + j];
                modeMass[j] += weight * responsibilities[k][j];
            }
        }
        double coverage = Double.POSITIVE_INFINITY;
        for (int j = 0; j < modes; j++) {
            coverage = Math.min(coverage, modeMass[j] / target.weights()[j]);
        }
        return new MixtureMeasurement(
                freeEnergy,
                kl,
                modeMass,
                coverage,
                overlaps,
                gram,
                responsibilities,
                state.weights().clone(),
                target.weights().clone(),
                expectations.errorEstimate);
    }

    /**
     * The best coverage that any placement of components with these fixed weights can reach: the largest, over all ways
     * to give each component one mode, of the smallest share of a mode's weight. It is the limit of modes far apart, in
     * which a component serves one mode only. See {@link AttainableCoverage} for what it costs.
     *
     * @param targetWeights pi
     * @param weights w
     * @return a number from 0 (fewer components than modes) to 1 (the weights can match)
     */
    public static double attainableCoverage(double[] targetWeights, double[] weights) {
        return AttainableCoverage.of(targetWeights, weights);
    }

    private static double dot(double[] left, int leftFrom, double[] right, int rightFrom, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += left[leftFrom + i] * right[rightFrom + i];
        }
        return sum;
    }
}
