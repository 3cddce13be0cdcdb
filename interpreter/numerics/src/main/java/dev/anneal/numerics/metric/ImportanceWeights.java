package dev.anneal.numerics.metric;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.Pace;

/**
 * What the weights w = p / q tell, given their logarithms at samples (Anneal's mathematics, "Metrics"); p need not be
 * normalised. Standard errors are those of the delta method: they know of no region that no sample came from.
 *
 * <p>Not to be written to: the array is taken as it is.
 */
public final class ImportanceWeights {
    /** What an exponential costs. */
    private static final long OPERATIONS = 20;

    private final double[] logWeights;
    private final Pace pace;

    /**
     * Weights given by their logarithms.
     *
     * @param logWeights log w, for each sample; at least one
     * @param checkpoint asked again and again; an {@link Interruption} leaves if it says so
     */
    public ImportanceWeights(double[] logWeights, Checkpoint checkpoint) {
        this.logWeights = logWeights;
        this.pace = new Pace(checkpoint);
    }

    /** The mean of log w: over samples of q the evidence lower bound, over samples of p the upper one, in nats. */
    public SampleEstimate bound() {
        double sum = 0;
        for (double logWeight : logWeights) {
            sum += logWeight;
        }
        return SampleEstimate.of(sum / logWeights.length, logWeights.length, n -> logWeights[n], pace);
    }

    /** log Z from samples of q: the logarithm of the mean of w. */
    public SampleEstimate reverseLogZ() {
        double log = logMean(1);
        return SampleEstimate.of(log, logWeights.length, n -> Math.exp(logWeights[n] - log), pace);
    }

    /** log Z from samples of p: minus the logarithm of the mean of 1 / w. */
    public SampleEstimate forwardLogZ() {
        double log = -logMean(-1);
        return SampleEstimate.of(log, logWeights.length, n -> -Math.exp(log - logWeights[n]), pace);
    }

    /** The effective sample size of samples of q, as a share: (sum w)^2 / (n sum w^2). */
    public SampleEstimate reverseEss() {
        double first = logMean(1);
        double second = logMean(2);
        double share = Math.exp(2 * first - second);
        return SampleEstimate.of(
                share,
                logWeights.length,
                n -> share * (2 * Math.exp(logWeights[n] - first) - Math.exp(2 * logWeights[n] - second)),
                pace);
    }

    /** The effective sample size of samples of p, as a share: 1 / (mean(1 / w) mean(w)). */
    public SampleEstimate forwardEss() {
        double inverse = logMean(-1);
        double first = logMean(1);
        double share = Math.exp(-inverse - first);
        return SampleEstimate.of(
                share,
                logWeights.length,
                n -> -share * (Math.exp(-logWeights[n] - inverse) + Math.exp(logWeights[n] - first)),
                pace);
    }

    /** log mean w^power, with the largest term taken out so that nothing overflows. */
    private double logMean(double power) {
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
            pace.spend(OPERATIONS);
        }
        return largest + Math.log(sum / logWeights.length);
    }
}
