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
     * of equal ones, and otherwise one minus {@link #jensenShannon}.
     */
    public double entropicCoverage() {
        if (mass.length == 1) {
            return 1;
        }
        if (!areEqual()) {
            return 1 - jensenShannon();
        }
        double entropy = 0;
        for (double one : mass) {
            entropy -= part(one, 1);
        }
        return entropy / Math.log(mass.length);
    }

    /** The Jensen–Shannon divergence of the masses from the weights in bits: 0 where they are equal, at most 1. */
    public double jensenShannon() {
        double divergence = 0;
        for (int j = 0; j < mass.length; j++) {
            double middle = 0.5 * (mass[j] + weights[j]);
            divergence += 0.5 * (part(mass[j], middle) + part(weights[j], middle));
        }
        return divergence / Math.log(2);
    }

    private boolean areEqual() {
        boolean equal = true;
        for (double weight : weights) {
            equal &= Math.abs(weight * mass.length - 1) < 1e-9;
        }
        return equal;
    }

    /** The derivatives of {@link #entropicCoverage} by the masses. */
    double[] entropicGradient() {
        double[] gradient = mass.length == 1 ? new double[1] : jensenShannonGradient();
        boolean equal = areEqual();
        for (int j = 0; j < gradient.length && mass.length > 1; j++) {
            gradient[j] = equal ? -(logarithm(mass[j]) + 1) / Math.log(mass.length) : -gradient[j];
        }
        return gradient;
    }

    /** The derivatives of {@link #jensenShannon} by the masses. */
    double[] jensenShannonGradient() {
        double[] gradient = new double[mass.length];
        for (int j = 0; j < mass.length; j++) {
            double middle = 0.5 * (mass[j] + weights[j]);
            gradient[j] = 0.5 * (logarithm(mass[j]) - Math.log(middle)) / Math.log(2);
        }
        return gradient;
    }

    /** Of a mass that no sample has there is no error either. */
    private static double logarithm(double mass) {
        return mass > 0 ? Math.log(mass) : 0;
    }

    private static double part(double p, double q) {
        return p > 0 ? p * Math.log(p / q) : 0;
    }
}
