package dev.anneal.numerics.tape;

/** The operations of a {@link Program}. Conditions are numbers: 0 is false, everything else is true. */
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
    NOT(1),
    /** The product; 0 where the first is 0, even if the second is not finite. */
    GATED_PRODUCT(2),
    /** The sum of any number of arguments, each times a number known beforehand. */
    WEIGHTED_SUM(-1);

    private final int arity;

    Operation(int arity) {
        this.arity = arity;
    }

    /** The number of arguments; -1 for an operation that takes any number of them. */
    public int arity() {
        return arity;
    }

    /**
     * The value for up to three arguments.
     *
     * @param a the first argument
     * @param b the second argument, anything if there is none
     * @param c the third argument, anything if there is none
     * @throws IllegalStateException for {@link #CONSTANT}, {@link #INPUT} and {@link #WEIGHTED_SUM}
     */
    double of(double a, double b, double c) {
        return switch (this) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case POWER -> Math.pow(a, b);
            case NEGATE -> -a;
            case FLOOR_MOD -> a - b * Math.floor(a / b);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case ABS -> Math.abs(a);
            case SQRT -> Math.sqrt(a);
            case EXP -> Math.exp(a);
            case LOG -> Math.log(a);
            case LOG1P -> Math.log1p(a);
            case SIN -> Math.sin(a);
            case COS -> Math.cos(a);
            case TANH -> Math.tanh(a);
            case SIGMOID -> sigmoid(a);
            case FLOOR -> Math.floor(a);
            case ROUND -> Math.floor(a + 0.5);
            case SELECT -> a != 0 ? b : c;
            case GATED_PRODUCT -> a == 0 ? 0 : a * b;
            default -> holds(a, b) ? 1 : 0;
        };
    }

    /** The logistic function, without overflow. */
    static double sigmoid(double a) {
        double e = Math.exp(-Math.abs(a));
        return a >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    private boolean holds(double a, double b) {
        return switch (this) {
            case LESS -> a < b;
            case LESS_OR_EQUAL -> a <= b;
            case EQUAL -> a == b;
            case NOT_EQUAL -> a != b;
            case GREATER -> a > b;
            case GREATER_OR_EQUAL -> a >= b;
            case AND -> a != 0 && b != 0;
            case OR -> a != 0 || b != 0;
            case NOT -> a == 0;
            default -> throw new IllegalStateException("No rule for " + this + ".");
        };
    }
}
