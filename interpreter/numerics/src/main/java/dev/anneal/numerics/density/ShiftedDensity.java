package dev.anneal.numerics.density;

/** The density of a random point plus a fixed vector. */
public final class ShiftedDensity implements LogDensity {
    private final LogDensity inner;
    private final double[] by;

    /**
     * A density moved by a vector.
     *
     * @param by d finite numbers
     */
    public ShiftedDensity(LogDensity inner, double[] by) {
        Points.requireFinite("by", by);
        if (by.length != inner.dimension()) {
            throw new IllegalArgumentException("`by` must have " + inner.dimension() + " entries.");
        }
        this.inner = inner;
        this.by = by.clone();
    }

    @Override
    public int dimension() {
        return by.length;
    }

    @Override
    public Evaluator evaluator(int capacity) {
        Evaluator evaluator = inner.evaluator(capacity);
        double[] moved = new double[by.length * capacity];
        return new Evaluator() {
            @Override
            public void values(double[] points, int count, double[] values) {
                move(points, count);
                evaluator.values(moved, count, values);
            }

            @Override
            public void valuesAndGradients(double[] points, int count, double[] values, double[] gradients) {
                move(points, count);
                evaluator.valuesAndGradients(moved, count, values, gradients);
            }

            private void move(double[] points, int count) {
                for (int i = 0; i < by.length; i++) {
                    for (int n = i * capacity; n < i * capacity + count; n++) {
                        moved[n] = points[n] - by[i];
                    }
                }
            }
        };
    }
}
