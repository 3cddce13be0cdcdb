package dev.anneal.numerics.density;

import dev.anneal.numerics.tape.BatchTape;
import dev.anneal.numerics.tape.Gradient;
import dev.anneal.numerics.tape.Program;
import org.jspecify.annotations.Nullable;

/**
 * A density whose logarithm is a program, with the gradient that follows from it by differentiation in reverse.
 * Immutable.
 */
public final class TapeDensity implements LogDensity {
    private final Program logDensity;
    private volatile @Nullable Program withGradient;

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
    }

    /** Derived when it is first needed: many densities are only evaluated. */
    private Program withGradient() {
        Program derived = withGradient;
        if (derived == null) {
            derived = Gradient.of(logDensity);
            withGradient = derived;
        }
        return derived;
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
        private @Nullable BatchTape gradients;

        TapeEvaluator(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public void values(double[] points, int count, double[] out) {
            values.run(points, capacity, count, out, out);
        }

        @Override
        public void valuesAndGradients(double[] points, int count, double[] out, double[] slopes) {
            BatchTape tape = gradients;
            if (tape == null) {
                tape = new BatchTape(withGradient());
                gradients = tape;
            }
            tape.run(points, capacity, count, out, slopes);
        }
    }
}
