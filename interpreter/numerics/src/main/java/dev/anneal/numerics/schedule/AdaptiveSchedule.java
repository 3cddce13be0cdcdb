package dev.anneal.numerics.schedule;

/**
 * A schedule that looks at the fit while it runs: beta rises from its first value to 1, and stays there, at a rate that
 * follows from how much the fit's log p varies (Anneal's mathematics, "Schedules"). What it is at a time is known when
 * the fit has come so far, which is why this is no {@link Schedule}. The last bound wins: however the fit looks, beta rises
 * at {@link #slowest()} at least, so that it arrives. Immutable.
 *
 * @param rule what the rate follows from
 * @param from beta at time 0, above 0 and below 1
 * @param strength for {@link Rule#VARIANCE} tau, above 0; for {@link Rule#ESS} the share c, above 0 and below 1
 * @param every the time m between two changes, above 0; a flow changes all the time and takes it as a unit
 * @param slowest the smallest rate, in beta for a unit of time, above 0
 * @param fastest the largest rate, not below the smallest; infinite for no bound
 */
public record AdaptiveSchedule(Rule rule, double from, double strength, double every, double slowest, double fastest) {
    /** What the rate follows from. */
    public enum Rule {
        /** AdaAnn: steps of tau over the standard deviation of log p under the fit. */
        VARIANCE,
        /** Steps after which weights p^step have a conditional effective sample size of a share c. */
        ESS
    }

    /** Checks the ranges. */
    public AdaptiveSchedule {
        if (!(from > 0 && from < 1)) {
            throw new IllegalArgumentException("`from` must be above 0 and below 1, it is " + from + ".");
        }
        Ranges.positive("every", every);
        Ranges.positive("slowest", slowest);
        if (!(fastest >= slowest)) {
            throw new IllegalArgumentException(
                    "`fastest` must not be below `slowest`, which is " + slowest + ", it is " + fastest + ".");
        }
        if (rule == Rule.ESS && !(strength > 0 && strength < 1)) {
            throw new IllegalArgumentException("`ess` must be above 0 and below 1, it is " + strength + ".");
        }
        if (rule == Rule.VARIANCE) {
            Ranges.positive("tolerance", strength);
        }
    }

    /**
     * The tau with which a normal density in d dimensions that follows its own tempering, whose log p has variance
     * d / (2 beta^2), arrives after so many changes: ln(1 / from) sqrt(d / 2) / N.
     *
     * @param changes N, above 0
     */
    public static double tolerance(double from, double changes, int dimension) {
        return -Math.log(from) * Math.sqrt(0.5 * dimension) / changes;
    }

    /** The time at which beta is 1 at the latest. */
    public double latestEnd() {
        return (1 - from) / slowest;
    }

    /**
     * d beta / dt of a flow, tau / (m sd) within the bounds, where tau is sqrt(-ln c) for {@link Rule#ESS}: then weights
     * p^(rate m) have to second order an effective sample size of c.
     *
     * @param variance the variance of log p under the fit
     */
    public double rate(double variance) {
        double tau = rule == Rule.ESS ? Math.sqrt(-Math.log(strength)) : strength;
        return Math.min(fastest, Math.max(slowest, tau / (every * Math.sqrt(variance))));
    }
}
