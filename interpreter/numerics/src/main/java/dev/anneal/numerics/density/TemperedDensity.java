package dev.anneal.numerics.density;

/** A density to a power, not normalised: the power times its logarithm. */
public final class TemperedDensity implements LogDensity {
    private final LogDensity inner;
    private final double beta;

    /**
     * A density to a power.
     *
     * @param beta the inverse temperature, above 0 and finite
     */
    public TemperedDensity(LogDensity inner, double beta) {
        Points.requireScale("beta", new double[] {beta}, 1);
        this.inner = inner;
        this.beta = beta;
    }

    @Override
    public int dimension() {
        return inner.dimension();
    }

    @Override
    public Evaluator evaluator(int capacity) {
        Evaluator evaluator = inner.evaluator(capacity);
        return new Evaluator() {
            @Override
            public void values(double[] points, int count, double[] values) {
                evaluator.values(points, count, values);
                multiply(values, 0, count);
            }

            @Override
            public void valuesAndGradients(double[] points, int count, double[] values, double[] gradients) {
                evaluator.valuesAndGradients(points, count, values, gradients);
                multiply(values, 0, count);
                for (int i = 0; i < dimension(); i++) {
                    multiply(gradients, i * capacity, count);
                }
            }
        };
    }

    private void multiply(double[] numbers, int offset, int count) {
        for (int n = offset; n < offset + count; n++) {
            numbers[n] *= beta;
        }
    }
}
