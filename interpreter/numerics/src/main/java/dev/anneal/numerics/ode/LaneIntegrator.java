package dev.anneal.numerics.ode;

import dev.anneal.numerics.Checkpoint;

/**
 * Integrates many independent trajectories of one system at once. Every lane has its own time and step size, and what
 * it computes does not depend, to the bit, on which lanes share its batch or on its place in it: batching is for speed
 * only. Immutable and thread-safe as far as the system is.
 */
public final class LaneIntegrator {

    /** About a second-level cache, in doubles: a block's stages should stay in it. */
    private static final int CACHED_DOUBLES = 1 << 17;

    private static final int MOST_LANES = 256;

    private final RungeKutta method;
    private final StepControl control;

    /** Chooses a method and how it steps. */
    public LaneIntegrator(RungeKutta method, StepControl control) {
        this.method = method;
        this.control = control;
    }

    /**
     * Integrates every start from {@code begin} to {@code end}.
     *
     * @param system the right-hand side; called by this thread only
     * @param starts the initial variables of each lane
     * @param begin the initial time
     * @param end the final time, at or after {@code begin}
     * @param kinks times, in ascending order, at which the right-hand side or a derivative of it jumps; a step ends at
     *     each of those that lie inside the interval, and none crosses one
     * @param records times, in ascending order, at which the observer is told the state; those outside the interval are
     *     left out
     * @param observer receives the records
     * @param checkpoint asked before every attempted step
     * @return one outcome for each start
     * @throws IllegalArgumentException if the interval is not finite or the record times do not ascend
     */
    public LaneOutcome[] integrate(
            LaneSystem system,
            double[][] starts,
            double begin,
            double end,
            double[] kinks,
            double[] records,
            LaneObserver observer,
            Checkpoint checkpoint) {
        if (!(end >= begin) || Double.isInfinite(end)) {
            throw new IllegalArgumentException("The integration ends at " + end + " but begins at " + begin + ".");
        }
        for (int i = 1; i < records.length; i++) {
            if (!(records[i] >= records[i - 1])) {
                throw new IllegalArgumentException(
                        "Record times must ascend, but " + records[i] + " follows " + records[i - 1] + ".");
            }
        }
        ButcherTableau tableau = method.tableau();
        int arrays = 2 * tableau.stageCount() + tableau.extraNodes().length + 12;
        int fitting = CACHED_DOUBLES / (Math.max(1, system.variables()) * arrays) / 8 * 8;
        int lanes = Math.max(1, Math.min(starts.length, Math.max(8, Math.min(MOST_LANES, fitting))));
        LaneRun run = new LaneRun(tableau, control, system, lanes, starts, begin, end, kinks, records, observer);
        return run.run(checkpoint);
    }
}
