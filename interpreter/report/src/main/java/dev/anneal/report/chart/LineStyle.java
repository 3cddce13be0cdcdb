package dev.anneal.report.chart;

/**
 * The colour and dashes which tell one series from another. The colours are those of Okabe and Ito, which people with
 * any form of colour blindness can tell apart, less the yellow, which is too pale on white. When they are used up they
 * come again with dashes.
 *
 * @param hue the position of its colour among them, from 0
 * @param dashes as SVG's {@code stroke-dasharray}; empty for a solid line
 */
public record LineStyle(int hue, String dashes) {
    private static final String[] COLORS = {
        "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000",
    };
    private static final String[] DASHES = {"", "7 4", "2 3", "9 3 2 3"};

    /** The style of the series with this position in its chart, from 0. */
    public static LineStyle of(int index) {
        return new LineStyle(index % COLORS.length, DASHES[index / COLORS.length % DASHES.length]);
    }

    /**
     * A style for lines of two orders.
     *
     * @param color the position of what the colour stands for, from 0
     * @param dash the position of what the dashes stand for, from 0
     */
    static LineStyle of(int color, int dash) {
        return new LineStyle(color % COLORS.length, DASHES[dash % DASHES.length]);
    }

    /** The colour on white. */
    String color() {
        return COLORS[hue];
    }

    /** Gives the line now open this look. */
    void apply(SvgWriter svg) {
        svg.attribute("fill", "none").attribute("stroke", color()).attribute("stroke-width", "2");
        svg.attribute("stroke-linejoin", "round");
        if (!dashes.isEmpty()) {
            svg.attribute("stroke-dasharray", dashes);
        }
    }
}
