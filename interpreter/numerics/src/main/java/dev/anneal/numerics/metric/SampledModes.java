package dev.anneal.numerics.metric;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.Pace;

/**
 * Mode masses from samples of a fit, and what follows from them, with standard errors.
 *
 * <p>Not to be written to: the arrays are taken as they are.
 */
public final class SampledModes {
    private final double[][] shares;
    private final int count;
    private final ModeCoverage modes;
    private final Pace pace;

    /**
     * From the shares that modes have in samples.
     *
     * @param shares the share of mode j in sample n, which the modes share out, at {@code [j][n]}
     * @param weights pi, the weights of the modes in the target
     * @param checkpoint asked again and again; an {@link Interruption} leaves if it says so
     */
    public SampledModes(double[][] shares, double[] weights, Checkpoint checkpoint) {
        this.shares = shares;
        this.count = shares[0].length;
        this.pace = new Pace(checkpoint);
        double[] mass = new double[weights.length];
        for (int j = 0; j < mass.length; j++) {
            for (int n = 0; n < count; n++) {
                mass[j] += shares[j][n];
            }
            mass[j] /= count;
            pace.spend(count);
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
        return SampleEstimate.of(
                value,
                count,
                n -> {
                    double sum = 0;
                    for (int j = 0; j < gradient.length; j++) {
                        sum += gradient[j] * shares[j][n];
                    }
                    pace.spend(gradient.length);
                    return sum;
                },
                pace);
    }
}
