package dev.anneal.numerics.ode;

/**
 * The explicit Runge–Kutta methods on offer. The two of Dormand and Prince choose their steps from an error estimate;
 * the other two take the step they are told. All of them deliver states between their steps by dense output.
 */
public enum RungeKutta {
    /** Order eight with adaptive steps: the default. */
    DOPRI853(DormandPrince853.tableau()),
    /** Order five with adaptive steps. */
    DOPRI5(ButcherTableau.dormandPrince5()),
    /** The classical method of order four, with a fixed step. */
    RK4(ButcherTableau.classical()),
    /** Explicit Euler: gradient descent with a fixed step. */
    EULER(ButcherTableau.euler());

    @SuppressWarnings("ImmutableEnumChecker") // its arrays are never written
    private final ButcherTableau tableau;

    RungeKutta(ButcherTableau tableau) {
        this.tableau = tableau;
    }

    ButcherTableau tableau() {
        return tableau;
    }

    /** Whether the method chooses its own steps from a tolerance. */
    public boolean adaptive() {
        return tableau.adaptive();
    }

    /** The order of convergence of the states at the ends of the steps. */
    public int order() {
        return tableau.order();
    }
}
