package dev.anneal.report.chart;

import java.util.Locale;

/**
 * Values as colours, from dark blue by way of green to yellow: lightness rises all the way, so that the order is seen
 * without colours too, in print and by the colour-blind. The colours are those of viridis (Smith and van der Walt, public
 * domain), joined by straight lines.
 */
final class ColorScale {
    /** What has no value. */
    static final String MISSING = "#eeeeee";

    private static final int[] STOPS = {
        0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725
    };

    private ColorScale() {}

    /** The colour of a share, from 0 to 1, of the way. */
    static String of(double share) {
        if (Double.isNaN(share)) {
            return MISSING;
        }
        double place = Math.max(0, Math.min(1, share)) * (STOPS.length - 1);
        int below = Math.min(STOPS.length - 2, (int) place);
        double part = place - below;
        int color = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = STOPS[below] >> shift & 0xff;
            int to = STOPS[below + 1] >> shift & 0xff;
            color = color << 8 | (int) Math.round(from + part * (to - from));
        }
        return "#" + String.format(Locale.ROOT, "%06x", color);
    }
}
