package dev.anneal.numerics.schedule;

import java.util.OptionalDouble;

/**
 * Beta that never changes; 1 is a quench, the run without annealing.
 *
 * @param level beta, above 0 and at most 1
 */
public record ConstantSchedule(double level) implements Schedule {

    /** Checks the range. */
    public ConstantSchedule {
        Ranges.inverseTemperature("beta", level);
    }

    @Override
    public double beta(double time) {
        return level;
    }

    @Override
    public OptionalDouble end() {
        return OptionalDouble.of(0);
    }

    @Override
    public double[] kinks(double horizon) {
        return new double[0];
    }
}
