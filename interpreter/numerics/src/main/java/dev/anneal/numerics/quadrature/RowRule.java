package dev.anneal.numerics.quadrature;

import java.util.Arrays;

/**
 * The trapezoidal rule along one line of a Gaussian expectation of softmax, the innermost loop of every rule with more
 * than two logits. Along the line each logit is {@code base + slope z}; the exponentials of {@code slope z} are
 * tabulated once for all lines, so that a node costs products and one division. Lines on which one logit wins
 * everywhere cost nothing, and slopes too steep for a table are walked node by node, leaping over the stretches that
 * one logit wins. Thread-confined.
 */
final class RowRule {

    /** Logits this far below the winner are worth exp(-28) = 7e-13 of it. */
    private static final double NEGLIGIBLE = 28;
    /** The largest exponent in the table, so that no product of entries overflows. */
    private static final double LARGEST_EXPONENT = 300;

    private int n;
    private int reach;
    private boolean tabulated;
    private boolean wantsLog;
    private boolean wantsSecond;
    private double step;
    private double[] slope = new double[0];
    private double[] factor = new double[0];
    private double[] logit = new double[0];
    private int[] active = new int[0];
    private double[] weight = new double[0];
    private double[] prefixWeight = new double[0];
    private double[] prefixMoment = new double[0];
    private double[] sum = new double[0];
    private double[] inverse = new double[0];
    private double[] table = new double[0];

    /** What the rows of the current expectation add up to. */
    double[] mean = new double[0];

    double[] second = new double[0];
    double logSumExp;
    double totalWeight;

