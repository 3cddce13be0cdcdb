package dev.anneal.numerics.density;

/** Two densities side by side: the first on the first coordinates, the second on the rest. */
public final class ProductDensity implements LogDensity {
    private final LogDensity first;
    private final LogDensity second;

    /** The product of two densities. */
    public ProductDensity(LogDensity first, LogDensity second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public int dimension() {
        return first.dimension() + second.dimension();
    }

    @Override
    public Evaluator evaluator(int capacity) {
        return new Workspace(capacity);
    }

    private final class Workspace implements Evaluator {
        private final int split;
        private final int rest;
        private final Evaluator ofFirst;
        private final Evaluator ofSecond;
        private final double[] points;
        private final double[] values;
        private final double[] gradients;

        Workspace(int capacity) {
            this.split = first.dimension() * capacity;
            this.rest = second.dimension() * capacity;
            this.ofFirst = first.evaluator(capacity);
            this.ofSecond = second.evaluator(capacity);
            this.points = new double[rest];
            this.values = new double[capacity];
            this.gradients = new double[rest];
        }

        @Override
        public void values(double[] all, int count, double[] out) {
            ofFirst.values(all, count, out);
            System.arraycopy(all, split, points, 0, rest);
            ofSecond.values(points, count, values);
            Points.addScaled(values, 0, 1, out, 0, count);
        }

        @Override
        public void valuesAndGradients(double[] all, int count, double[] out, double[] slopes) {
            ofFirst.valuesAndGradients(all, count, out, slopes);
            System.arraycopy(all, split, points, 0, rest);
            ofSecond.valuesAndGradients(points, count, values, gradients);
            System.arraycopy(gradients, 0, slopes, split, rest);
            Points.addScaled(values, 0, 1, out, 0, count);
        }
    }
}
