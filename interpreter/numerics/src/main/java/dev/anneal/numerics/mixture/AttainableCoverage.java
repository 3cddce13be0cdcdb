package dev.anneal.numerics.mixture;

import java.util.Arrays;

/**
 * The best coverage that fixed weights allow, as a search for an assignment of components to modes. Components are
 * placed heaviest first on the mode that lacks most, with backtracking and bounds; this is exact unless the search
 * passes {@value #MOST_PLACEMENTS} placements, which takes more than about ten components of unequal weights, and then
 * the best assignment found so far answers, a lower bound.
 */
final class AttainableCoverage {

    private static final int MOST_PLACEMENTS = 2_000_000;

    private final double[] targetWeights;
    private final double[] weights;
    private final double[] remaining;
    private final double[] mass;
    private double best;
    private int placements;

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
        search.place(weights.length);
        return Math.min(1, search.best);
    }

    /** Places the {@code left} lightest components, the heavier ones having been placed. */
    private void place(int left) {
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
        if (empty > left || missing >= remaining[left] || best >= 1 || placements++ > MOST_PLACEMENTS) {
            return;
        }
        boolean[] tried = new boolean[mass.length];
        for (int attempt = 0; attempt < mass.length; attempt++) {
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
