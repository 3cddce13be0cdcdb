package dev.anneal.numerics.tape;

/** The operations of a {@link ScalarTape}. Conditions are numbers: 0 is false, everything else is true. */
public enum Operation {
    /** A number known beforehand. */
    CONSTANT(0),
    /** An argument of the program. */
    INPUT(0),
    /** Sum. */
    ADD(2),
    /** Difference. */
    SUBTRACT(2),
    /** Product. */
    MULTIPLY(2),
    /** Quotient. */
    DIVIDE(2),
    /** Left to the power of right. */
    POWER(2),
    /** Sign changed. */
    NEGATE(1),
    /** Left minus right times the floor of their quotient: has the sign of right. */
    FLOOR_MOD(2),
    /** The smaller. */
    MIN(2),
    /** The larger. */
    MAX(2),
    /** Absolute value. */
    ABS(1),
    /** Square root. */
    SQRT(1),
    /** Exponential. */
    EXP(1),
    /** Natural logarithm. */
    LOG(1),
    /** Logarithm of one plus the argument. */
    LOG1P(1),
    /** Sine. */
    SIN(1),
    /** Cosine. */
    COS(1),
    /** Hyperbolic tangent. */
    TANH(1),
    /** The logistic function. */
    SIGMOID(1),
    /** The largest integer not above the argument. */
    FLOOR(1),
    /** The nearest integer; a half goes up. */
    ROUND(1),
    /** The second argument if the first is true, and the third otherwise. */
    SELECT(3),
    /** Left below right. */
    LESS(2),
    /** Left not above right. */
    LESS_OR_EQUAL(2),
    /** Left equal to right. */
    EQUAL(2),
    /** Left different from right. */
    NOT_EQUAL(2),
    /** Left above right. */
    GREATER(2),
    /** Left not below right. */
    GREATER_OR_EQUAL(2),
    /** Both true. */
    AND(2),
    /** One true at least. */
    OR(2),
    /** Not true. */
    NOT(1);

    private final int arity;

    Operation(int arity) {
        this.arity = arity;
    }

    /** The number of arguments. */
    public int arity() {
        return arity;
    }
}
