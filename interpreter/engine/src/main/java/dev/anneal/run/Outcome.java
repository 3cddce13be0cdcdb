package dev.anneal.run;

/** How running a plan ended. */
public enum Outcome {
    /** It has not ended: these are the results so far. */
    RUNNING("still running"),
    /** The script has errors, or is more than a run may be, and nothing was run. */
    REFUSED("refused, because of errors"),
    /** Everything was done. */
    COMPLETED("completed"),
    /** Someone asked it to stop; fits are the best so far. */
    STOPPED("stopped; fits are the best so far"),
    /** Someone cancelled it; unfinished fits are gone. */
    CANCELLED("cancelled"),
    /** A limit, such as the time allowed, was reached; fits are the best so far. */
    LIMIT_REACHED("stopped at a limit; fits are the best so far"),
    /** A fit failed, and its run says `on failure stop`. */
    FAILED("stopped, because a fit failed");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** The words shown to people. */
    public String words() {
        return words;
    }
}
