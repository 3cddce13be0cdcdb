package dev.anneal.numerics.metric;

/**
 * What the weights w = p / q tell, given their logarithms at samples (Anneal's mathematics, "Metrics"); p need not be
 * normalised.
 */
public final class ImportanceWeights {
    private ImportanceWeights() {}

    /** The mean of log w: over samples of q the evidence lower bound, over samples of p the upper one, in nats. */
    public static double bound(double[] logWeights) {
        double sum = 0;
        for (double logWeight : logWeights) {
            sum += logWeight;
        }
        return sum / logWeights.length;
    }

    /** log Z from samples of q: the logarithm of the mean of w. */
    public static double reverseLogZ(double[] logWeights) {
        return logMean(logWeights, 1);
    }

    /** log Z from samples of p: minus the logarithm of the mean of 1 / w. */
    public static double forwardLogZ(double[] logWeights) {
        return -logMean(logWeights, -1);
    }

    /** The effective sample size of samples of q, as a share: (sum w)^2 / (n sum w^2). */
    public static double reverseEss(double[] logWeights) {
        return Math.exp(2 * logMean(logWeights, 1) - logMean(logWeights, 2));
    }

    /** The effective sample size of samples of p, as a share: 1 / (mean(1 / w) mean(w)). */
    public static double forwardEss(double[] logWeights) {
        return Math.exp(-logMean(logWeights, -1) - logMean(logWeights, 1));
    }

    /** log mean w^power, with the largest term taken out so that nothing overflows. */
    private static double logMean(double[] logWeights, double power) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double logWeight : logWeights) {
            largest = Math.max(largest, power * logWeight);
        }
        if (Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double logWeight : logWeights) {
            sum += Math.exp(power * logWeight - largest);
        }
        return largest + Math.log(sum / logWeights.length);
    }
}
