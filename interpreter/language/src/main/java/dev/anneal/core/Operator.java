package dev.anneal.core;

/** The operators of {@link Core.Operate}. {@code and} and {@code or} are {@link Core.Choose}. */
public enum Operator {
    NEGATE("-"),
    NOT("not"),
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
    NOT_EQUAL("!=");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** As it is written. */
    public String symbol() {
        return symbol;
    }
}
