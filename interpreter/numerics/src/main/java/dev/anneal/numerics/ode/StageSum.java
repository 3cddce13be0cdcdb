package dev.anneal.numerics.ode;

import dev.anneal.numerics.simd.ArrayKernels;

/**
 * One weighted sum of stages over flat arrays, with the zero weights left out beforehand. Such sums are most of the
 * arithmetic outside the right-hand side. The order of the terms is fixed: a lane's sum does not depend on what stands
 * beside it. One thread owns an instance.
 */
final class StageSum {

    private final int[] stage;
    private final double[] weight;
    private final double[][] terms;
    private final ArrayKernels kernels;

    StageSum(double[] weights, ArrayKernels kernels) {
        this.kernels = kernels;
        int count = 0;
        for (double candidate : weights) {
            count += candidate != 0 ? 1 : 0;
        }
        stage = new int[count];
        weight = new double[count];
        terms = new double[count][];
        int next = 0;
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0) {
                stage[next] = j;
                weight[next++] = weights[j];
            }
        }
    }

    static StageSum[] of(double[][] rows, ArrayKernels kernels) {
        StageSum[] sums = new StageSum[rows.length];
        for (int i = 0; i < rows.length; i++) {
            sums[i] = new StageSum(rows[i], kernels);
        }
        return sums;
    }

    /** Writes the weighted sum of the stages. */
    void sum(double[] out, double[][] stages, int variables, int lanes, int stride) {
        gather(stages);
        for (int variable = 0; variable < variables; variable++) {
            kernels.weightedSum(weight, terms, out, variable * stride, lanes);
        }
    }

    /** Writes {@code y + step * (weighted sum)}, the step being each lane's own. */
    void advance(double[] out, double[] y, double[] step, double[][] stages, int variables, int lanes, int stride) {
        gather(stages);
        for (int variable = 0; variable < variables; variable++) {
            kernels.weightedStep(weight, terms, y, step, out, variable * stride, lanes);
        }
    }

    private void gather(double[][] stages) {
        for (int term = 0; term < stage.length; term++) {
            terms[term] = stages[stage[term]];
        }
    }
}
