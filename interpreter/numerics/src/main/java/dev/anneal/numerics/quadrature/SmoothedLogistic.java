package dev.anneal.numerics.quadrature;

/**
 * Gaussian expectations of the logistic function and its relatives: E f(mean + deviation z) with z standard normal.
 * They carry every two-component responsibility, so they are exact to 1e-10 at every deviation and cost about the same
 * at all of them: a trapezoidal rule whose step follows from the deviation, and beyond {@value #ASYMPTOTIC_DEVIATION}
 * the asymptotic expansion of Sommerfeld around the step function.
 *
 * <p>Background: Anneal's mathematics, "Accuracy of the expectation". All methods are pure, allocate nothing, and take
 * any finite mean and any finite deviation that is at least 0.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // more digits than needed round correctly
public final class SmoothedLogistic {

    private static final double ASYMPTOTIC_DEVIATION = 8.5;
    /** Both errors of the rule, from its step and from where it ends, are about exp(-27.6) = 1e-12. */
    private static final double DIGITS = 27.6;

    private static final double RADIUS = 7.25;
    /** For tables, whose values are worth a few more nodes: 1e-15. */
    private static final double PRECISE_DIGITS = 35;

    private static final double PRECISE_RADIUS = 8.2;
    /** Beyond this mean (at deviations where the trapezoidal rule is used) the function is a step to the last bit. */
    private static final double SATURATED_MEAN = 600;

    /** eta(2k + 2), the alternating zeta function. */
    private static final double[] ETA = {
        0.82246703342411321824,
        0.94703282949724591758,
        0.9855510912974351041,
        0.99623300185264789923,
        0.99903950759827156564,
        0.99975768514385819085,
        0.99993917034597971817,
        0.99998476421490610644,
        0.99999618786961011348,
        0.99999904661158152212,
        0.99999976161323082255,
        0.99999994039889239463,
        0.99999998509923199657,
        0.99999999627475340011,
        0.99999999906868228145,
        0.99999999976716989595
    };

    private SmoothedLogistic() {}

    /** E sigma(mean + deviation z), between 0 and 1; relatively accurate where it is small. */
    public static double logistic(double mean, double deviation) {
        if (deviation > ASYMPTOTIC_DEVIATION) {
            double x = mean / deviation;
            return Gaussian.cumulative(x) + Gaussian.density(x) * hermiteSum(x, deviation, 1) * -2;
        }
        double complement = complement(Math.abs(mean), deviation, DIGITS, RADIUS);
        return mean < 0 ? complement : 1 - complement;
    }

    /** The same as {@link #logistic} to nearly all digits of a double, for a mean of at least 0. */
    static double precise(double mean, double deviation) {
        return deviation > ASYMPTOTIC_DEVIATION
                ? logistic(mean, deviation)
                : 1 - complement(mean, deviation, PRECISE_DIGITS, PRECISE_RADIUS);
    }

    /** E sigma'(mean + deviation z), the derivative of {@link #logistic} with respect to the mean. */
    public static double slope(double mean, double deviation) {
        if (deviation > ASYMPTOTIC_DEVIATION) {
            double x = mean / deviation;
            return Gaussian.density(x) * (1 / deviation + 2 * hermiteSum(x, deviation, 2));
        }
        double small = Math.exp(-Math.min(Math.abs(mean), SATURATED_MEAN));
        double center = small / ((1 + small) * (1 + small));
        if (deviation == 0) {
            return center;
        }
        double step = TrapezoidStep.of(deviation, DIGITS);
        double ratio = Math.exp(-deviation * step);
        double shrink = Math.exp(-step * step);
        double weight = 1;
        double factor = Math.sqrt(shrink);
        double t = 1;
        double sum = 0.5 * center;
        double total = 0.5;
        for (double node = step; node < RADIUS; node += step) {
            t *= ratio;
            weight *= factor;
            factor *= shrink;
            double up = 1 / (1 + small * t);
            double down = 1 / (t + small);
            sum += 0.5 * weight * small * t * (up * up + down * down);
            total += weight;
        }
        return sum / total;
    }

    /** E sigma(mean + deviation z)^2. */
    public static double secondMoment(double mean, double deviation) {
        return logistic(mean, deviation) - slope(mean, deviation);
    }

    /** E log(1 + exp(mean + deviation z)). */
    public static double softplus(double mean, double deviation) {
        if (deviation > ASYMPTOTIC_DEVIATION) {
            double x = mean / deviation;
            double density = Gaussian.density(x);
            return mean * Gaussian.cumulative(x) + density * (deviation + 2 * hermiteSum(x, deviation, 0));
        }
        // E log(1 + e^u) = mean + E log(1 + e^-u): only the part that decays is summed.
        return Math.max(mean, 0) + remainder(Math.abs(mean), deviation);
    }

    /** E sigma(-(mean + deviation z)) for a mean of at least 0. */
    private static double complement(double mean, double deviation, double digits, double radius) {
        double small = Math.exp(-Math.min(mean, SATURATED_MEAN));
        double center = small / (1 + small);
        if (deviation == 0) {
            return center;
        }
        double step = TrapezoidStep.of(deviation, digits);
        double ratio = Math.exp(-deviation * step);
        double shrink = Math.exp(-step * step);
        double weight = 1;
        double factor = Math.sqrt(shrink);
        double t = 1;
        double sum = 0.5 * center;
        double total = 0.5;
        for (double node = step; node < radius; node += step) {
            t *= ratio;
            weight *= factor;
            factor *= shrink;
            double product = small * t;
            // The nodes at +node and -node in one fraction.
            sum += weight * 0.5 * small * (1 + t * t + 2 * product) / ((1 + product) * (t + small));
            total += weight;
        }
        return sum / total;
    }

    /** E log(1 + exp(-(mean + deviation z))) for a mean of at least 0. */
    private static double remainder(double mean, double deviation) {
        double small = Math.exp(-Math.min(mean, SATURATED_MEAN));
        double center = Math.log1p(small);
        if (deviation == 0) {
            return center;
        }
        double step = TrapezoidStep.of(deviation, DIGITS);
        double ratio = Math.exp(-deviation * step);
        double shrink = Math.exp(-step * step);
        double weight = 1;
        double factor = Math.sqrt(shrink);
        double t = 1;
        double sum = 0.5 * center;
        double total = 0.5;
        for (double node = step; node < RADIUS; node += step) {
            t *= ratio;
            weight *= factor;
            factor *= shrink;
            // Both nodes in one logarithm; log1p would be three times as slow and is exact only relatively.
            sum += 0.5 * weight * Math.log(1 + small * (t + 1 / t + small));
            total += weight;
        }
        return sum / total;
    }

    /**
     * The sum over k of eta(2k + 2) He_{2k + first}(x) / deviation^{2k + first + 1}, in which He are Hermite polynomials:
     * what the odd and even moments of sigma(-|u|) and log(1 + exp(-|u|)) add to the step function (Sommerfeld's
     * expansion). The terms shrink until 2k is about the square of the deviation, far beyond the last one here.
     */
    private static double hermiteSum(double x, double deviation, int first) {
        if (Math.abs(x) > 38) {
            return 0; // The density that multiplies the sum is 0 to the last bit.
        }
        double inverse = 1 / deviation;
        double y = x * inverse;
        double square = inverse * inverse;
        // before and now are He_n(x) / deviation^{n+1} of n - 1 and n.
        double before = 0;
        double now = inverse;
        double sum = 0;
        int last = 2 * (ETA.length - 1) + first;
        for (int n = 0; n <= last; n++) {
            if (n >= first && (n - first) % 2 == 0) {
                sum += ETA[(n - first) / 2] * now;
            }
            double next = y * now - n * square * before;
            before = now;
            now = next;
        }
        return sum;
    }
}
