package dev.anneal.numerics.density;

import dev.anneal.numerics.simd.ArrayKernels;
import java.util.Arrays;
import java.util.List;

/**
 * A mixture of normals with independent coordinates: {@code sum_j w_j prod_i N(x_i; m_ji, s_ji^2)}. Its gradient is the
 * mean of the components' gradients under the responsibilities. Normalised if the weights sum to one. Immutable.
 */
public final class NormalMixture implements LogDensity {
    /** Evaluations from which on the vector instructions are worth what it costs to load and to compile them. */
    private static final int OFTEN = 64;

    private final int dimension;
    private final double[][] means;
    private final double[][] precisions;
    private final double[] logHeights;
    private final double[] weights;

    /**
     * A component.
     *
     * @param weight above 0
     * @param mean d numbers
     * @param sd d standard deviations above 0
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once.
    public record Component(double weight, double[] mean, double[] sd) {}

    /** The mixture of components, at least one, all with the same d. Components of weight 0 are left out. */
    public NormalMixture(List<Component> components) {
        List<Component> some =
                components.stream().filter(one -> one.weight() > 0).toList();
        dimension = some.get(0).mean().length;
        means = new double[some.size()][];
        precisions = new double[some.size()][];
        logHeights = new double[some.size()];
        weights = some.stream().mapToDouble(Component::weight).toArray();
        for (int j = 0; j < means.length; j++) {
            Component one = some.get(j);
            means[j] = one.mean().clone();
            precisions[j] = new double[dimension];
            logHeights[j] = Math.log(one.weight()) - 0.5 * dimension * Math.log(2 * Math.PI);
            for (int i = 0; i < dimension; i++) {
                precisions[j][i] = 1 / (one.sd()[i] * one.sd()[i]);
                logHeights[j] -= Math.log(one.sd()[i]);
            }
        }
    }

    /** The standard normal density on R^d. */
    public static NormalMixture standardNormal(int dimension) {
        double[] ones = new double[dimension];
        Arrays.fill(ones, 1);
        return new NormalMixture(List.of(new Component(1, new double[dimension], ones)));
    }

    @Override
    public int dimension() {
        return dimension;
    }

    /** The number of components. */
    public int components() {
        return means.length;
    }

    @Override
    public Evaluator evaluator(int capacity) {
        return new MixtureEvaluator(capacity);
    }

    /** The weights of the components that have any. */
    public double[] weights() {
        return weights.clone();
    }

    /**
     * The responsibilities of the components for points: the shares that they have in them as modes.
     *
     * @param points coordinate by coordinate, {@code count} apart
     * @return that of component j for point n at {@code j * count + n}
     */
    public double[] responsibilities(double[] points, int count) {
        MixtureEvaluator evaluator = new MixtureEvaluator(count);
        double[] values = new double[count];
        evaluator.values(points, count, values);
        for (int j = 0; j < components(); j++) {
            for (int n = 0; n < count; n++) {
                evaluator.logs[j * count + n] = Math.exp(evaluator.logs[j * count + n] - values[n]);
            }
        }
        return evaluator.logs;
    }

    private final class MixtureEvaluator implements Evaluator {
        private final int capacity;
        private final double[] logs;
        private final double[] largest;
        private ArrayKernels kernels = ArrayKernels.plain();
        private int calls;

        MixtureEvaluator(int capacity) {
            this.capacity = capacity;
            logs = new double[means.length * capacity];
            largest = new double[capacity];
        }

        @Override
        public void values(double[] points, int count, double[] values) {
            if (++calls == OFTEN) {
                kernels = ArrayKernels.of(capacity);
            }
            Arrays.fill(largest, 0, count, Double.NEGATIVE_INFINITY);
            for (int j = 0; j < means.length; j++) {
                int at = j * capacity;
                kernels.squaredDistances(points, capacity, means[j], precisions[j], logs, at, count);
                double height = logHeights[j];
                for (int n = 0; n < count; n++) {
                    logs[at + n] = height - 0.5 * logs[at + n];
                }
                for (int n = 0; n < count; n++) {
                    largest[n] = Math.max(largest[n], logs[at + n]);
                }
            }
            for (int n = 0; n < count; n++) {
                double sum = 0;
                for (int j = 0; j < means.length; j++) {
                    sum += Math.exp(logs[j * capacity + n] - largest[n]);
                }
                values[n] = largest[n] + Math.log(sum);
            }
        }

        @Override
        public void valuesAndGradients(double[] points, int count, double[] values, double[] gradients) {
            values(points, count, values);
            for (int i = 0; i < dimension; i++) {
                Arrays.fill(gradients, i * capacity, i * capacity + count, 0);
            }
            for (int j = 0; j < means.length; j++) {
                int at = j * capacity;
                for (int n = 0; n < count; n++) {
                    logs[at + n] = Math.exp(logs[at + n] - values[n]);
                }
                kernels.subtractPulls(points, capacity, means[j], precisions[j], logs, at, gradients, count);
            }
        }
    }
}
