package dev.anneal.run;

import java.util.List;

/**
 * What came of making fits again that were kept.
 *
 * @param cells the cells of sweeps that were made again
 * @param kept the cells of which something is kept, these and others
 * @param planned the cells that the plan has
 * @param fits the fits that were compared
 * @param exact how many of them are the same to the bit
 * @param unlike how many of them differ by more than is tolerated
 * @param largest by how much numbers that are tolerated differ at most, relative to those above 1
 * @param differences what differs, the first few
 */
public record Verification(
        long cells,
        long kept,
        long planned,
        long fits,
        long exact,
        long unlike,
        double largest,
        List<Difference> differences) {
    /** The most differences that are told. */
    public static final int MOST_DIFFERENCES = 10;

    public Verification {
        differences = List.copyOf(differences);
    }

    /** Whether there was something to compare, and nothing of it differs. */
    public boolean holds() {
        return fits > 0 && unlike == 0;
    }

    /**
     * Which cells are looked at, and how closely.
     *
     * @param cells how many, at most, drawn from all sweeps together
     * @param seed which ones are drawn
     * @param tolerance by how much numbers may differ, relative to those above 1; 0 for the same bits
     */
    public record Sample(long cells, long seed, double tolerance) {}

    /**
     * A fit that is not what is kept of it.
     *
     * @param sweep the name of its sweep
     * @param cell its cell in words, "beta0 = 0.1, rate = 2"; empty where there is one only
     * @param repeat its repeat, from 1
     * @param field what differs
     * @param was what is kept, as a text
     * @param is what came of it now, as a text
     */
    public record Difference(String sweep, String cell, long repeat, String field, String was, String is) {}
}
