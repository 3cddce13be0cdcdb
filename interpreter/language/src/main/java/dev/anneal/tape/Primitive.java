package dev.anneal.tape;

/** What a node of a tape computes. Truth values are 1 and 0. */
public enum Primitive {
    CONSTANT(0),
    INPUT(0),
    ADD(2),
    SUBTRACT(2),
    MULTIPLY(2),
    DIVIDE(2),
    POWER(2),
    FLOOR_MODULO(2),
    MIN(2),
    MAX(2),
    LESS(2),
    LESS_EQUAL(2),
    EQUAL(2),
    AND(2),
    OR(2),
    NEGATE(1),
    NOT(1),
    ABS(1),
    SQRT(1),
    EXP(1),
    LOG(1),
    LOG1P(1),
    SIN(1),
    COS(1),
    TANH(1),
    SIGMOID(1),
    FLOOR(1),
    ROUND(1),
    /** The second operand where the first is true, the third where it is not. */
    SELECT(3),
    /** The sum of any number of operands, each times a constant. */
    WEIGHTED_SUM(-1);

    private final int arity;

    Primitive(int arity) {
        this.arity = arity;
    }

    /** The number of operands; -1 for a primitive that takes any number of them. */
    public int arity() {
        return arity;
    }
}
