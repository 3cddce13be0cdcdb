package dev.anneal.numerics.schedule;

/**
 * How a ramp turns its progress, a number from 0 to 1, into beta: along a straight line either in beta or in the
 * temperature. Every ramp is a shape of progress and one of these.
 *
 * @param from beta at progress 0, above 0 and at most 1; at progress 1 beta is 1
 * @param inTemperature whether the temperature, rather than beta, is linear in the progress
 */
record Ramp(double from, boolean inTemperature) {

    Ramp {
        Ranges.inverseTemperature("from", from);
    }

    double beta(double progress) {
        if (progress >= 1) {
            return 1;
        }
        if (inTemperature) {
            double hottest = 1 / from;
            return Math.min(1, 1 / (hottest + (1 - hottest) * progress));
        }
        return Math.min(1, from + (1 - from) * progress);
    }
}
