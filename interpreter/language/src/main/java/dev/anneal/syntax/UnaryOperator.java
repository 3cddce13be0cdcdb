package dev.anneal.syntax;

/** The operators with one operand. */
public enum UnaryOperator {
    NEGATE("-"),
    PLUS("+"),
    NOT("not");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** As it is written. */
    public String symbol() {
        return symbol;
    }
}
