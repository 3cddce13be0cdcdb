package dev.anneal.numerics.metric;

import dev.anneal.numerics.tape.BatchTape;
import dev.anneal.numerics.tape.Program;
import java.util.List;

/**
 * How a target divides its mass among modes, and how to tell what a fit has of each. The shares of a mixture's components
 * are their responsibilities; those of regions are 1 for the points in them and 0 for others.
 *
 * @param masses the target's mass on each mode; they sum to 1
 * @param shares what points have of each mode
 */
@SuppressWarnings("ArrayRecordComponent") // Never written, and never compared.
public record ModeDivision(double[] masses, Shares shares) {
    /** What points have of each mode. */
    @FunctionalInterface
    public interface Shares {
        /**
         * The share of each mode in points.
         *
         * @param points coordinate by coordinate, {@code count} apart
         * @return that of mode j in point n at {@code j * count + n}
         */
        double[] of(double[] points, int count);
    }

    /**
     * The division into regions. A point belongs to the first region whose condition holds; one that is in none counts
     * for no mode.
     *
     * @param masses the target's mass in each region
     * @param conditions for each region a program that tells whether a point is in it, by a number that is not 0
     */
    public static ModeDivision ofRegions(double[] masses, List<Program> conditions) {
        return new ModeDivision(masses, (points, count) -> {
            double[] shares = new double[conditions.size() * count];
            boolean[] taken = new boolean[count];
            double[] inside = new double[count];
            for (int j = 0; j < conditions.size(); j++) {
                new BatchTape(conditions.get(j)).run(points, count, count, inside, inside);
                for (int n = 0; n < count; n++) {
                    if (inside[n] != 0 && !taken[n]) {
                        taken[n] = true;
                        shares[j * count + n] = 1;
                    }
                }
            }
            return shares;
        });
    }
}
