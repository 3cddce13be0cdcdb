package dev.anneal.numerics.flow;

/**
 * How a flow is trained.
 *
 * @param rate the rate of learning at first, above 0
 * @param finalRate the rate at the end; it falls from one to the other along half a cosine in the second half of the steps
 * @param batch the number of samples for a step, at least 1
 * @param clip the largest norm of a gradient; a longer one is shortened
 * @param steps the number of steps, at least 1
 */
public record TrainingSettings(double rate, double finalRate, int batch, double clip, long steps) {
    public TrainingSettings {
        if (!(rate > 0 && finalRate >= 0 && clip > 0) || batch < 1 || steps < 1) {
            throw new IllegalArgumentException("rate, clip, batch and steps must be above 0");
        }
    }

    /** The rate at a step, from 0. */
    double rate(long step) {
        double second = 2.0 * step / steps - 1;
        return second <= 0 ? rate : finalRate + (rate - finalRate) * 0.5 * (1 + Math.cos(Math.PI * second));
    }
}
