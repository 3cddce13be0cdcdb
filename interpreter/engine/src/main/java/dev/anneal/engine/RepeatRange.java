package dev.anneal.engine;

/**
 * The repeats from one to before another.
 *
 * @param first the first repeat, from 0
 * @param end behind the last repeat
 */
public record RepeatRange(long first, long end) {
    public RepeatRange {
        if (first < 0 || end <= first) {
            throw new IllegalArgumentException("no repeats from " + first + " to " + end);
        }
    }

    /** The number of repeats. */
    public int size() {
        return Math.toIntExact(end - first);
    }
}
