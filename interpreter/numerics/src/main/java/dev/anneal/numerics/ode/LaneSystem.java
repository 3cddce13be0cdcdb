package dev.anneal.numerics.ode;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;

/**
 * The right-hand side of one differential equation, evaluated for many independent trajectories ("lanes") in one call.
 * States are coordinate-major: variable {@code v} of lane {@code i} stands at {@code y[v * stride + i]}, so that a loop
 * over lanes runs along memory. What it writes for a lane must depend on that lane's time and state only.
 */
public interface LaneSystem {

    /** The number of variables of one lane. */
    int variables();

    /**
     * The groups of variables whose error is measured by one Euclidean norm, as their exclusive ends in ascending order.
     * Grouping the coordinates of a vector makes the step control, and with it the result, independent of the
     * coordinate system. The default gives every variable its own group.
     */
    default int[] errorGroups() {
        int[] ends = new int[variables()];
        for (int variable = 0; variable < ends.length; variable++) {
            ends[variable] = variable + 1;
        }
        return ends;
    }

    /**
     * The index of a variable that begins below 1, rises, and stays where it is once it has reached 1; -1 if there is none.
     * A step ends where it arrives, and there it is put to 1 exactly, by which the right-hand side knows. Until then the
     * right-hand side must go on smoothly beyond 1, where the step that finds the place looks.
     */
    default int rising() {
        return -1;
    }

    /**
     * Called once before an integration with a checkpoint for evaluations that last long; see {@link Interruption#check}.
     * The checkpoint knows the progress, so what it is polled with does not matter. The default ignores it.
     */
    default void interruptible(Checkpoint checkpoint) {}

    /**
     * Evaluates the derivative of the first {@code lanes} lanes.
     *
     * @param lanes how many lanes to evaluate, at most {@code stride}
     * @param time the time of each lane; where the equation jumps at a stop, a step that ends there asks at the double
     *     just below it and the next one at the stop itself
     * @param y the states
     * @param dydt receives the derivatives, in the same layout
     * @param stride the distance between two variables of one lane
     */
    void derivative(int lanes, double[] time, double[] y, double[] dydt, int stride);
}
