package dev.anneal.report.chart;

import java.util.List;

/**
 * Where the values of one axis lie on paper.
 *
 * @param ticks the marks whose labels fit without touching
 * @param start the pixel of the range's low end
 * @param end the pixel of its high end; less than {@code start} on a vertical axis, whose pixels count downwards
 */
record AxisMapping(AxisRange range, List<Tick> ticks, double start, double end) {
    /** Renderers lose precision, then fail, on coordinates very far off the page. */
    private static final double FARTHEST = 1e6;

    AxisMapping {
        ticks = List.copyOf(ticks);
    }

    boolean accepts(double value) {
        return range.scale().accepts(value);
    }

    double toPixel(double value) {
        double pixel = start + range.share(value) * (end - start);
        return Math.max(-FARTHEST, Math.min(FARTHEST, pixel));
    }
}
