package dev.anneal.numerics.metric;

/**
 * The mass of a fit on each mode of its target (Anneal's mathematics, "Mode collapse" and "Metrics").
 *
 * @param mass W_j, the fit's share on each mode; they sum to 1
 * @param weights pi_j, the target's
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one computation and never compared.
public record ModeCoverage(double[] mass, double[] weights) {
    /** min_j W_j / pi_j: 1 where all modes are covered, 0 where one is lost. */
    public double coverage() {
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < mass.length; j++) {
            least = Math.min(least, mass[j] / weights[j]);
        }
        return least;
    }

    /** The number of modes with at least this share of their weight. */
    public int found(double threshold) {
        int found = 0;
        for (int j = 0; j < mass.length; j++) {
            found += mass[j] / weights[j] >= threshold ? 1 : 0;
        }
        return found;
    }

    /**
     * How alike the masses are to the weights, from 0 to 1: for equal weights the entropy of the masses relative to that
     * of equal ones, and otherwise one minus their Jensen–Shannon divergence in bits.
     */
    public double entropicCoverage() {
        if (mass.length == 1) {
            return 1;
        }
        double entropy = 0;
        double divergence = 0;
        boolean equal = true;
        for (int j = 0; j < mass.length; j++) {
            entropy -= part(mass[j], 1);
            double middle = 0.5 * (mass[j] + weights[j]);
            divergence += 0.5 * (part(mass[j], middle) + part(weights[j], middle));
            equal &= Math.abs(weights[j] * mass.length - 1) < 1e-9;
        }
        return equal ? entropy / Math.log(mass.length) : 1 - divergence / Math.log(2);
    }

    private static double part(double p, double q) {
        return p > 0 ? p * Math.log(p / q) : 0;
    }
}
