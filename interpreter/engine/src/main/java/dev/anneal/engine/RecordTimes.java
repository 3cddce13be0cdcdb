package dev.anneal.engine;

import dev.anneal.plan.FitSpec;

/** The times at which a fit is recorded. */
final class RecordTimes {
    /** A run that says nothing about the interval keeps this many. */
    private static final int INTERVALS = 100;

    private RecordTimes() {}

    /** How many there are; also for so many that nobody could keep them. */
    static double count(FitSpec spec) {
        return spec.recorded().isEmpty() ? 0 : Math.ceil(spec.horizon() / every(spec) * (1 - 1e-12)) + 1;
    }

    private static double every(FitSpec spec) {
        return spec.every().orElse(spec.horizon() / INTERVALS);
    }

    /** Multiples of the interval from 0 on, and the horizon; none where nothing is recorded. */
    static double[] of(FitSpec spec) {
        if (spec.recorded().isEmpty()) {
            return new double[0];
        }
        double every = every(spec);
        // A multiple that is the horizon up to rounding is the horizon.
        int multiples = (int) count(spec) - 1;
        double[] times = new double[multiples + 1];
        for (int i = 0; i < multiples; i++) {
            times[i] = i * every;
        }
        times[multiples] = spec.horizon();
        return times;
    }
}
