package dev.anneal.numerics.density;

import dev.anneal.numerics.tape.BatchTape;
import dev.anneal.numerics.tape.Gradient;
import dev.anneal.numerics.tape.Program;

/**
 * A density whose logarithm is a program, with the gradient that follows from it by differentiation in reverse.
 * Immutable.
 */
public final class TapeDensity implements LogDensity {
    private final Program logDensity;
    private final Program withGradient;

    /**
     * The density of a program.
     *
     * @param logDensity the logarithm of the density, up to a constant, for d inputs
     * @throws IllegalArgumentException if it has no input or several outputs
     */
    public TapeDensity(Program logDensity) {
        if (logDensity.inputs() < 1) {
            throw new IllegalArgumentException("A density needs a point with at least one coordinate.");
        }
        this.logDensity = logDensity;
        this.withGradient = Gradient.of(logDensity);
    }

    @Override
    public int dimension() {
        return logDensity.inputs();
    }

    @Override
    public Evaluator evaluator(int capacity) {
        return new TapeEvaluator(capacity);
    }

    private final class TapeEvaluator implements Evaluator {
        private final int capacity;
        private final BatchTape values = new BatchTape(logDensity);
        private final BatchTape gradients = new BatchTape(withGradient);

        TapeEvaluator(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public void values(double[] points, int count, double[] out) {
            values.run(points, capacity, count, out, out);
        }

        @Override
        public void valuesAndGradients(double[] points, int count, double[] out, double[] slopes) {
            gradients.run(points, capacity, count, out, slopes);
        }
    }
}
