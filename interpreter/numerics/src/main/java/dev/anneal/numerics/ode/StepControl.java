package dev.anneal.numerics.ode;

/**
 * How long the steps of a lane are.
 *
 * @param tolerance for an adaptive method, the error of one step relative to one plus the norm of each group of
 *     variables: absolute and relative at once; above 0
 * @param step for a method of fixed step, its length in time; above 0
 * @param maximumSteps the most attempts one lane is allowed; at least 1
 */
public record StepControl(double tolerance, double step, int maximumSteps) {

    /** Checks the ranges. */
    public StepControl {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("`tolerance` must be between 0 and 1, it is " + tolerance + ".");
        }
        if (!(step > 0 && Double.isFinite(step))) {
            throw new IllegalArgumentException("`step` must be above 0 and finite, it is " + step + ".");
        }
        if (maximumSteps < 1) {
            throw new IllegalArgumentException("`maximumSteps` must be at least 1, it is " + maximumSteps + ".");
        }
    }
}
