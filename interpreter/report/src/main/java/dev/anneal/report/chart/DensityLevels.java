package dev.anneal.report.chart;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The heights of a density above which there is a given share of its mass: its highest-density regions (R. Hyndman, The
 * American Statistician 50, 1996), with the integral taken over a regular grid. They need no normalised density, and can
 * be compared between densities of any height.
 */
public final class DensityLevels {
    /** The shares of the regions, the smallest first. */
    static final double[] SHARES = {0.5, 0.8, 0.95, 0.99};

    private DensityLevels() {}

    /** The shares in words: "50, 80, 95 and 99 %". */
    public static String words() {
        String all = Arrays.stream(SHARES)
                .mapToObj(share -> Long.toString(Math.round(100 * share)))
                .collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return all.substring(0, last) + " and " + all.substring(last + 2) + " %";
    }

    /**
     * The logarithms of the heights, falling; none if the density is nowhere above 0.
     *
     * @param logs logarithms of the density, up to a constant
     */
    public static double[] of(double[][] logs) {
        double[] sorted = Arrays.stream(logs)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new double[0];
        }
        double highest = sorted[sorted.length - 1];
        double total = 0;
        for (double log : sorted) {
            total += StrictMath.exp(log - highest);
        }
        double[] levels = new double[SHARES.length];
        double above = 0;
        int reached = 0;
        for (int i = sorted.length - 1; i >= 0 && reached < levels.length; i--) {
            above += StrictMath.exp(sorted[i] - highest);
            while (reached < levels.length && above >= SHARES[reached] * total) {
                levels[reached++] = below(sorted, i);
            }
        }
        while (reached < levels.length) {
            levels[reached++] = below(sorted, 0);
        }
        return levels;
    }

    /**
     * For each place the share of the mass that lies at heights as great as its own or greater: the share of the smallest
     * region that has the place in it. It is 1 where there is no mass.
     */
    public static double[][] shares(double[][] logs) {
        double[] sorted = Arrays.stream(logs)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double[] above = new double[sorted.length];
        double sum = 0;
        for (int i = sorted.length - 1; i >= 0; i--) {
            sum += StrictMath.exp(sorted[i] - sorted[sorted.length - 1]);
            above[i] = sum;
        }
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                above[i] = above[i - 1];
            }
        }
        double total = sum;
        return Arrays.stream(logs)
                .map(row -> Arrays.stream(row)
                        .map(log -> Double.isFinite(log) ? above[Arrays.binarySearch(sorted, log)] / total : 1)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Between a height and the next lower one, so that all points of this height lie inside: a density may be flat. */
    private static double below(double[] sorted, int place) {
        int lower = place;
        while (lower >= 0 && sorted[lower] >= sorted[place]) {
            lower--;
        }
        return lower < 0 ? sorted[place] - 1 : (sorted[place] + sorted[lower]) / 2;
    }
}
