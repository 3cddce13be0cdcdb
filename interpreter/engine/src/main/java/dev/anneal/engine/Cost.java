package dev.anneal.engine;

/**
 * What a fit will cost, by estimate.
 *
 * @param steps the number of steps
 * @param bytes the memory while it works, and of what it keeps
 * @param seconds the time on one core
 */
public record Cost(double steps, double bytes, double seconds) {
    /** The cost of several fits one after another. */
    public Cost plus(Cost other) {
        return new Cost(steps + other.steps, bytes + other.bytes, seconds + other.seconds);
    }
}
