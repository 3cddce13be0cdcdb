package dev.anneal.run;

/** Why a fit has no result. */
public sealed interface FitFailure {
    /** What happened, as a sentence without a full stop. */
    String message();

    /**
     * The numbers went out of range while the fit was integrated.
     *
     * @param message what happened, with the values
     * @param time when
     * @param beta at which inverse temperature
     */
    record Numerical(String message, double time, double beta) implements FitFailure {}

    /** The fit needed more memory than there was. */
    record NoMemory(String message) implements FitFailure {}

    /** Something that the host of the interpreter wrote failed: a density, a schedule, a metric. */
    record Host(String message) implements FitFailure {}

    /** The fit could not start: the run it starts from has no result. */
    record NoStart(String message) implements FitFailure {}
}
