package dev.anneal.numerics.ode;

/** Receives the states that were asked for at record times. */
@FunctionalInterface
public interface LaneObserver {

    /**
     * One lane reached one record time.
     *
     * @param lane the index of the lane among the starts
     * @param recordIndex the index of the time among the record times; ascending within a lane
     * @param time the record time
     * @param state the variables of the lane; the array is reused, so copy what is to be kept
     */
    void recorded(int lane, int recordIndex, double time, double[] state);
}