    /**
     * Prepares for rows with the given slopes.
     *
     * @param slopes the slope of each logit along the rows
     * @param count how many logits there are
     * @param radius where the rule ends, in standard deviations
     * @param digits its accuracy, see {@link TrapezoidStep}
     */
    void prepare(
            double[] slopes, int count, double radius, double digits, boolean logSumExpWanted, boolean secondWanted) {
        n = count;
        wantsLog = logSumExpWanted;
        wantsSecond = secondWanted;
        if (slope.length < n) {
            slope = new double[n];
            factor = new double[n];
            logit = new double[n];
            active = new int[n];
            mean = new double[n];
            second = new double[n * n];
        }
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            slope[i] = slopes[i];
            lowest = Math.min(lowest, slopes[i]);
            highest = Math.max(highest, slopes[i]);
        }
        step = TrapezoidStep.of(highest - lowest, digits);
        reach = (int) Math.ceil(radius / step);
        tabulated = Math.max(-lowest, highest) * radius <= LARGEST_EXPONENT;
        weights();
        if (tabulated) {
            tabulate();
        }
        reset();
    }

    /** Forgets the sums, but not the slopes. */
    void reset() {
        Arrays.fill(mean, 0, n, 0);
        Arrays.fill(second, 0, n * n, 0);
        logSumExp = 0;
        totalWeight = 0;
    }

    private void weights() {
        int nodes = 2 * reach + 1;
        if (weight.length < nodes) {
            weight = new double[nodes];
            prefixWeight = new double[nodes + 1];
            prefixMoment = new double[nodes + 1];
            sum = new double[nodes];
            inverse = new double[nodes];
        }
        double shrink = Math.exp(-step * step);
        double ratio = Math.sqrt(shrink);
        double value = 1;
        weight[reach] = 1;
        for (int j = 1; j <= reach; j++) {
            value *= ratio;
            ratio *= shrink;
            weight[reach + j] = value;
            weight[reach - j] = value;
        }
        prefixWeight[0] = 0;
        prefixMoment[0] = 0;
        for (int j = 0; j < nodes; j++) {
            prefixWeight[j + 1] = prefixWeight[j] + weight[j];
            prefixMoment[j + 1] = prefixMoment[j] + weight[j] * ((j - reach) * step);
        }
    }

    private void tabulate() {
        int nodes = 2 * reach + 1;
        if (table.length < n * nodes) {
            table = new double[n * nodes];
        }
        for (int i = 0; i < n; i++) {
            double up = Math.exp(slope[i] * step);
            double down = 1 / up;
            double high = 1;
            double low = 1;
            int center = i * nodes + reach;
            table[center] = 1;
            for (int j = 1; j <= reach; j++) {
                high *= up;
                low *= down;
                table[center + j] = high;
                table[center - j] = low;
            }
        }
    }

    /**
     * Adds one line.
     *
     * @param base the logits at z = 0
     * @param rowWeight the weight of the line
     * @param radius how far from z = 0 this line goes, in standard deviations; at most the radius of the rule
     */
    void add(double[] base, double rowWeight, double radius) {
        int within = Math.min(reach, (int) Math.floor(radius / step));
        int winner = 0;
        for (int i = 1; i < n; i++) {
            winner = base[i] > base[winner] ? i : winner;
        }
        int count = 0;
        for (int i = 0; i < n; i++) {
            double gap = base[winner] - base[i] - Math.abs(slope[winner] - slope[i]) * (within * step);
            if (gap < NEGLIGIBLE) {
                active[count++] = i;
            }
        }
        int from = reach - within;
        int to = reach + within + 1;
        totalWeight += rowWeight * (prefixWeight[to] - prefixWeight[from]);
        if (count <= 1) {
            win(base, winner, rowWeight, from, to);
        } else if (tabulated) {
            int left = contestBegin(base, from, to, count);
            int right = Math.max(left, contestEnd(base, from, to, count));
            win(base, flattest(base, count), rowWeight, from, left);
            addTabulated(base, winner, rowWeight, left, right, count);
            win(base, steepest(base, count), rowWeight, right, to);
        } else {
            walk(base, rowWeight, from, to, count);
        }
    }

    /** The active logit that wins far to the right. */
    private int steepest(double[] base, int count) {
        int best = active[0];
        for (int a = 1; a < count; a++) {
            int i = active[a];
            best = slope[i] > slope[best] || (slope[i] == slope[best] && base[i] > base[best]) ? i : best;
        }
        return best;
    }

    /** The active logit that wins far to the left. */
    private int flattest(double[] base, int count) {
        int best = active[0];
        for (int a = 1; a < count; a++) {
            int i = active[a];
            best = slope[i] < slope[best] || (slope[i] == slope[best] && base[i] > base[best]) ? i : best;
        }
        return best;
    }

    /** The node from which on the steepest logit wins by far. */
    private int contestEnd(double[] base, int from, int to, int count) {
        int best = steepest(base, count);
        double end = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < count; a++) {
            int i = active[a];
            if (i != best) {
                // Equal slopes divide by zero: infinite, so never, or long ago if the gap is wide enough.
                end = Math.max(end, (base[i] - base[best] + NEGLIGIBLE) / (slope[best] - slope[i]));
            }
        }
        return (int) Math.max(from, Math.min(to, Math.ceil(end / step) + reach));
    }

    /** The node up to which the flattest logit wins by far. */
    private int contestBegin(double[] base, int from, int to, int count) {
        int best = flattest(base, count);
        double begin = Double.POSITIVE_INFINITY;
        for (int a = 0; a < count; a++) {
            int i = active[a];
            if (i != best) {
                begin = Math.min(begin, (base[best] - base[i] - NEGLIGIBLE) / (slope[i] - slope[best]));
            }
        }
        return (int) Math.max(from, Math.min(to, Math.floor(begin / step) + reach + 1));
    }

    /** One logit wins from node {@code from} to node {@code to}, exclusive. */
    private void win(double[] base, int winner, double rowWeight, int from, int to) {
        double won = rowWeight * (prefixWeight[to] - prefixWeight[from]);
        mean[winner] += won;
        logSumExp += base[winner] * won + rowWeight * slope[winner] * (prefixMoment[to] - prefixMoment[from]);
        if (wantsSecond) {
            second[winner * n + winner] += won;
        }
    }

    private void addTabulated(double[] base, int winner, double rowWeight, int from, int to, int count) {
        int nodes = 2 * reach + 1;
        Arrays.fill(sum, from, to, 0);
        for (int a = 0; a < count; a++) {
            int i = active[a];
            double scale = Math.exp(base[i] - base[winner]);
            factor[i] = scale;
            int at = i * nodes;
            for (int j = from; j < to; j++) {
                sum[j] += scale * table[at + j];
            }
        }
        for (int j = from; j < to; j++) {
            inverse[j] = weight[j] / sum[j];
        }
        for (int a = 0; a < count; a++) {
            int i = active[a];
            mean[i] += rowWeight * factor[i] * dot(table, i * nodes, inverse, from, to);
        }
        if (wantsLog) {
            double log = 0;
            for (int j = from; j < to; j++) {
                log += weight[j] * Math.log(sum[j]);
            }
            logSumExp += rowWeight * (log + base[winner] * (prefixWeight[to] - prefixWeight[from]));
        }
        if (wantsSecond) {
            for (int j = from; j < to; j++) {
                inverse[j] /= sum[j];
            }
            for (int a = 0; a < count; a++) {
                for (int b = 0; b <= a; b++) {
                    int i = active[a];
                    int k = active[b];
                    double moment = rowWeight * factor[i] * factor[k] * dot(i * nodes, k * nodes, from, to);
                    second[i * n + k] += moment;
                    second[k * n + i] += i == k ? 0 : moment;
                }
            }
        }
    }

    private static double dot(double[] left, int offset, double[] right, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = from;
        for (; j + 3 < to; j += 4) {
            a += left[offset + j] * right[j];
            b += left[offset + j + 1] * right[j + 1];
            c += left[offset + j + 2] * right[j + 2];
            d += left[offset + j + 3] * right[j + 3];
        }
        for (; j < to; j++) {
            a += left[offset + j] * right[j];
        }
        return a + b + (c + d);
    }

    /** The sum of products of two rows of the table with the weights over squared sums. */
    private double dot(int left, int right, int from, int to) {
        double a = 0;
        double b = 0;
        int j = from;
        for (; j + 1 < to; j += 2) {
            a += table[left + j] * table[right + j] * inverse[j];
            b += table[left + j + 1] * table[right + j + 1] * inverse[j + 1];
        }
        for (; j < to; j++) {
            a += table[left + j] * table[right + j] * inverse[j];
        }
        return a + b;
    }

    /** Node by node, without a table; where one logit wins by far, on to where another one can come near. */
    private void walk(double[] base, double rowWeight, int from, int to, int count) {
        int j = from;
        while (j < to) {
            double z = (j - reach) * step;
            int winner = active[0];
            for (int a = 0; a < count; a++) {
                int i = active[a];
                logit[i] = base[i] + slope[i] * z;
                winner = logit[i] > logit[winner] ? i : winner;
            }
            double clear = to;
            for (int a = 0; a < count; a++) {
                int i = active[a];
                double gap = logit[winner] - logit[i] - NEGLIGIBLE;
                double closing = slope[i] - slope[winner];
                if (i != winner && gap <= 0) {
                    clear = 0;
                } else if (i != winner && closing > 0) {
                    clear = Math.min(clear, Math.floor(gap / (closing * step)));
                }
            }
            if (clear >= 1) {
                int next = (int) Math.min(to, j + clear);
                win(base, winner, rowWeight, j, next);
                j = next;
            } else {
                addNode(rowWeight * weight[j], winner, count);
                j++;
            }
        }
    }

    private void addNode(double nodeWeight, int winner, int count) {
        double total = 0;
        for (int a = 0; a < count; a++) {
            int i = active[a];
            factor[i] = Math.exp(logit[i] - logit[winner]);
            total += factor[i];
        }
        for (int a = 0; a < count; a++) {
            int i = active[a];
            factor[i] /= total;
            mean[i] += nodeWeight * factor[i];
        }
        logSumExp += nodeWeight * (logit[winner] + Math.log(total));
        if (wantsSecond) {
            for (int a = 0; a < count; a++) {
                for (int b = 0; b < count; b++) {
                    second[active[a] * n + active[b]] += nodeWeight * factor[active[a]] * factor[active[b]];
                }
            }
        }
    }
}
