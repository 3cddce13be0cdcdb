package dev.anneal.numerics.flow;

/** What stands between the layers of a coupling's network. All have a derivative that is a function of their value. */
public enum Activation {
    /** The hyperbolic tangent. */
    TANH(0),
    /** max(x, 0). */
    RELU(0),
    /** x where it is positive, and a hundredth of it elsewhere. */
    LEAKY_RELU(0.01);

    private final double slope;

    Activation(double slope) {
        this.slope = slope;
    }

    /** The derivative at negative numbers, of those that are made of two lines. */
    double slope() {
        return slope;
    }
}
