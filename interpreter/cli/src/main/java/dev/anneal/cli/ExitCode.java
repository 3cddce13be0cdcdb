package dev.anneal.cli;

/** What the command tells the shell. */
final class ExitCode {
    /** Everything was done. */
    static final int DONE = 0;

    /** Something that the script expects is not so, a fit failed that was not to fail, or the run met an error. */
    static final int RUN_FAILED = 1;

    /** A script is not laid out as `anneal fmt` would. */
    static final int NOT_IN_STYLE = 1;

    /** The script has errors. */
    static final int SCRIPT_ERROR = 2;

    /** The command was called in a way it does not understand. */
    static final int USAGE = 64;

    /** Anneal itself is at fault. */
    static final int DEFECT = 70;

    /** A result could not be written to its file. */
    static final int FILE_NOT_WRITTEN = 74;

    /** Someone interrupted it; what was finished is kept. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
