package dev.anneal.diagnostic;

/** How bad it is. */
public enum Severity {
    /** The script cannot be run. */
    ERROR("error"),
    /** The script can be run, but may not do what its author wants. */
    WARNING("warning");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** The word shown to a person. */
    public String word() {
        return word;
    }
}
