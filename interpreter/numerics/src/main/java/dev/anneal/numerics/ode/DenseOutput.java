package dev.anneal.numerics.ode;

import dev.anneal.numerics.simd.ArrayKernels;

/**
 * States between the ends of a step. The lanes that need them are gathered into arrays of their own, the additional
 * stages are evaluated there, and nothing is written back: recording cannot change a trajectory.
 */
final class DenseOutput {

    private final ButcherTableau tableau;
    private final LaneSystem system;
    private final int variables;
    private final int stride;
    private final StageSum[] extraStages;
    private final StageSum[] dense;
    private final double[] start;
    private final double[] stageState;
    private final double[][] stages;
    private final double[][] terms;
    private final double[] step;
    private final double[] begin;
    private final double[] cap;
    private final double[] stageTime;

    DenseOutput(ButcherTableau tableau, LaneSystem system, int stride) {
        this.tableau = tableau;
        this.system = system;
        this.variables = system.variables();
        this.stride = stride;
        ArrayKernels kernels = ArrayKernels.of(stride);
        extraStages = StageSum.of(tableau.extraStages(), kernels);
        dense = StageSum.of(tableau.dense(), kernels);
        int size = variables * stride;
        start = new double[size];
        stageState = new double[size];
        stages = new double[tableau.stageCount() + 1 + extraStages.length][size];
        terms = new double[3 + dense.length][size];
        step = new double[stride];
        begin = new double[stride];
        cap = new double[stride];
        stageTime = new double[stride];
    }

    /** Copies one lane of the block, as lane {@code to} of what {@link #prepare} works on. */
    void gather(int to, LaneBlock block, int from) {
        step[to] = block.step[from];
        begin[to] = block.time[from];
        cap[to] = block.cap[from];
        int end = tableau.stageCount();
        for (int variable = 0; variable < variables; variable++) {
            int row = variable * stride;
            start[row + to] = block.y[row + from];
            for (int stage = 0; stage <= end; stage++) {
                stages[stage][row + to] = block.stages[stage][row + from];
            }
            double change = block.yNew[row + from] - block.y[row + from];
            double first = step[to] * block.stages[0][row + from];
            double last = step[to] * block.stages[end][row + from];
            terms[0][row + to] = change;
            terms[1][row + to] = first - change;
            terms[2][row + to] = 2 * change - (last + first);
        }
    }

    /** Evaluates what is missing for the first lanes. */
    void prepare(int lanes) {
        for (int extra = 0; extra < extraStages.length; extra++) {
            extraStages[extra].advance(stageState, start, step, stages, variables, lanes, stride);
            double node = tableau.extraNodes()[extra];
            for (int lane = 0; lane < lanes; lane++) {
                stageTime[lane] = Math.min(begin[lane] + node * step[lane], cap[lane]);
            }
            system.derivative(lanes, stageTime, stageState, stages[tableau.stageCount() + 1 + extra], stride);
        }
        for (int term = 0; term < dense.length; term++) {
            double[] out = terms[3 + term];
            dense[term].sum(out, stages, variables, lanes, stride);
            for (int variable = 0; variable < variables; variable++) {
                for (int lane = 0; lane < lanes; lane++) {
                    out[variable * stride + lane] *= step[lane];
                }
            }
        }
    }

    /** Writes the state of one gathered lane at a time inside its step. */
    void evaluate(int lane, double time, double[] state) {
        double x = (time - begin[lane]) / step[lane];
        for (int variable = 0; variable < variables; variable++) {
            int at = variable * stride + lane;
            double value = 0;
            for (int term = terms.length - 1; term >= 0; term--) {
                value = (value + terms[term][at]) * (term % 2 == 0 ? x : 1 - x);
            }
            state[variable] = start[at] + value;
        }
    }
}
