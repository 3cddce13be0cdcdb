package dev.anneal.numerics.mixture;

/** Weights and their logarithms: positive and on the simplex, however small they become. */
final class Weights {

    /** The logarithm that stands for a weight of 0, beyond which nothing would change. */
    private static final double LOG_ZERO = -700;

    private Weights() {}

    /** The logarithms of weights; 0 becomes a weight too small to matter. */
    static double[] logarithms(double[] weights) {
        double[] logs = new double[weights.length];
        for (int k = 0; k < logs.length; k++) {
            logs[k] = Math.max(LOG_ZERO, Math.log(weights[k]));
        }
        return logs;
    }

    /** Shifts logarithms so that the weights sum to 1, and writes those. */
    static void normalise(double[] logs, double[] weights) {
        double largest = logs[0];
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        double sum = 0;
        for (int k = 0; k < logs.length; k++) {
            weights[k] = Math.exp(logs[k] - largest);
            sum += weights[k];
        }
        double shift = largest + Math.log(sum);
        for (int k = 0; k < logs.length; k++) {
            weights[k] /= sum;
            logs[k] -= shift;
        }
    }
}
