package dev.anneal.numerics.mixture;

/**
 * The parameters of one mixture of the family.
 *
 * @param means the means m_k, component after component: K times d numbers
 * @param weights w, K numbers of at least 0 that sum to 1
 * @param variance s, above 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record MixtureState(double[] means, double[] weights, double variance) {

    private static final double SUM_TOLERANCE = 1e-9;

    /** Checks shapes; the arrays are taken as they are, so do not write to them afterwards. */
    public MixtureState {
        if (weights.length == 0 || means.length == 0 || means.length % weights.length != 0) {
            throw new IllegalArgumentException("A state needs a mean for each of its weights, it has " + means.length
                    + " coordinates and " + weights.length + " weights.");
        }
        double sum = 0;
        for (double weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("Weights must be at least 0, one is " + weight + ".");
            }
            sum += weight;
        }
        // Written so that NaN passes: a failed run shows what it ended with.
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw new IllegalArgumentException("The weights of a state must sum to 1, they sum to " + sum + ".");
        }
        if (variance <= 0) {
            throw new IllegalArgumentException("`variance` must be above 0, it is " + variance + ".");
        }
    }

    /** A state with equal weights and unit variance. */
    public static MixtureState of(double[][] means) {
        double[] weights = new double[means.length];
        java.util.Arrays.fill(weights, 1.0 / means.length);
        return new MixtureState(flatten(means), weights, 1);
    }

    static double[] flatten(double[][] means) {
        int dimension = means[0].length;
        double[] flat = new double[means.length * dimension];
        for (int k = 0; k < means.length; k++) {
            System.arraycopy(means[k], 0, flat, k * dimension, dimension);
        }
        return flat;
    }

    /** K. */
    public int components() {
        return weights.length;
    }

    /** d. */
    public int dimension() {
        return means.length / weights.length;
    }

    /** Coordinate {@code i} of the mean of component {@code k}. */
    public double mean(int k, int i) {
        return means[k * dimension() + i];
    }
}
