package dev.anneal.numerics.quadrature;

/**
 * Mean and variance of g(t) = log(pi_1 exp(-t^2 / 2) + pi_2 exp(-(t - L)^2 / 2)) under a normal t: what the logarithm of
 * two modes at a distance L is along the line through them (Anneal's mathematics, "Schedules"). By the trapezoidal rule,
 * whose step follows from the nearest singularity of the logarithm, to about 1e-11 of the deviations' squares. Not
 * thread-safe: it keeps its nodes.
 */
public final class TwoModeMoments {
    private static final double DIGITS = 32;
    private static final double REACH = 8.6;

    private final double logRatio;
    private final double logFirst;
    private final double distance;
    private double[] values = new double[0];
    private double mean;
    private double variance;

    /**
     * Two modes.
     *
     * @param logFirst log pi_1
     * @param logSecond log pi_2; -infinity for a single mode
     * @param distance L, at least 0
     */
    public TwoModeMoments(double logFirst, double logSecond, double distance) {
        this.logFirst = logFirst;
        this.logRatio = logSecond - logFirst;
        this.distance = distance;
    }

    /**
     * Takes both moments.
     *
     * @param centre the mean of t
     * @param deviation its standard deviation, above 0
     */
    public void evaluate(double centre, double deviation) {
        double step = TrapezoidStep.of(distance * deviation, DIGITS);
        int reach = (int) Math.ceil(REACH / step);
        int count = 2 * reach + 1;
        if (values.length < 2 * count) {
            values = new double[2 * count];
        }
        double total = 0;
        double sum = 0;
        double shift = value(centre);
        for (int i = 0; i < count; i++) {
            double z = (i - reach) * step;
            double weight = Math.exp(-0.5 * z * z);
            double value = value(centre + deviation * z) - shift;
            values[i] = value;
            values[count + i] = weight;
            total += weight;
            sum += weight * value;
        }
        double average = sum / total;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double difference = values[i] - average;
            squares += values[count + i] * difference * difference;
        }
        mean = shift + average;
        variance = squares / total;
    }

    private double value(double t) {
        double logit = logRatio + distance * (t - 0.5 * distance);
        return logFirst - 0.5 * t * t + Math.max(0, logit) + Math.log1p(Math.exp(-Math.abs(logit)));
    }

    /** E g, after {@link #evaluate}. */
    public double mean() {
        return mean;
    }

    /** Var g, after {@link #evaluate}. */
    public double variance() {
        return variance;
    }
}
