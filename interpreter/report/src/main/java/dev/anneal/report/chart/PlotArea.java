package dev.anneal.report.chart;

import java.util.Optional;

/**
 * The rectangle of the page in which data are drawn, and the way from values to pixels there.
 *
 * @param x empty, as is {@code y}, if there is nothing that tells what the axis runs between
 */
record PlotArea(
        double left, double top, double right, double bottom, Optional<AxisMapping> x, Optional<AxisMapping> y) {
    /** Half the width of a line: one that runs along the edge is shown whole. */
    private static final double CLIP_MARGIN = 1;

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    double centerX() {
        return (left + right) / 2;
    }

    double centerY() {
        return (top + bottom) / 2;
    }

    boolean contains(Pixel pixel) {
        return pixel.x() >= left && pixel.x() <= right && pixel.y() >= top && pixel.y() <= bottom;
    }

    /**
     * Opens an element which cuts off what lies outside this area. A nested {@code svg} needs no identifier, unlike a
     * {@code clipPath}, so several charts can stand in one page without a clash.
     */
    void openClipped(SvgWriter svg) {
        double clipLeft = left - CLIP_MARGIN;
        double clipTop = top - CLIP_MARGIN;
        double clipWidth = width() + 2 * CLIP_MARGIN;
        double clipHeight = height() + 2 * CLIP_MARGIN;
        svg.open("svg")
                .attribute("x", clipLeft)
                .attribute("y", clipTop)
                .attribute("width", clipWidth)
                .attribute("height", clipHeight)
                .attribute(
                        "viewBox",
                        SvgWriter.number(clipLeft) + " " + SvgWriter.number(clipTop) + " " + SvgWriter.number(clipWidth)
                                + " " + SvgWriter.number(clipHeight));
    }
}
