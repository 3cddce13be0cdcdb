package dev.anneal.numerics.density;

import java.util.Arrays;

/** The uniform density on a box with its faces: 1 / volume inside, 0 outside, and no slope anywhere. */
public final class UniformDensity implements LogDensity {
    private final double[] low;
    private final double[] high;
    private final double logNormaliser;

    /**
     * The density between two corners.
     *
     * @param low d finite numbers
     * @param high d finite numbers, each above that of {@code low}
     */
    public UniformDensity(double[] low, double[] high) {
        Points.requireFinite("low", low);
        double[] widths = new double[low.length];
        for (int i = 0; i < low.length; i++) {
            widths[i] = high[i] - low[i];
        }
        Points.requireScale("high", widths, high.length);
        this.low = low.clone();
        this.high = high.clone();
        this.logNormaliser = -Arrays.stream(widths).map(Math::log).sum();
    }

    @Override
    public int dimension() {
        return low.length;
    }

    @Override
    public Evaluator evaluator(int capacity) {
        return new Evaluator() {
            @Override
            public void values(double[] points, int count, double[] values) {
                Arrays.fill(values, 0, count, logNormaliser);
                for (int i = 0; i < low.length; i++) {
                    for (int n = 0; n < count; n++) {
                        double x = points[i * capacity + n];
                        values[n] = x >= low[i] && x <= high[i] ? values[n] : Double.NEGATIVE_INFINITY;
                    }
                }
            }

            @Override
            public void valuesAndGradients(double[] points, int count, double[] values, double[] gradients) {
                values(points, count, values);
                Arrays.fill(gradients, 0, low.length * capacity, 0);
            }
        };
    }
}
