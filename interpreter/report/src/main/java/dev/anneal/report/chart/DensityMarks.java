package dev.anneal.report.chart;

/**
 * How target, fit, samples and means look in a density map: blue areas against orange lines, which people with any form of
 * colour blindness tell apart, and which differ in form, too.
 */
final class DensityMarks {
    /** The colours of the target's regions, the smallest and darkest first. */
    static final String[] SHADES = {"#5b9bc8", "#8fbfdf", "#bfdaee", "#e2eef8"};

    private static final String FIT = "#d55e00";
    private static final double SAMPLE_RADIUS = 1.3;
    private static final double MEAN_RADIUS = 4.5;

    private DensityMarks() {}

    /** Gives the shape now open the look of a line around a region of the fit. */
    static void outline(SvgWriter svg) {
        svg.attribute("fill", "none")
                .attribute("stroke", FIT)
                .attribute("stroke-width", "1.5")
                .attribute("stroke-linejoin", "round");
    }

    static void sample(SvgWriter svg, double x, double y) {
        svg.open("circle")
                .attribute("cx", x)
                .attribute("cy", y)
                .attribute("r", SAMPLE_RADIUS)
                .attribute("fill", "#1a1a1a")
                .attribute("fill-opacity", "0.4");
        svg.close();
    }

    static void mean(SvgWriter svg, double x, double y, String tooltip) {
        svg.open("circle")
                .attribute("cx", x)
                .attribute("cy", y)
                .attribute("r", MEAN_RADIUS)
                .attribute("fill", "#ffffff")
                .attribute("stroke", "#1a1a1a")
                .attribute("stroke-width", "1.8");
        svg.tooltip(tooltip).close();
    }
}
