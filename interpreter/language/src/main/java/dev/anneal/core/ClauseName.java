package dev.anneal.core;

/** The values that the clauses of a run or sweep give. */
public enum ClauseName {
    FAMILY("fit"),
    TARGET("to"),
    SCHEDULE("under"),
    PATH("along"),
    METHOD("by"),
    HORIZON("until"),
    START("start from"),
    SEED("seed");

    private final String word;

    ClauseName(String word) {
        this.word = word;
    }

    /** The word of the language in front of the value. */
    public String word() {
        return word;
    }
}
