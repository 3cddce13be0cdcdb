package dev.anneal.numerics.ode;

import dev.anneal.numerics.simd.ArrayKernels;

/**
 * The arrays of the lanes that are integrated side by side, and the arithmetic of one attempted step of all of them.
 * It knows nothing of acceptance, stops or records: {@link LaneRun} decides. One thread owns a block.
 */
final class LaneBlock {

    final int variables;
    final int stride;
    /** The start of the step and the state there. */
    final double[] time;

    double[] y;
    /** The state at the end of the attempted step. */
    double[] yNew;
    /** The stages of the attempted step; the last one is the derivative at its end. */
    final double[][] stages;

    final double[] step;
    final double[] end;
    /** No stage is evaluated at a later time than this: the double just below the next stop. */
    final double[] cap;
    /** The error of the attempted step over what is allowed; NaN if the state is not finite. */
    final double[] error;

    private final ButcherTableau tableau;
    private final LaneSystem system;
    private final StageSum[] stageSums;
    private final StageSum weights;
    private final StageSum firstError;
    private final StageSum secondError;
    private final ErrorNorm norm;
    private final double[] stageState;
    private final double[] secondState;
    private final double[] stageTime;

    LaneBlock(ButcherTableau tableau, LaneSystem system, double tolerance, int stride) {
        this.tableau = tableau;
        this.system = system;
        this.variables = system.variables();
        this.stride = stride;
        int size = variables * stride;
        time = new double[stride];
        step = new double[stride];
        end = new double[stride];
        cap = new double[stride];
        error = new double[stride];
        stageTime = new double[stride];
        y = new double[size];
        yNew = new double[size];
        stageState = new double[size];
        secondState = new double[size];
        stages = new double[tableau.stageCount() + 1][size];
        ArrayKernels kernels = ArrayKernels.of(stride);
        stageSums = StageSum.of(tableau.stages(), kernels);
        weights = new StageSum(tableau.weights(), kernels);
        firstError = new StageSum(tableau.error(), kernels);
        secondError = new StageSum(tableau.secondError(), kernels);
        norm = new ErrorNorm(system.errorGroups(), tolerance, tableau.secondError().length > 0, stride);
    }

    /** Evaluates the derivative at the start of the step for the lanes that are marked; they alone are touched. */
    void firstStages(boolean[] wanted, int lanes) {
        int count = 0;
        for (int lane = 0; lane < lanes; lane++) {
            if (wanted[lane]) {
                stageTime[count] = time[lane];
                copyLane(y, lane, stageState, count++);
            }
        }
        if (count == 0) {
            return;
        }
        system.derivative(count, stageTime, stageState, secondState, stride);
        count = 0;
        for (int lane = 0; lane < lanes; lane++) {
            if (wanted[lane]) {
                copyLane(secondState, count++, stages[0], lane);
            }
        }
    }

    /** The time in which a lane moves by its own size, or NaN if its derivative is not finite. */
    double timeScale(int lane) {
        return norm.timeScale(y, stages[0], lane, stride);
    }

    /** Attempts one step of the first lanes: fills {@link #yNew}, {@link #stages} and {@link #error}. */
    void attempt(int lanes) {
        int count = tableau.stageCount();
        for (int stage = 1; stage < count; stage++) {
            stageSums[stage].advance(stageState, y, step, stages, variables, lanes, stride);
            double node = tableau.nodes()[stage];
            for (int lane = 0; lane < lanes; lane++) {
                stageTime[lane] = Math.min(time[lane] + node * step[lane], cap[lane]);
            }
            system.derivative(lanes, stageTime, stageState, stages[stage], stride);
        }
        weights.advance(yNew, y, step, stages, variables, lanes, stride);
        for (int lane = 0; lane < lanes; lane++) {
            stageTime[lane] = Math.min(end[lane], cap[lane]);
        }
        system.derivative(lanes, stageTime, yNew, stages[count], stride);
        if (tableau.adaptive()) {
            firstError.sum(stageState, stages, variables, lanes, stride);
            if (tableau.secondError().length > 0) {
                secondError.sum(secondState, stages, variables, lanes, stride);
            }
            norm.measure(error, y, yNew, stageState, secondState, step, lanes, stride);
        } else {
            norm.checkFinite(error, yNew, lanes, stride);
        }
    }

    /** Makes the attempted step the current state of every lane; {@link #restore} takes it back for one of them. */
    void advance() {
        double[] swap = y;
        y = yNew;
        yNew = swap;
        int last = stages.length - 1;
        swap = stages[0];
        stages[0] = stages[last];
        stages[last] = swap;
    }

    /** Undoes {@link #advance} for one lane. */
    void restore(int lane) {
        copyLane(yNew, lane, y, lane);
        copyLane(stages[stages.length - 1], lane, stages[0], lane);
    }

    /** Puts a state into a lane. */
    void load(int lane, double[] state, double at) {
        time[lane] = at;
        for (int variable = 0; variable < variables; variable++) {
            y[variable * stride + lane] = state[variable];
        }
    }

    /** Moves a lane into another one's place. */
    void move(int from, int to) {
        time[to] = time[from];
        copyLane(y, from, y, to);
        copyLane(stages[0], from, stages[0], to);
    }

    /** Copies a lane of {@code values} out. */
    void extract(double[] values, int lane, double[] state) {
        for (int variable = 0; variable < variables; variable++) {
            state[variable] = values[variable * stride + lane];
        }
    }

    private void copyLane(double[] from, int fromLane, double[] to, int toLane) {
        for (int variable = 0; variable < variables; variable++) {
            to[variable * stride + toLane] = from[variable * stride + fromLane];
        }
    }
}
