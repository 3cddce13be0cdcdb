package dev.anneal.numerics.schedule;

import dev.anneal.numerics.tape.ScalarTape;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * A user's function of time. Its kinks are where the program takes another branch; they are looked for on a grid of
 * {@value #GRID} intervals over the horizon, so branches shorter than that may go unseen.
 */
public final class TapeSchedule implements Schedule {

    private static final int GRID = 2048;

    private final ScalarTape tape;
    private final OptionalDouble end;

    /**
     * A schedule from a program.
     *
     * @param tape gives beta for one input, the time; whether it stays above 0 and at most 1 is for the caller to check
     * @param end the time from which beta stays what it is, if the user says so
     * @throws IllegalArgumentException if the program does not take one input
     */
    public TapeSchedule(ScalarTape tape, OptionalDouble end) {
        if (tape.inputs() != 1) {
            throw new IllegalArgumentException(
                    "A schedule is a function of the time alone, this one takes " + tape.inputs() + " arguments.");
        }
        this.tape = tape;
        this.end = end;
    }

    @Override
    public double beta(double time) {
        return tape.evaluate(time);
    }

    @Override
    public OptionalDouble end() {
        return end;
    }

    @Override
    public double[] kinks(double horizon) {
        DoubleStream times = DoubleStream.empty();
        for (int i = 0; i < tape.switches(); i++) {
            int index = i;
            times = DoubleStream.concat(
                    times,
                    Crossings.between(0, horizon, GRID, time -> tape.branch(index, tape.switchValues(time)[index]))
                            .stream()
                            .mapToDouble(Double::doubleValue));
        }
        return Ranges.inside(horizon, times.toArray());
    }
}
