package dev.anneal.numerics.density;

import java.util.Arrays;
import java.util.List;

/**
 * A mixture of densities: log sum_k w_k p_k(x), computed as the largest term plus the logarithm of a sum of ratios to it.
 * Its gradient is the mean of the components' gradients under their responsibilities.
 */
public final class MixtureDensity implements LogDensity {
    private final double[] logWeights;
    private final List<LogDensity> components;

    /**
     * The mixture of components of one dimension.
     *
     * @param weights their weights, at least 0; not all of them 0
     */
    public MixtureDensity(double[] weights, List<LogDensity> components) {
        if (components.isEmpty() || weights.length != components.size()) {
            throw new IllegalArgumentException("A mixture needs one weight for each component, and one component.");
        }
        this.logWeights = Arrays.stream(weights).map(Math::log).toArray();
        this.components = List.copyOf(components);
        for (LogDensity component : components) {
            if (component.dimension() != dimension()) {
                throw new IllegalArgumentException("Components of a mixture must have the same dimension.");
            }
        }
    }

    @Override
    public int dimension() {
        return components.get(0).dimension();
    }

    @Override
    public Evaluator evaluator(int capacity) {
        return new Workspace(capacity);
    }

    /**
     * The responsibilities of the components for points: the shares that they have in them as modes.
     *
     * @param points coordinate by coordinate, {@code count} apart
     * @return that of component k for point n at {@code k * count + n}
     */
    public double[] responsibilities(double[] points, int count) {
        Workspace workspace = new Workspace(count);
        double[] values = new double[count];
        workspace.values(points, count, values);
        double[] shares = new double[components.size() * count];
        for (int k = 0; k < components.size(); k++) {
            double[] own = workspace.logs[k];
            responsibilities(own, values, count);
            System.arraycopy(own, 0, shares, k * count, count);
        }
        return shares;
    }

    private final class Workspace implements Evaluator {
        private final int capacity;
        private final Evaluator[] evaluators;
        private final double[][] logs;
        private final double[] slopes;
        private final double[] largest;
        private final double[] sum;

        Workspace(int capacity) {
            this.capacity = capacity;
            this.evaluators =
                    components.stream().map(one -> one.evaluator(capacity)).toArray(Evaluator[]::new);
            this.logs = new double[evaluators.length][capacity];
            this.slopes = new double[dimension() * capacity];
            this.largest = new double[capacity];
            this.sum = new double[capacity];
        }

        @Override
        public void values(double[] points, int count, double[] values) {
            for (int k = 0; k < evaluators.length; k++) {
                evaluators[k].values(points, count, logs[k]);
            }
            combine(count, values);
        }

        /** Components with one gradient array between them: their values first, then each gradient, weighted. */
        @Override
        public void valuesAndGradients(double[] points, int count, double[] values, double[] gradients) {
            values(points, count, values);
            Arrays.fill(gradients, 0, dimension() * capacity, 0);
            for (int k = 0; k < evaluators.length; k++) {
                double[] own = logs[k];
                responsibilities(own, values, count);
                evaluators[k].valuesAndGradients(points, count, sum, slopes);
                for (int i = 0; i < dimension(); i++) {
                    addWeighted(own, slopes, gradients, i * capacity, count);
                }
            }
        }

        private void combine(int count, double[] values) {
            Arrays.fill(largest, 0, count, Double.NEGATIVE_INFINITY);
            Arrays.fill(sum, 0, count, 0);
            for (int k = 0; k < evaluators.length; k++) {
                double logWeight = logWeights[k];
                double[] own = logs[k];
                for (int n = 0; n < count; n++) {
                    own[n] += logWeight;
                }
                for (int n = 0; n < count; n++) {
                    largest[n] = Math.max(largest[n], own[n]);
                }
            }
            for (double[] own : logs) {
                for (int n = 0; n < count; n++) {
                    sum[n] += Math.exp(own[n] - largest[n]);
                }
            }
            for (int n = 0; n < count; n++) {
                // Where all components are 0 the differences are no numbers.
                values[n] = Double.isInfinite(largest[n]) ? largest[n] : largest[n] + Math.log(sum[n]);
            }
        }
    }

    private static void responsibilities(double[] logs, double[] values, int count) {
        for (int n = 0; n < count; n++) {
            logs[n] = logs[n] == Double.NEGATIVE_INFINITY ? 0 : Math.exp(logs[n] - values[n]);
        }
    }

    /** A component without a share may have a gradient without bound, which must not count. */
    private static void addWeighted(double[] share, double[] slopes, double[] gradients, int offset, int count) {
        for (int n = 0; n < count; n++) {
            gradients[offset + n] += share[n] == 0 ? 0 : share[n] * slopes[offset + n];
        }
    }
}
