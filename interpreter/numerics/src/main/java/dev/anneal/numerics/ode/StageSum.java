package dev.anneal.numerics.ode;

/**
 * One weighted sum of stages over flat arrays, with the zero weights left out beforehand. Such sums are most of the
 * arithmetic outside the right-hand side, so the terms are taken four at a time in loops that the compiler vectorises.
 * The order of the terms is fixed: a lane's sum does not depend on what stands beside it.
 */
final class StageSum {

    private final int[] stage;
    private final double[] weight;

    StageSum(double[] weights) {
        int count = 0;
        for (double candidate : weights) {
            count += candidate != 0 ? 1 : 0;
        }
        stage = new int[count];
        weight = new double[count];
        int next = 0;
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0) {
                stage[next] = j;
                weight[next++] = weights[j];
            }
        }
    }

    static StageSum[] of(double[][] rows) {
        StageSum[] sums = new StageSum[rows.length];
        for (int i = 0; i < rows.length; i++) {
            sums[i] = new StageSum(rows[i]);
        }
        return sums;
    }

    /** Writes the weighted sum of the stages. */
    void sum(double[] out, double[][] stages, int variables, int lanes, int stride) {
        int count = weight.length;
        for (int variable = 0; variable < variables; variable++) {
            int from = variable * stride;
            int term = count % 4;
            switch (term) {
                case 0 -> java.util.Arrays.fill(out, from, from + lanes, 0);
                case 1 -> one(out, from, lanes, weight[0], stages[stage[0]]);
                case 2 -> two(out, from, lanes, weight[0], stages[stage[0]], weight[1], stages[stage[1]]);
                default -> three(out, from, lanes, stages);
            }
            for (; term < count; term += 4) {
                addFour(out, from, lanes, stages, term);
            }
        }
    }

    /** Writes {@code y + step * (weighted sum)}, the step being each lane's own. */
    void advance(double[] out, double[] y, double[] step, double[][] stages, int variables, int lanes, int stride) {
        sum(out, stages, variables, lanes, stride);
        for (int variable = 0; variable < variables; variable++) {
            int from = variable * stride;
            for (int lane = 0; lane < lanes; lane++) {
                out[from + lane] = y[from + lane] + step[lane] * out[from + lane];
            }
        }
    }

    private static void one(double[] out, int from, int lanes, double a, double[] first) {
        for (int i = from; i < from + lanes; i++) {
            out[i] = a * first[i];
        }
    }

    private static void two(double[] out, int from, int lanes, double a, double[] first, double b, double[] second) {
        for (int i = from; i < from + lanes; i++) {
            out[i] = a * first[i] + b * second[i];
        }
    }

    private void three(double[] out, int from, int lanes, double[][] stages) {
        double a = weight[0];
        double b = weight[1];
        double c = weight[2];
        double[] first = stages[stage[0]];
        double[] second = stages[stage[1]];
        double[] third = stages[stage[2]];
        for (int i = from; i < from + lanes; i++) {
            out[i] = a * first[i] + b * second[i] + c * third[i];
        }
    }

    private void addFour(double[] out, int from, int lanes, double[][] stages, int term) {
        double a = weight[term];
        double b = weight[term + 1];
        double c = weight[term + 2];
        double d = weight[term + 3];
        double[] first = stages[stage[term]];
        double[] second = stages[stage[term + 1]];
        double[] third = stages[stage[term + 2]];
        double[] fourth = stages[stage[term + 3]];
        for (int i = from; i < from + lanes; i++) {
            out[i] += a * first[i] + b * second[i] + (c * third[i] + d * fourth[i]);
        }
    }
}
