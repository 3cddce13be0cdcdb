package dev.anneal.numerics.mixture;

/**
 * The target p = sum_j pi_j N(mu_j, I), a normalised Gaussian mixture of P components with identity covariance.
 *
 * @param weights pi, P numbers above 0 that sum to 1
 * @param means mu, P rows of d numbers
 */
@SuppressWarnings("ArrayRecordComponent")
public record MixtureTarget(double[] weights, double[][] means) {

    private static final double SUM_TOLERANCE = 1e-9;

    /** Checks shapes and ranges and copies the arrays. */
    public MixtureTarget {
        if (weights.length == 0 || means.length != weights.length) {
            throw new IllegalArgumentException(
                    "A target needs as many weights as means, it has " + weights.length + " and " + means.length + ".");
        }
        weights = weights.clone();
        means = means.clone();
        int dimension = means[0].length;
        if (dimension == 0) {
            throw new IllegalArgumentException("A target needs at least one dimension.");
        }
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            if (!(weights[j] > 0)) {
                throw new IllegalArgumentException("Weights of a target must be above 0, one is " + weights[j] + ".");
            }
            if (means[j].length != dimension) {
                throw new IllegalArgumentException("The means of a target must have one length, they have " + dimension
                        + " and " + means[j].length + ".");
            }
            for (double coordinate : means[j]) {
                if (!Double.isFinite(coordinate)) {
                    throw new IllegalArgumentException("Means of a target must be finite, one has " + coordinate + ".");
                }
            }
            means[j] = means[j].clone();
            sum += weights[j];
        }
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new IllegalArgumentException("The weights of a target must sum to 1, they sum to " + sum + ".");
        }
    }

    /** P, the number of modes. */
    public int modes() {
        return weights.length;
    }

    /** d. */
    public int dimension() {
        return means[0].length;
    }
}
