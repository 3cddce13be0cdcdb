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
        return new MixtureMeasurement(
                target,
                TargetGeometry.of(target),
                state.weights(),
                state.variance(),
                beta,
                overlaps,
                gram,
                own,
                toTarget);
    }

    /**
     * Measures one state that is known by its inner products; the same numbers as {@link #measure(MixtureTarget,
     * MixtureState, double)}, in a time that does not depend on the dimension.
     *
     * @param target p
     * @param state q, over the same target
     * @param beta the inverse temperature of the free energy; all else is measured against the target itself
     */
    public static MixtureMeasurement measure(TargetSummary target, SummaryState state, double beta) {
        int components = state.components();
        int modes = target.modes();
        double[] own = new double[components * components];
        double[] toTarget = new double[components * modes];
        double[][] gram = new double[components][components];
        double[][] overlaps = new double[components][modes];
        for (int k = 0; k < components; k++) {
            for (int l = 0; l < components; l++) {
                gram[k][l] = state.gram()[k * components + l];
                own[k * components + l] = k == l ? 0 : state.squaredDistance(k, l);
            }
            for (int j = 0; j < modes; j++) {
                overlaps[k][j] = target.overlap(state, k, j);
                toTarget[k * modes + j] = target.squaredDistance(state, k, j);
            }
        }
        return new MixtureMeasurement(
                target.target(),
                target.geometry(),
                state.weights(),
                state.variance(),
                beta,
                overlaps,
                gram,
                own,
                toTarget);
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
