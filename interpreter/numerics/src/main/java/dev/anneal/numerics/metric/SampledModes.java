package dev.anneal.numerics.metric;

/**
 * Mode masses from samples of a fit, and what follows from them, with standard errors.
 *
 * <p>Not to be written to: the arrays are taken as they are.
 */
public final class SampledModes {
    private final double[] shares;
    private final int count;
    private final ModeCoverage modes;

    /**
     * From the shares that modes have in samples.
     *
     * @param shares the share of mode j in sample n, which the modes share out, at {@code j * count + n}
     * @param count n, the number of samples
     * @param weights pi, the weights of the modes in the target
     */
    public SampledModes(double[] shares, int count, double[] weights) {
        this.shares = shares;
        this.count = count;
        double[] mass = new double[weights.length];
        for (int j = 0; j < mass.length; j++) {
            for (int n = 0; n < count; n++) {
                mass[j] += shares[j * count + n];
            }
            mass[j] /= count;
        }
        modes = new ModeCoverage(mass, weights);
    }

    /** The masses themselves. */
    public ModeCoverage modes() {
        return modes;
    }

    /** The smallest ratio of mass to weight, with the error of that mode's mass. */
    public SampleEstimate coverage() {
        double[] mass = modes.mass();
        double[] weights = modes.weights();
        int worst = 0;
        for (int j = 1; j < mass.length; j++) {
            worst = mass[j] / weights[j] < mass[worst] / weights[worst] ? j : worst;
        }
        double[] gradient = new double[mass.length];
        gradient[worst] = 1 / weights[worst];
        return along(modes.coverage(), gradient);
    }

    /** {@link ModeCoverage#entropicCoverage} with its error. */
    public SampleEstimate entropicCoverage() {
        return along(modes.entropicCoverage(), modes.entropicGradient());
    }

    /** {@link ModeCoverage#jensenShannon} with its error. */
    public SampleEstimate jensenShannon() {
        return along(modes.jensenShannon(), modes.jensenShannonGradient());
    }

    private SampleEstimate along(double value, double[] gradient) {
        return SampleEstimate.of(value, count, n -> {
            double sum = 0;
            for (int j = 0; j < gradient.length; j++) {
                sum += gradient[j] * shares[j * count + n];
            }
            return sum;
        });
    }
}
