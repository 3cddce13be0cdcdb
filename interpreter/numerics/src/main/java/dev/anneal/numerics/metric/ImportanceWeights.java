package dev.anneal.numerics.metric;

/**
 * What the weights w = p / q tell, given their logarithms at samples (Anneal's mathematics, "Metrics"); p need not be
 * normalised. Standard errors are those of the delta method: they know of no region that no sample came from.
 */
public final class ImportanceWeights {
    private ImportanceWeights() {}

    /** The mean of log w: over samples of q the evidence lower bound, over samples of p the upper one, in nats. */
    public static SampleEstimate bound(double[] logWeights) {
        double sum = 0;
        for (double logWeight : logWeights) {
            sum += logWeight;
        }
        return SampleEstimate.of(sum / logWeights.length, logWeights.length, n -> logWeights[n]);
    }

    /** log Z from samples of q: the logarithm of the mean of w. */
    public static SampleEstimate reverseLogZ(double[] logWeights) {
        double log = logMean(logWeights, 1);
        return SampleEstimate.of(log, logWeights.length, n -> Math.exp(logWeights[n] - log));
    }

    /** log Z from samples of p: minus the logarithm of the mean of 1 / w. */
    public static SampleEstimate forwardLogZ(double[] logWeights) {
        double log = -logMean(logWeights, -1);
        return SampleEstimate.of(log, logWeights.length, n -> -Math.exp(log - logWeights[n]));
    }

    /** The effective sample size of samples of q, as a share: (sum w)^2 / (n sum w^2). */
    public static SampleEstimate reverseEss(double[] logWeights) {
        double first = logMean(logWeights, 1);
        double second = logMean(logWeights, 2);
        double share = Math.exp(2 * first - second);
        return SampleEstimate.of(
                share,
                logWeights.length,
                n -> share * (2 * Math.exp(logWeights[n] - first) - Math.exp(2 * logWeights[n] - second)));
    }

    /** The effective sample size of samples of p, as a share: 1 / (mean(1 / w) mean(w)). */
    public static SampleEstimate forwardEss(double[] logWeights) {
        double inverse = logMean(logWeights, -1);
        double first = logMean(logWeights, 1);
        double share = Math.exp(-inverse - first);
        return SampleEstimate.of(
                share,
                logWeights.length,
                n -> -share * (Math.exp(-logWeights[n] - inverse) + Math.exp(logWeights[n] - first)));
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
