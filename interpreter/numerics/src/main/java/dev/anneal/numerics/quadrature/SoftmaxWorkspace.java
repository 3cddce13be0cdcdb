package dev.anneal.numerics.quadrature;

import java.util.HashMap;
import java.util.Map;

/**
 * The buffers and the result of {@link SoftmaxExpectation}. It grows to the largest problem it has seen and allocates
 * nothing after that. One thread owns a workspace; a result holds until the next evaluation.
 */
public final class SoftmaxWorkspace {

    final PrincipalAxes axes = new PrincipalAxes();
    final RowRule rows = new RowRule();
    double[] mean = new double[0];
    double[] second = new double[0];
    double logSumExp;
    double errorEstimate;
    int size;

    int[] active = new int[0];
    double[] offsets = new double[0];
    double[] distances = new double[0];
    double[] base = new double[0];
    double[] middle = new double[0];
    /** The slopes of the active logits, axis by axis. */
    double[] slopes = new double[0];

    double[] half = new double[0];

    private final Map<Integer, double[]> points = new HashMap<>();

    /** Creates an empty workspace. */
    public SoftmaxWorkspace() {}

    /** The mean responsibility E softmax_i of logit {@code i}. */
    public double mean(int i) {
        return mean[i];
    }

    /** The mean log-sum-exp of the logits; meaningful only if it was asked for. */
    public double logSumExp() {
        return logSumExp;
    }

    /** The second moment E softmax_i softmax_j; meaningful only if it was asked for. */
    public double second(int i, int j) {
        return second[i * size + j];
    }

    /**
     * A bound, or from the fifth logit dimension on an estimate, of the absolute error of the mean responsibilities.
     */
    public double errorEstimate() {
        return errorEstimate;
    }

    void resize(int n) {
        size = n;
        if (mean.length < n) {
            mean = new double[n];
            second = new double[n * n];
            active = new int[n];
            offsets = new double[n];
            distances = new double[n * n];
            base = new double[n];
            middle = new double[n];
            slopes = new double[n * n];
            half = new double[n];
        }
    }

    double[] points(int dimension) {
        return points.computeIfAbsent(dimension, SobolPoints::normal);
    }
}
