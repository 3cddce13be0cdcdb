package dev.anneal.numerics.ode;

import org.jspecify.annotations.Nullable;

/**
 * How one lane ended: its last accepted state and why there is no later one.
 *
 * @param state the variables of the lane
 * @param time the time of that state
 * @param steps the number of accepted steps
 * @param ending why the lane ended
 * @param fault what went wrong, if the ending is {@link Ending#FAILED}
 */
@SuppressWarnings("ArrayRecordComponent")
public record LaneOutcome(
        double[] state,
        double time,
        int steps,
        Ending ending,
        @Nullable LaneFault fault) {

    /** Why a lane ended. */
    public enum Ending {
        /** It reached the end of the integration. */
        COMPLETED,
        /** It was told to finish early. */
        STOPPED,
        /** It was told to leave; the state is not worth anything. */
        ABANDONED,
        /** Integration was impossible beyond this time. */
        FAILED
    }

    /**
     * Why a lane could not be integrated further.
     *
     * @param kind the kind of fault
     * @param detail one sentence with the numbers
     */
    public record LaneFault(Kind kind, String detail) {}

    /** The kinds of faults. */
    public enum Kind {
        /** The state or its derivative is infinite or not a number. */
        NON_FINITE,
        /** The tolerance asks for steps below the resolution of time. */
        STEP_UNDERFLOW,
        /** The lane used up the steps it was allowed. */
        TOO_MANY_STEPS
    }
}
