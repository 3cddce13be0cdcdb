package dev.anneal.report.terminal;

/** Colours of the palette of 256: for series those of the charts in files, as near as there are some. */
final class Palette {
    private static final int[] SERIES = {32, 166, 36, 175, 214, 74, 250};
    private static final int[] SCALE = {53, 54, 60, 24, 30, 36, 77, 149, 220};

    private Palette() {}

    /** The colour of a series by its position, from 0. */
    static int of(int series) {
        return SERIES[Math.floorMod(series, SERIES.length)];
    }

    /** The colour of a share, from 0 to 1, of a scale from dark to light. */
    static int ofShare(double share) {
        return SCALE[(int) Math.max(0, Math.min(SCALE.length - 1, Math.floor(share * SCALE.length)))];
    }

    /** A letter for a series, by which it is known without colours, too. */
    static char letter(int series) {
        return (char) ('a' + Math.floorMod(series, 26));
    }
}
