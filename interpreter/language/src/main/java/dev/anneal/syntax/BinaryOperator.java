package dev.anneal.syntax;

/** The operators with two operands. */
public enum BinaryOperator {
    POWER("^"),
    INDEPENDENT("&"),
    MULTIPLY("*"),
    DIVIDE("/"),
    MODULO("%"),
    ADD("+"),
    SUBTRACT("-"),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    EQUAL("=="),
    NOT_EQUAL("!="),
    AND("and"),
    OR("or");

    private final String symbol;

    BinaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** As it is written. */
    public String symbol() {
        return symbol;
    }

    /** Whether it compares its operands and yields a truth value. */
    public boolean isComparison() {
        return compareTo(LESS) >= 0 && compareTo(NOT_EQUAL) <= 0;
    }

    /** Whether its operands are truth values. */
    public boolean isLogical() {
        return this == AND || this == OR;
    }
}
