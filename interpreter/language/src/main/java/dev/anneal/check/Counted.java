package dev.anneal.check;

/** Counts with their nouns. */
final class Counted {
    private Counted() {}

    /** {@code 1 argument}, {@code 2 arguments}. */
    static String of(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
