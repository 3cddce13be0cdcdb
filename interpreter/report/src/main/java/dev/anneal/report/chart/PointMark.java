package dev.anneal.report.chart;

/** A point of a scatter chart: a disc with a thin pale edge, so that points on each other can be told apart. */
final class PointMark {
    private static final double RADIUS = 3.5;

    private PointMark() {}

    static void draw(SvgWriter svg, double x, double y, String color, String tooltip) {
        svg.open("circle")
                .attribute("cx", x)
                .attribute("cy", y)
                .attribute("r", RADIUS)
                .attribute("fill", color)
                .attribute("fill-opacity", "0.85")
                .attribute("stroke", "#ffffff")
                .attribute("stroke-width", "0.7");
        svg.tooltip(tooltip).close();
    }
}
