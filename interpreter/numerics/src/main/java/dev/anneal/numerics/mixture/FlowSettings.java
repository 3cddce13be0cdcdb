package dev.anneal.numerics.mixture;

import dev.anneal.numerics.ode.RungeKutta;

/**
 * How the flow is integrated.
 *
 * @param integrator the method
 * @param tolerance for an adaptive method, absolute and relative at once; above 0
 * @param step for a method of fixed step, its length; above 0
 * @param geometry the metric of the flow
 */
public record FlowSettings(RungeKutta integrator, double tolerance, double step, Geometry geometry) {

    /** The tolerance unless another is asked for. */
    public static final double DEFAULT_TOLERANCE = 1e-8;

    /** The step of the fixed-step methods unless another is asked for. */
    public static final double DEFAULT_STEP = 0.01;

    /** The defaults: order eight with tolerance 1e-8 in the Wasserstein geometry. */
    public static FlowSettings standard() {
        return new FlowSettings(RungeKutta.DOPRI853, DEFAULT_TOLERANCE, DEFAULT_STEP, Geometry.WASSERSTEIN);
    }
}
