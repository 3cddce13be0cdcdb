package dev.anneal.extension;

import dev.anneal.numerics.density.LogDensity;

/** A density that is computed point by point. */
record PointDensity(int dimension, HostDensity.AtPoint function) implements LogDensity {
    @Override
    public Evaluator evaluator(int capacity) {
        double[] point = new double[dimension];
        double[] gradient = new double[dimension];
        return new Evaluator() {
            @Override
            public void values(double[] points, int count, double[] values) {
                for (int n = 0; n < count; n++) {
                    values[n] = at(points, n);
                }
            }

            @Override
            public void valuesAndGradients(double[] points, int count, double[] values, double[] gradients) {
                for (int n = 0; n < count; n++) {
                    values[n] = at(points, n);
                    for (int i = 0; i < dimension; i++) {
                        gradients[i * capacity + n] = gradient[i];
                    }
                }
            }

            private double at(double[] points, int n) {
                for (int i = 0; i < dimension; i++) {
                    point[i] = points[i * capacity + n];
                }
                return function.value(point, gradient);
            }
        };
    }
}
