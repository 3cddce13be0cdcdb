package dev.anneal.engine;

/**
 * What a fit will cost, by estimate.
 *
 * @param steps the number of steps
 * @param bytes the memory while it works, and of what it keeps
 * @param seconds the time on one core
 * @param passing further memory while it is measured at its end, which is free again before the next fit is measured
 */
public record Cost(double steps, double bytes, double seconds, double passing) {
    /** The cost of a fit that needs next to nothing to be measured. */
    public Cost(double steps, double bytes, double seconds) {
        this(steps, bytes, seconds, 0);
    }

    /** The cost of several fits one after another. */
    public Cost plus(Cost other) {
        return new Cost(
                steps + other.steps, bytes + other.bytes, seconds + other.seconds, Math.max(passing, other.passing));
    }

    /** The memory at its peak, in bytes. */
    public double memory() {
        return bytes + passing;
    }
}
