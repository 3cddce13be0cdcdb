package dev.anneal.evaluate;

/**
 * What tells the random part of one fit from that of another: fits with equal keys drew the same numbers, and their
 * results go together; all others are independent.
 *
 * @param stream the seed
 * @param repeat the repeat under that seed
 */
public record Replicate(long stream, long repeat) implements Comparable<Replicate> {
    @Override
    public int compareTo(Replicate other) {
        int order = Long.compare(stream, other.stream);
        return order != 0 ? order : Long.compare(repeat, other.repeat);
    }
}
