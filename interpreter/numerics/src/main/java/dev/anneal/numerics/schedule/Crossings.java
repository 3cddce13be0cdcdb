package dev.anneal.numerics.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Finds the times at which a function of time passes from one branch to another. */
final class Crossings {

    /** Points of the grid on which a change of branch is looked for, per interval searched. */
    static final int GRID = 512;

    private Crossings() {}

    /**
     * The first double of each new branch between two times. Changes closer together than the grid may be missed.
     *
     * @param branch names the branch at a time by a number
     * @param points how many intervals to cut the time between into
     */
    static List<Double> between(double from, double to, int points, DoubleUnaryOperator branch) {
        List<Double> times = new ArrayList<>();
        double left = from;
        double leftBranch = branch.applyAsDouble(left);
        for (int i = 1; i <= points; i++) {
            double right = i == points ? to : from + (to - from) * i / points;
            double rightBranch = branch.applyAsDouble(right);
            collect(left, leftBranch, right, rightBranch, branch, times);
            left = right;
            leftBranch = rightBranch;
        }
        return times;
    }

    private static void collect(
            double from,
            double fromBranch,
            double to,
            double toBranch,
            DoubleUnaryOperator branch,
            List<Double> times) {
        double left = from;
        double leftBranch = fromBranch;
        // Each round finds the end of one branch; several may end between two points of the grid.
        while (leftBranch != toBranch && left < to) {
            double low = left;
            double high = to;
            while (Math.nextUp(low) < high) {
                double middle = low + (high - low) / 2;
                if (branch.applyAsDouble(middle) == leftBranch) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            times.add(high);
            Ranges.atMostKinks(times.size());
            left = high;
            leftBranch = branch.applyAsDouble(high);
        }
    }
}
