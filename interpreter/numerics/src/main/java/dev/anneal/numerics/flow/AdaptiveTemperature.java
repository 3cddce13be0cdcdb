package dev.anneal.numerics.flow;

import dev.anneal.numerics.schedule.AdaptiveSchedule;

/**
 * The inverse temperature of a training run that follows from its batches (Anneal's mathematics, "Schedules"): every m
 * steps it rises by {@code clip(D*, D_min, min(D_max, 1 - beta))}, where the bounds are m times those of the schedule's
 * rate. For AdaAnn D* is tau over the root of a running mean of the batches' variances of log p; for a constant conditional
 * effective sample size it is the largest step whose weights {@code p^D} keep a share c of the batch. Mutable.
 */
final class AdaptiveTemperature {
    /** How much of the running mean of variances a new batch leaves. */
    private static final double MEMORY = 0.9;

    /** Each halves the interval in which the step lies. */
    private static final int BISECTIONS = 30;

    private final AdaptiveSchedule schedule;
    private double beta;
    private double spread = Double.NaN;
    private double[] weights = new double[0];

    AdaptiveTemperature(AdaptiveSchedule schedule) {
        this.schedule = schedule;
        beta = schedule.from();
    }

    /** Beta of the next step. */
    double beta() {
        return beta;
    }

    /** The running mean of the variance of log p; NaN before the first batch. */
    double spread() {
        return spread;
    }

    void resume(double inverseTemperature, double meanVariance) {
        beta = inverseTemperature;
        spread = meanVariance;
    }

    /**
     * Takes note of a batch of samples of the flow.
     *
     * @param steps how many steps are done, with the one of this batch
     * @param logTarget log p at the samples, all finite
     * @param logFlow log q at the samples
     */
    void observe(long steps, double[] logTarget, double[] logFlow) {
        boolean averages = schedule.rule() == AdaptiveSchedule.Rule.VARIANCE;
        if (averages) {
            double variance = variance(logTarget);
            spread = Double.isNaN(spread) ? variance : MEMORY * spread + (1 - MEMORY) * variance;
        }
        if (steps % (long) schedule.every() != 0 || beta >= 1) {
            return;
        }
        double least = schedule.slowest() * schedule.every();
        double most = Math.min(schedule.fastest() * schedule.every(), 1 - beta);
        double wanted = averages ? schedule.strength() / Math.sqrt(spread) : largest(logTarget, logFlow, least, most);
        double rise = Math.min(Math.max(wanted, least), most);
        // Rounding would keep it below 1 for ever.
        beta = rise >= 1 - beta ? 1 : beta + rise;
    }

    private static double variance(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value;
        }
        mean /= values.length;
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length == 1 ? 0 : sum / (values.length - 1);
    }

    /** The largest step up to {@code most} that keeps the share; at least {@code least}, whatever it keeps. */
    private double largest(double[] logTarget, double[] logFlow, double least, double most) {
        if (!(least < most) || !keepsShare(logTarget, logFlow, least)) {
            return least;
        }
        if (keepsShare(logTarget, logFlow, most)) {
            return most;
        }
        double good = least;
        double bad = most;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (good + bad);
            if (keepsShare(logTarget, logFlow, middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    /** Whether (sum W v)^2 / sum W v^2 is at least c, with normalised W in proportion to p^beta / q, and v = p^rise. */
    private boolean keepsShare(double[] logTarget, double[] logFlow, double rise) {
        int count = logTarget.length;
        if (weights.length < count) {
            weights = new double[count];
        }
        double highest = Double.NEGATIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < count; n++) {
            highest = Math.max(highest, logTarget[n]);
            weights[n] = beta * logTarget[n] - logFlow[n];
            largest = Math.max(largest, weights[n]);
        }
        double total = 0;
        double first = 0;
        double second = 0;
        for (int n = 0; n < count; n++) {
            double weight = Math.exp(weights[n] - largest);
            double factor = Math.exp(rise * (logTarget[n] - highest));
            total += weight;
            first += weight * factor;
            second += weight * factor * factor;
        }
        // Where the highest points have no weight, all factors may vanish: then nothing is kept.
        return first * first >= schedule.strength() * total * second && first > 0;
    }
}
