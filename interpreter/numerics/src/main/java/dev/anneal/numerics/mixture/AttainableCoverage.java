package dev.anneal.numerics.mixture;

import java.util.Arrays;

/**
 * The best coverage that fixed weights allow, as a search for an assignment of components to modes. Components are
 * placed heaviest first on the mode that lacks most, with backtracking and bounds; this is exact unless the search
 * takes {@value #MOST_WORK} comparisons, which takes more than about ten components of unequal weights, and then the best
 * assignment found so far answers, a lower bound. Of more than {@value #MOST_SEARCHED} components only the first assignment
 * is looked at: so many leave little to gain.
 */
final class AttainableCoverage {

    private static final long MOST_WORK = 200_000_000;
    private static final int MOST_SEARCHED = 500;

    private final double[] targetWeights;
    private final double[] weights;
    private final double[] remaining;
    private final double[] mass;
    private double best;
    private long work;

    private AttainableCoverage(double[] targetWeights, double[] weights) {
        this.targetWeights = targetWeights;
        this.weights = weights.clone();
        Arrays.sort(this.weights);
        remaining = new double[weights.length + 1];
        // After the sort the heaviest is last; remaining[k] is what the k lightest weigh together.
        for (int k = 0; k < weights.length; k++) {
            remaining[k + 1] = remaining[k] + this.weights[k];
        }
        mass = new double[targetWeights.length];
    }

    static double of(double[] targetWeights, double[] weights) {
        if (weights.length < targetWeights.length) {
            return 0;
        }
        AttainableCoverage search = new AttainableCoverage(targetWeights, weights);
        if (weights.length > MOST_SEARCHED) {
            search.placeAll();
        } else {
            search.place(weights.length);
        }
        return Math.min(1, search.best);
    }

    /** Places each component once, the heaviest first. */
    private void placeAll() {
        for (int left = weights.length; left > 0; left--) {
            int next = 0;
            for (int j = 1; j < mass.length; j++) {
                next = lack(j) > lack(next) ? j : next;
            }
            mass[next] += weights[left - 1];
        }
        best = Double.POSITIVE_INFINITY;
        for (int j = 0; j < mass.length; j++) {
            best = Math.min(best, mass[j] / targetWeights[j]);
        }
    }

    /** Places the {@code left} lightest components, the heavier ones having been placed. */
    private void place(int left) {
        work += mass.length;
        double coverage = Double.POSITIVE_INFINITY;
        double missing = 0;
        int empty = 0;
        for (int j = 0; j < mass.length; j++) {
            coverage = Math.min(coverage, mass[j] / targetWeights[j]);
            missing += Math.max(0, best * targetWeights[j] - mass[j]);
            empty += mass[j] == 0 ? 1 : 0;
        }
        if (left == 0) {
            best = Math.max(best, coverage);
            return;
        }
        if (empty > left || missing >= remaining[left] || best >= 1 || work > MOST_WORK) {
            return;
        }
        boolean[] tried = new boolean[mass.length];
        for (int attempt = 0; attempt < mass.length; attempt++) {
            work += mass.length;
            int next = -1;
            for (int j = 0; j < mass.length; j++) {
                if (!tried[j] && (next < 0 || lack(j) > lack(next))) {
                    next = j;
                }
            }
            tried[next] = true;
            if (twinTried(next, tried)) {
                continue;
            }
            double before = mass[next];
            mass[next] = before + weights[left - 1];
            place(left - 1);
            mass[next] = before;
        }
    }

    private double lack(int mode) {
        return targetWeights[mode] - mass[mode];
    }

    /** Two modes of one weight that carry the same are interchangeable. */
    private boolean twinTried(int mode, boolean[] tried) {
        for (int j = 0; j < mass.length; j++) {
            if (j != mode && tried[j] && mass[j] == mass[mode] && targetWeights[j] == targetWeights[mode]) {
                return true;
            }
        }
        return false;
    }
}
