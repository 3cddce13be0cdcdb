package dev.anneal.numerics.schedule;

import java.util.OptionalDouble;

/**
 * Annealing again and again: each cycle ramps from {@code from} to 1 in a part of its period and then holds 1; at the
 * next cycle beta falls back. After the last cycle beta stays 1.
 */
public final class CyclicSchedule implements Schedule {

    private final Ramp shape;
    private final double period;
    private final double ramp;
    private final int cycles;

    /**
     * Cycles that ramp linearly in beta.
     *
     * @param from beta at the start of each cycle, above 0 and at most 1
     * @param period the length of a cycle, above 0
     * @param ramp the part of the period in which beta rises, above 0 and at most 1
     * @param cycles how many cycles, at least 1
     */
    public CyclicSchedule(double from, double period, double ramp, int cycles) {
        this(from, period, ramp, cycles, false);
    }

    /** The same with the choice of the temperature. */
    public CyclicSchedule(double from, double period, double ramp, int cycles, boolean inTemperature) {
        this.shape = new Ramp(from, inTemperature);
        this.period = Ranges.positive("period", period);
        this.ramp = Ranges.inverseTemperature("ramp", ramp);
        if (cycles < 1) {
            throw new IllegalArgumentException("`cycles` must be at least 1, it is " + cycles + ".");
        }
        this.cycles = cycles;
    }

    @Override
    public double beta(double time) {
        int cycle = (int) Math.max(0, Math.min(cycles - 1, Math.floor(time / period)));
        // The division may round across the start of a cycle; the starts themselves decide.
        if (cycle > 0 && time < cycle * period) {
            cycle--;
        } else if (cycle + 1 < cycles && time >= (cycle + 1) * period) {
            cycle++;
        }
        if (time >= top(cycle)) {
            return 1;
        }
        return shape.beta(Math.max(0, time - cycle * period) / (ramp * period));
    }

    private double top(int cycle) {
        return cycle * period + ramp * period;
    }

    @Override
    public OptionalDouble end() {
        return OptionalDouble.of(top(cycles - 1));
    }

    @Override
    public double[] kinks(double horizon) {
        int count = (int) Math.max(0, Math.min(cycles, Math.ceil(horizon / period)));
        Ranges.atMostKinks(2L * count);
        double[] times = new double[2 * count];
        for (int cycle = 0; cycle < count; cycle++) {
            times[2 * cycle] = cycle * period;
            times[2 * cycle + 1] = top(cycle);
        }
        return Ranges.inside(horizon, times);
    }
}
