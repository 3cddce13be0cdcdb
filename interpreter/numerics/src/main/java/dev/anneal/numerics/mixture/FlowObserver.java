package dev.anneal.numerics.mixture;

/**
 * Receives the states of a flow at the record times.
 *
 * @param <S> what a state is
 */
@FunctionalInterface
public interface FlowObserver<S> {

    /** An observer that looks away. */
    static <S> FlowObserver<S> none() {
        return (lane, recordIndex, time, beta, state) -> {};
    }

    /**
     * One run reached one record time.
     *
     * @param lane the index of the run among the starts
     * @param recordIndex the index of the record time; ascending within a run
     * @param time the record time
     * @param beta the inverse temperature there
     * @param state the state there; it is the observer's to keep
     */
    void recorded(int lane, int recordIndex, double time, double beta, S state);
}
